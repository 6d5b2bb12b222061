import type { Mutant } from "../mutation/mutant.ts";

const erasure = "features/wishes/mutations/ask-erasure.test.ts";
const corrections = "features/wishes/mutations/corrections.test.ts";
const settling = "features/wishes/mutations/settle-correction.ts";

/** What somebody asked for on the page that shows what is kept of them. */
export const mutants: Mutant[] = [
  {
    harm: "The database lets an email to somebody who asked to be erased through.",
    change: {
      databaseFunction: "refuse_unwanted_email",
      find: "AND kind = 'erasure_asked'",
      replace: "AND false",
    },
    fails: [{ file: erasure, name: "ends outreach at once" }],
  },
  {
    harm: "The database lets an email after a reply that may ask to stop through.",
    change: { databaseFunction: "refuse_unwanted_email", find: "AND kind = 'maybe_stop'", replace: "AND false" },
    fails: [
      {
        file: "features/messages/mutations/message-constraints.test.ts",
        name: "against a reply that may ask to stop",
      },
    ],
  },
  {
    harm: "How often somebody chose to be emailed is broken with a reason.",
    change: {
      databaseFunction: "refuse_slot_against_pace",
      find: "NEW.override_reason IS NOT NULL OR",
      replace: "",
    },
    fails: [{ file: "features/wishes/mutations/choose-pace.test.ts", name: "the database holds it" }],
  },
  {
    harm: "A correction is written over what was changed since the screen was drawn.",
    change: { file: settling, find: "if (onFile !== seen)", replace: "if (false)" },
    fails: [{ file: corrections, name: "a fact that changed meanwhile" }],
  },
  {
    harm: "A correction is settled twice.",
    change: {
      file: settling,
      find: 'and(eq(corrections.id, correctionId), eq(corrections.state, "open"))',
      replace: "eq(corrections.id, correctionId)",
    },
    fails: [{ file: corrections, name: "of two recruiters at once" }],
  },
];
