import type { Mutant } from "../mutation/mutant.ts";

const constraints = "features/messages/mutations/message-constraints.test.ts";
const unwanted = (find: string, replace: string) => ({ databaseFunction: "refuse_unwanted_email", find, replace });

/** What the database refuses whoever asks: a screen, a job, an import or a second program. */
export const mutants: Mutant[] = [
  {
    harm: "Two counted emails to a person share a month.",
    change: { sql: "alter table slots drop constraint slots_no_overlap" },
    fails: [
      { file: constraints, name: "the slots of a person > do not overlap" },
      { file: "features/outreach/mutations/queue-outreach.test.ts", name: "the constraint alone" },
    ],
  },
  {
    harm: "A contact gets two check-ins in a week.",
    change: { sql: "alter table messages drop constraint messages_check_in_week" },
    fails: [
      {
        file: "features/check-ins/mutations/check-in-week.test.ts",
        name: "the database refuses a second one within the week",
      },
    ],
  },
  {
    harm: "The month is broken twice.",
    change: { sql: "alter table slots drop constraint slots_one_override" },
    fails: [{ file: constraints, name: "are broken once a month" }],
  },
  {
    harm: "Two counted emails to a person are planned.",
    change: { sql: "drop index slots_planned" },
    fails: [{ file: constraints, name: "hold one planned email" }],
  },
  {
    harm: "A person is emailed twice about one reopening.",
    change: { sql: "drop index messages_back_open_once" },
    fails: [{ file: constraints, name: "an email about one reopening" }],
  },
  {
    harm: "One outreach writes twice to a person.",
    change: { sql: "drop index messages_outreach" },
    fails: [{ file: constraints, name: "an email of one outreach" }],
  },
  {
    harm: "Two emails share an idempotency key.",
    change: { sql: "drop index messages_key" },
    fails: [{ file: constraints, name: "an idempotency key" }],
  },
  {
    harm: "An email stands twice in the timeline.",
    change: { sql: "drop index touches_message" },
    fails: [{ file: constraints, name: "an email in the timeline" }],
  },
  {
    harm: "A person has two wills at once.",
    change: { sql: "drop index opt_outs_live" },
    fails: [{ file: constraints, name: "a person's will" }],
  },
  {
    harm: "An address is listed twice for one reason.",
    change: { sql: "drop index suppressions_live" },
    fails: [{ file: constraints, name: "a reason against an address" }],
  },
  {
    harm: "What is queued is not looked at by the database.",
    change: { sql: "drop trigger messages_unwanted_queued on messages" },
    fails: [
      { file: constraints, name: "what is queued" },
      { file: "features/outreach/mutations/queue-refusals.test.ts", name: "the database refuses what a rule forgot" },
    ],
  },
  {
    harm: "What is claimed is not looked at by the database.",
    change: { sql: "drop trigger messages_unwanted_claimed on messages" },
    fails: [{ file: constraints, name: "what was queued before, at the claim" }],
  },
  {
    harm: "The database lets an email to a do-not-contact through.",
    change: unwanted("IF closed IS NOT NULL THEN", "IF false THEN"),
    fails: [{ file: constraints, name: "against do not contact" }],
  },
  {
    harm: "The database lets a counted email to somebody who rests through.",
    change: unwanted("IF NEW.purpose IN ('check_in', 'free', 'position')\n", "IF false\n"),
    fails: [{ file: constraints, name: "against a rest" }],
  },
  {
    harm: "The database lets an email to a listed address through.",
    change: unwanted("WHERE address = NEW.address AND", "WHERE false AND"),
    fails: [
      { file: constraints, name: "against an address on the do-not-email list" },
      { file: constraints, name: "against an address that bounced" },
    ],
  },
  {
    harm: "The database lets an email against a person's will through.",
    change: unwanted("FROM opt_outs WHERE", "FROM opt_outs WHERE false AND"),
    fails: [
      { file: constraints, name: "against an unsubscribe" },
      { file: constraints, name: "against a complaint" },
    ],
  },
  {
    harm: "The database lets a process email after a complaint through.",
    change: unwanted("AND (reason = 'complained' OR", "AND (false OR"),
    fails: [{ file: constraints, name: "against a complaint" }],
  },
  {
    harm: "The application takes slots, replies and history away.",
    change: {
      file: "db/application-role.ts",
      find: "for (const table of lasting)",
      replace: "for (const table of lasting.slice(1))",
    },
    fails: [{ file: "db/application-role.test.ts", name: "rows leave candidacies" }],
  },
];
