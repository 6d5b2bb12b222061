import type { Mutant } from "../mutation/mutant.ts";

const refusals = "features/outreach/mutations/queue-refusals.test.ts";
const queue = "features/outreach/mutations/queue-outreach.test.ts";

/** What the database refuses whoever asks: a screen, a job, an import or a second recruiter. */
export const mutants: Mutant[] = [
  {
    without: "Two counted emails to a person may share a month.",
    change: { sql: "alter table slots drop constraint slots_no_overlap" },
    fails: [{ file: queue, name: "the wall itself" }],
  },
  {
    without: "An email is queued against an opt-out.",
    change: {
      databaseFunction: "refuse_unwanted_email",
      find: "EXISTS (SELECT 1 FROM opt_outs WHERE",
      replace: "EXISTS (SELECT 1 FROM opt_outs WHERE false AND",
    },
    fails: [{ file: refusals, name: "the database refuses what a rule forgot" }],
  },
];
