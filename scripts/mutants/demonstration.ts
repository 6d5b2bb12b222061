import type { Mutant } from "../mutation/mutant.ts";

const clock = "jobs/demonstration-clock.test.ts";

export const mutants: Mutant[] = [
  {
    harm: "The stand-in has a clock of its own, so that replies are older than what they answer.",
    change: {
      file: "local/resend/server.ts",
      find: "const now = options.now ?? (() => new Date());",
      replace: "const now = () => new Date();",
    },
    fails: [{ file: clock, name: "on Saturday night" }],
  },
  {
    harm: "A start after one that was killed turns the clock back.",
    change: { file: "local/clock.ts", find: "Math.max(now, last || 0)", replace: "now" },
    fails: [{ file: clock, name: "time never runs backwards" }],
  },
  {
    harm: "A start in office hours keeps a clock that shows the night.",
    change: { file: "local/clock.ts", find: "clockAhead(new Date(from)", replace: "clockAhead(new Date(now)" },
    fails: [{ file: clock, name: "in office hours again" }],
  },
];
