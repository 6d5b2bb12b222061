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
    change: { file: branches, find: "x.told_at is null and x.undone_at is null", replace: "x.told_at is null" },
    fails: [{ file: today, name: "a close-out that was undone" }],
  },
];
