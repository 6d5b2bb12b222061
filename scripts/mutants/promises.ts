import type { Mutant } from "../mutation/mutant.ts";

/** Who will answer whom by which date. */
export const mutants: Mutant[] = [
  {
    harm: "A recruiter whose date came second is told nothing.",
    change: {
      file: "features/promises/mutations/promise-decision.ts",
      find: "if (!promise) return refuseForOtherDate(inside, candidacyId);",
      replace: 'if (!promise) return { promiseId: open?.id ?? "" };',
    },
    fails: [{ file: "features/promises/mutations/set-decision-date.test.ts", name: "of two dates at once" }],
  },
];
