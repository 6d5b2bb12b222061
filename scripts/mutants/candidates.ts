import type { Mutant } from "../mutation/mutant.ts";

const finding = "features/candidates/queries/find-selected.ts";
const locking = "features/candidates/mutations/lock-selected.ts";
const assigning = "features/candidates/mutations/assign-owner.test.ts";

/** A verb for all that match acts on what the recruiter saw, or on nobody. */
export const mutants: Mutant[] = [
  {
    harm: "All that match are others than the recruiter saw, and are changed all the same.",
    change: { file: finding, find: "if (seen.count !== now.count)", replace: "if (seen.count < 0)" },
    fails: [
      { file: assigning, name: "where others match now" },
      { file: assigning, name: "the one who waited looks again" },
    ],
  },
  {
    harm: "Close matches are nobody to a verb for all that match.",
    change: { file: finding, find: "if (!mayBeSimilar(filter)) return", replace: "if (filter) return" },
    fails: [{ file: assigning, name: "close matches are selected" }],
  },
  {
    harm: "Who has the words is changed in place of the close matches that were seen.",
    change: { file: finding, find: "if (seen.similar !== now.similar)", replace: "if (seen.count < 0)" },
    fails: [{ file: assigning, name: "close matches are let go" }],
  },
  {
    harm: "A row unticked out of all that match is changed with them.",
    change: { file: finding, find: ".filter((id) => !excepted.has(id))", replace: "" },
    fails: [{ file: assigning, name: "all that match but the exceptions" }],
  },
  {
    harm: "A list that changed while a verb waited for it is not looked at again.",
    change: { file: locking, find: 'if ("ids" in selection) return ids;', replace: "if (ids) return ids;" },
    fails: [{ file: assigning, name: "the one who waited looks again" }],
  },
  {
    harm: "After the wait others match, as many as before, and the old ones are changed.",
    change: { file: locking, find: "if (still.some((id) => !held.has(id)))", replace: "if (still.length < 0)" },
    fails: [{ file: assigning, name: "as many but others" }],
  },
  {
    harm: "A verb goes to a number that nobody has seen.",
    change: {
      file: "features/candidates/components/bulk-verb.tsx",
      find: "const count = exact ? chosen.seen.count : data;",
      replace: "const count = data ?? chosen.seen.count;",
    },
    fails: [{ file: "features/candidates/components/bulk-verb.test.tsx", name: "of more than the table counts" }],
  },
];
