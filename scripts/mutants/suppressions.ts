import type { Mutant } from "../mutation/mutant.ts";

const optOut = "features/suppressions/mutations/opt-out-person.ts";
const links = "features/replies/mutations/public-links.test.ts";

/** A person's will, and addresses that are not emailed. */
export const mutants: Mutant[] = [
  {
    without: "An unsubscribe holds one address of several.",
    change: { file: optOut, find: "...theirs.map(({ address }) => address), ", replace: "" },
    fails: [{ file: links, name: "a POST without a session" }],
  },
  {
    without: "An unsubscribe leaves planned email planned.",
    change: {
      file: optOut,
      find: "await cancelCounted(inside, personId, sentences[reason])",
      replace: "await cancelCounted(inside, crypto.randomUUID(), sentences[reason])",
    },
    fails: [{ file: links, name: "a POST without a session" }],
  },
  {
    without: "A complaint is lifted.",
    change: {
      file: "features/suppressions/mutations/lift-suppression.ts",
      find: 'if (optOut?.reason === "complained" ||',
      replace: "if (",
    },
    fails: [{ file: links, name: "lifted by a manager with a reason" }],
  },
  {
    without: "A will is lifted without a reason.",
    change: {
      file: "features/suppressions/mutations/lift-suppression.ts",
      find: "if (liftedReason.length < 10)",
      replace: "if (false)",
    },
    fails: [{ file: links, name: "lifted by a manager with a reason" }],
  },
];
