import type { Mutant } from "../mutation/mutant.ts";

const closing = "features/handovers/mutations/close-account.test.ts";

export const mutants: Mutant[] = [
  {
    harm: "An account is closed and nobody takes over what was theirs.",
    change: {
      file: "features/handovers/mutations/close-account.ts",
      find: "if (owned && !toId)",
      replace: "if (owned && toId === undefined)",
    },
    fails: [{ file: closing, name: "asks who takes over" }],
  },
  {
    harm: "Somebody takes over who may change nothing or has left.",
    change: {
      file: "features/handovers/mutations/close-account.ts",
      find: 'if (!heir || heir.deactivatedAt || heir.id === recruiterId || heir.role === "viewer")',
      replace: "if (!heir)",
    },
    fails: [{ file: closing, name: "asks who takes over" }],
  },
  {
    harm: "An undo takes away what somebody was given since.",
    change: {
      file: "features/handovers/mutations/hand-over.ts",
      find: "sql`x.${owner} = ${toId}::uuid and ${left} and ${handed}`",
      replace: "handed",
    },
    fails: [{ file: closing, name: "an undo leaves what has changed hands" }],
  },
];
