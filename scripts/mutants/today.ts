import type { Mutant } from "../mutation/mutant.ts";

const today = "features/today/queries/list-today.test.ts";
const branches = "features/today/queries/branches.ts";

/** What Today asks for, and what it does not. */
export const mutants: Mutant[] = [
  {
    harm: "An auto-reply is a line of Today.",
    change: { file: branches, find: "x.handled_at is null and not x.auto", replace: "x.handled_at is null" },
    fails: [{ file: today, name: "an auto-reply is none" }],
  },
  {
    harm: "A close-out that was undone still owes an answer.",
    change: {
      file: "features/candidacies/queries/answer-owed.ts",
      find: "and ${x}.undone_at is null and",
      replace: "and",
    },
    fails: [
      { file: today, name: "a close-out that was undone" },
      { file: "features/outreach/mutations/queue-process.test.ts", name: "a close-out that was undone" },
    ],
  },
  {
    harm: "Who withdrew is owed an answer.",
    change: {
      file: "features/candidacies/queries/answer-owed.ts",
      find: "and ${x}.side <> 'candidate'",
      replace: "",
    },
    fails: [{ file: "features/outreach/mutations/queue-process.test.ts", name: "who withdrew" }],
  },
  {
    harm: "Today does not ask the firm when an answer is due.",
    change: { file: "features/candidacies/rules/answer-owed.ts", find: "contactRules.answerWorkingDays", replace: "2" },
    fails: [{ file: "features/today/rules/words.test.ts", name: "an answer is due" }],
  },
  {
    harm: "A list has no keys before somebody has tabbed to it.",
    change: {
      file: "components/line-keys.ts",
      find: `if (key === "j" || (key`,
      replace: `if ((key === "j" && onLine) || (key`,
    },
    fails: [{ file: "components/kept-focus.test.tsx", name: "j and k walk over the lines" }],
  },
  {
    harm: "The keys of a list work while somebody types.",
    change: {
      file: "components/line-keys.ts",
      find: "target.closest(typing) || document",
      replace: "document",
    },
    fails: [{ file: "components/kept-focus.test.tsx", name: "j and k walk over the lines" }],
  },
  {
    harm: "A line that leaves takes the focus with it.",
    change: { file: "components/kept-focus.ts", find: "      restore();", replace: "" },
    fails: [{ file: "components/kept-focus.test.tsx", name: "a line that leaves hands the focus" }],
  },
  {
    harm: "A manager opens Today on their own lines, which are none.",
    change: {
      file: "features/today/rules/scope.ts",
      find: `role === "recruiter" ? "mine" : "all"`,
      replace: `role === "viewer" ? "all" : "mine"`,
    },
    fails: [{ file: "features/today/rules/scope.test.ts", name: "manager" }],
  },
];
