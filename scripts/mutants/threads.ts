import type { Mutant } from "../mutation/mutant.ts";

/** Conversations by email, their files, and what is shared in them. */
export const mutants: Mutant[] = [
  {
    harm: "A file is kept whatever is in it.",
    change: {
      file: "features/threads/mutations/keep-attachment.ts",
      find: "if (reason) return refuse(reason);",
      replace: "void reason;",
    },
    fails: [
      {
        file: "features/threads/mutations/keep-attachment.test.ts",
        name: "a file that is not what its name says",
        says: 'Failed query: update "attachments"',
      },
    ],
  },
  {
    harm: "An answer from the mailbox that is delivered twice goes twice.",
    change: {
      file: "features/threads/mutations/answer-from-mailbox.ts",
      find: "if (before || automaticKind(",
      replace: "if (automaticKind(",
    },
    fails: [
      {
        file: "features/threads/mutations/take-in-email.test.ts",
        name: "stands in the thread, once",
        says: 'Failed query: insert into "answers"',
      },
    ],
  },
  {
    harm: "A person gets the same item twice.",
    change: { sql: "drop index shared_items_once" },
    fails: [
      { file: "features/outreach/mutations/check-in-worth.test.ts", name: "never the same item twice to a person" },
    ],
  },
  {
    harm: "Outreach that is paused goes.",
    change: {
      file: "features/messages/rules/last-look.ts",
      find: 'if (paused) return { kind: "hold", reason: paused };',
      replace: "void paused;",
    },
    fails: [{ file: "features/messages/rules/last-look.test.ts", name: "its emails stay in the queue" }],
  },
  {
    harm: "A call of a list is logged twice.",
    change: {
      file: "features/top-of-mind/mutations/log-call.ts",
      find: '.where(line).for("update")',
      replace: ".where(line)",
    },
    fails: [
      { file: "features/top-of-mind/mutations/call-lists.test.ts", name: "of two who log the same line at once" },
    ],
  },
];
