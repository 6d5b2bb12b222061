import type { Mutant } from "../mutation/mutant.ts";

const senderState = "features/messages/mutations/sender-state.ts";
const bucket = "features/messages/mutations/sender-state.test.ts";
const recording = "features/messages/mutations/record-outcome.ts";
const outcome = "features/messages/mutations/record-outcome.test.ts";
const ending = "features/outreach/mutations/end-messages.ts";
const accepting = "features/messages/mutations/accept-message.ts";
const sender = "jobs/send-messages.test.ts";
const webhooks = "jobs/apply-webhooks.test.ts";
const links = "features/replies/mutations/public-links.test.ts";

/** From the queued row to what Resend said of it. */
export const mutants: Mutant[] = [
  {
    harm: "Requests are made while a refused key has stopped the queue.",
    change: { file: senderState, find: "(stopped_at is null or ${reading})", replace: "true" },
    fails: [
      { file: bucket, name: "a refused key stops it for good" },
      { file: sender, name: "a refused key stops the queue" },
    ],
  },
  {
    harm: "Requests are made while Resend told the account to wait.",
    change: { file: senderState, find: "coalesce(blocked_until, '-infinity') <= ${at}", replace: "true" },
    fails: [
      { file: bucket, name: "nothing is taken, however long" },
      { file: sender, name: "a used-up quota waits for its reset" },
    ],
  },
  {
    harm: "A second's worth of requests is not taken out of the bucket.",
    change: {
      file: senderState,
      find: "set tokens = bucket.held - bucket.granted",
      replace: "set tokens = bucket.held",
    },
    fails: [{ file: bucket, name: "the bucket" }],
  },
  {
    harm: "A short wait ends a long one.",
    change: {
      file: senderState,
      find: "greatest(${senderState.blockedUntil}, excluded.blocked_until)",
      replace: "excluded.blocked_until",
    },
    fails: [{ file: bucket, name: "a shorter wait neither shortens" }],
  },
  {
    harm: "A refused key stops nothing.",
    change: { file: recording, find: "await stopSending(", replace: "await (async (..._: unknown[]) => undefined)(" },
    fails: [{ file: outcome, name: "a refused key, until somebody" }],
  },
  {
    harm: "A used-up quota stops nothing.",
    change: { file: recording, find: "await blockSending(", replace: "await (async (..._: unknown[]) => undefined)(" },
    fails: [
      { file: outcome, name: "a used-up quota, until it is reset" },
      { file: outcome, name: "too many requests" },
    ],
  },
  {
    harm: "A refusal after an attempt in doubt gives the month back.",
    change: { file: recording, find: "if (!certain) {", replace: "if (false) {" },
    fails: [
      { file: outcome, name: "after an attempt whose outcome nobody knows" },
      { file: outcome, name: "after an attempt that was never answered" },
    ],
  },
  {
    harm: "A wait for the account leaves an email in doubt.",
    change: {
      file: recording,
      find: "const firstAttemptAt = certain ? null : message.firstAttemptAt;",
      replace: "const firstAttemptAt = message.firstAttemptAt;",
    },
    fails: [
      { file: outcome, name: "after a wait for the account" },
      { file: sender, name: "429 lets the whole account wait" },
    ],
  },
  {
    harm: "A refusal of an older attempt ends the one that is running.",
    change: { file: recording, find: " && message.attempts === input.attempt", replace: "" },
    fails: [{ file: outcome, name: "of an older attempt says nothing" }],
  },
  {
    harm: "A refusal is written over an acceptance.",
    change: {
      file: recording,
      find: '} else if (message.state === "claimed" && message.attempts',
      replace: "} else if (message.attempts",
    },
    fails: [{ file: outcome, name: "a refusal after an acceptance" }],
  },
  {
    harm: "Resend's list is believed after the end.",
    change: { file: recording, find: "if (isFinal(message.state)) return;", replace: "" },
    fails: [{ file: outcome, name: "what Resend's list says" }],
  },
  {
    harm: "An email that failed keeps its month.",
    change: {
      file: ending,
      find: 'await db.update(slots).set({ state: "released" })',
      replace: 'await db.update(slots).set({ state: "gone" })',
    },
    fails: [
      { file: outcome, name: "fails the email, and the month is open again" },
      { file: sender, name: "422 fails it" },
      { file: links, name: "a POST without a session" },
    ],
  },
  {
    harm: "An email that may have left is canceled.",
    change: { file: ending, find: ", isNull(messages.firstAttemptAt)))", replace: "))" },
    fails: [{ file: links, name: "canceling what has not left" }],
  },
  {
    harm: "A late acceptance takes back a bounce.",
    change: {
      file: accepting,
      find: 'inArray(messages.state, statesBefore("accepted"))',
      replace: 'inArray(messages.state, [...statesBefore("accepted"), "bounced", "complained"])',
    },
    fails: [{ file: webhooks, name: "any order, any number of times", says: "Property failed" }],
  },
  {
    harm: "An email that went leaves its slot planned.",
    change: { file: accepting, find: '.set({ state: "gone" })', replace: '.set({ state: "planned" })' },
    fails: [{ file: sender, name: "leaves once, with its frozen bytes" }],
  },
  {
    harm: "An email that went is no attempt.",
    change: { file: accepting, find: "attempt: purposes[message.purpose].attempt,", replace: "attempt: false," },
    fails: [{ file: sender, name: "leaves once, with its frozen bytes" }],
  },
  {
    harm: "An answer that says nothing is taken for a refusal.",
    change: {
      file: "features/messages/rules/outcome.ts",
      find: '|| status === 408) return { kind: "unknown", error };',
      replace: '|| status === 408) return { kind: "failed", reason: error };',
    },
    fails: [
      { file: "features/messages/rules/outcome.test.ts", name: "each class of answer" },
      { file: sender, name: "the same key again, and exactly one email" },
    ],
  },
  {
    harm: "An email that Resend knows with other words is tried again.",
    change: {
      file: "features/messages/rules/outcome.ts",
      find: 'if (name === "invalid_idempotent_request")',
      replace: "if (false)",
    },
    fails: [{ file: sender, name: "409 for other words under the same key" }],
  },
  {
    harm: "Each attempt has a key of its own.",
    change: {
      file: "jobs/send-messages.ts",
      find: "    idempotencyKey,\n  );",
      replace: "    `${idempotencyKey}/${attempt}`,\n  );",
    },
    fails: [
      { file: sender, name: "after Resend took it: one email, the same id" },
      { file: sender, name: "the same key again, and exactly one email" },
    ],
  },
  {
    harm: "Other words than the frozen ones are sent.",
    change: { file: "jobs/send-messages.ts", find: "text: email.text,", replace: "text: email.text.trim()," },
    fails: [{ file: sender, name: "leaves once, with its frozen bytes" }],
  },
  {
    harm: "After 23 hours Resend's list is not asked.",
    change: {
      file: "jobs/send-messages.ts",
      find: "await recordReconciled(at(job), { messageId, answer });",
      replace: 'await recordReconciled(at(job), { messageId, answer: answer && "not found" });',
    },
    fails: [{ file: sender, name: "Resend's own list says it went" }],
  },
];
