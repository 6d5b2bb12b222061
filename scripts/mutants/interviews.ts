import type { Mutant } from "../mutation/mutant.ts";

const interviews = "features/interviews/mutations/interviews.test.ts";
const rules = "features/interviews/rules.test.ts";
const moving = "features/interviews/mutations/move-interview.ts";
const ending = "features/interviews/mutations/cancel-interview.ts";
const debrief = "features/interviews/mutations/record-debrief.ts";

export const mutants: Mutant[] = [
  {
    harm: "An interview ends before it starts.",
    change: { file: "features/interviews/rules.ts", find: "if (endsAt <= startsAt)", replace: "if (false)" },
    fails: [
      { file: rules, name: "an interview ends after it starts, within the day" },
      { file: interviews, name: "refused: backwards hours" },
    ],
  },
  {
    harm: "An interview lasts more than twelve hours.",
    change: {
      file: "features/interviews/rules.ts",
      find: "if (endsAt.getTime() - startsAt.getTime() > 12 * hour)",
      replace: "if (false)",
    },
    fails: [{ file: rules, name: "an interview ends after it starts, within the day" }],
  },
  {
    harm: "An hour that the change of the clocks leaves out is taken.",
    change: { file: "features/interviews/rules.ts", find: "if (clockIn(zone, at) !== clock)", replace: "if (false)" },
    fails: [{ file: rules, name: "that the change of the clocks leaves out is refused" }],
  },
  {
    harm: "Of two who move an interview the second is told nothing.",
    change: { file: moving, find: "input.seenStartsAt ?? before.startsAt", replace: "before.startsAt" },
    fails: [{ file: interviews, name: "another hour keeps the round" }],
  },
  {
    harm: "An interview that was debriefed moves.",
    change: {
      file: moving,
      find: "sql`not exists (select from debriefs d where d.interview_id = ${interviews.id})`,",
      replace: "",
    },
    fails: [{ file: interviews, name: "each side is debriefed once" }],
  },
  {
    harm: "An interview that was debriefed is canceled.",
    change: {
      file: ending,
      find: "sql`not exists (select from debriefs d where d.interview_id = ${interviews.id})`,",
      replace: "",
    },
    fails: [{ file: interviews, name: "each side is debriefed once" }],
  },
  {
    harm: "An interview is canceled twice.",
    change: { file: ending, find: 'eq(interviews.state, "scheduled"),', replace: "" },
    fails: [{ file: interviews, name: "a canceled round is off" }],
  },
  {
    harm: "A no-show is noted before the hour has come.",
    change: { file: ending, find: 'if (state === "no_show" && context.now < before.startsAt)', replace: "if (false)" },
    fails: [{ file: interviews, name: "a no-show is noted once the hour has come" }],
  },
  {
    harm: "An interview is debriefed before it has ended.",
    change: { file: debrief, find: "if (context.now < interview.endsAt)", replace: "if (false)" },
    fails: [{ file: interviews, name: "refused: before the end" }],
  },
  {
    harm: "What is off is debriefed.",
    change: { file: debrief, find: 'if (interview.state !== "scheduled")', replace: "if (false)" },
    fails: [{ file: interviews, name: "a canceled round is off" }],
  },
];
