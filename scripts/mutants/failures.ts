import type { Mutant } from "../mutation/mutant.ts";

const doubt = "jobs/emails-in-doubt.test.ts";
const connections = "db/lost-connections.test.ts";
const settle = "features/messages/mutations/settle-message.test.ts";
const retry = "features/replies/mutations/retry-webhook-event.test.ts";
const stops = "features/messages/queries/list-stops.test.ts";

/** What keeps a failure from being lost, doubled, unseen or told with somebody's data. */
export const mutants: Mutant[] = [
  {
    harm: "A transaction goes on after its connection was lost.",
    change: { file: "db/client.ts", find: "endingLostTransactions(client, losses)", replace: "client" },
    fails: [{ file: connections, name: "neither commit nor rollback" }],
  },
  {
    harm: "A pool that lost a connection is kept.",
    change: { file: "db/renewing-pool.ts", find: "if (lost) return;", replace: "if (!lost) return;" },
    fails: [{ file: "db/renewing-pool.test.ts", name: "reaches the new one" }],
  },
  {
    harm: "A log holds the message of an error.",
    change: { file: "lib/fault.ts", find: "frames: framesOf(error),", replace: "frames: [error.message]," },
    fails: [{ file: "lib/fault.test.ts", name: "stay out of the log" }],
  },
  {
    harm: "A message that looks like a frame is logged.",
    change: { file: "lib/fault.ts", find: ".slice(start + message.length)", replace: "" },
    fails: [{ file: "lib/fault.test.ts", name: "in the middle of a message" }],
  },
  {
    harm: "A list of sent emails that cannot be read counts as read.",
    change: { file: "lib/mailer.ts", find: '"not allowed" : "unknown"', replace: '"not allowed" : "not found"' },
    fails: [{ file: doubt, name: "proves nothing" }],
  },
  {
    harm: "Resend is asked about an email in doubt for ever.",
    change: {
      file: "features/messages/rules/outcome.ts",
      find: "return again < plusSeconds(asked.since, askingHours * 3_600) ? again : null;",
      replace: "return again;",
    },
    fails: [
      { file: doubt, name: "for another day" },
      { file: "features/messages/rules/outcome.test.ts", name: "two days" },
    ],
  },
  {
    harm: "Anybody says what became of an email in doubt.",
    change: {
      file: "features/messages/mutations/settle-message.ts",
      find: 'requireRole(context.actor, "admin");',
      replace: "",
    },
    fails: [{ file: settle, name: "nobody but an admin" }],
  },
  {
    harm: "An email is decided about twice.",
    change: {
      file: "features/messages/mutations/settle-message.ts",
      find: 'message.state !== "needs_human"',
      replace: "false",
    },
    fails: [{ file: settle, name: "who comes second" }],
  },
  {
    harm: "An email that was not sent keeps its month.",
    change: {
      file: "features/messages/mutations/settle-message.ts",
      find: "await releaseSlots(inside, [message.id]);",
      replace: "",
    },
    fails: [{ file: settle, name: "it was not sent" }],
  },
  {
    harm: "What was processed is processed again.",
    change: {
      file: "features/replies/mutations/retry-webhook-event.ts",
      find: "isNull(webhookEvents.appliedAt), isNotNull(webhookEvents.error)",
      replace: "isNull(webhookEvents.appliedAt)",
    },
    fails: [{ file: retry, name: "who comes second" }],
  },
  {
    harm: "Recruiters read the queue.",
    change: {
      file: "features/messages/queries/count-queue.ts",
      find: 'requireRole(actor, "admin", "manager");',
      replace: "",
    },
    fails: [{ file: stops, name: "not the queue" }],
  },
  {
    harm: "A short wait counts as a used-up limit.",
    change: {
      file: "features/messages/queries/list-stops.ts",
      find: "blockedUntil > now && answer",
      replace: "blockedUntil > now",
    },
    fails: [{ file: stops, name: "a short wait is no stop" }],
  },
];
