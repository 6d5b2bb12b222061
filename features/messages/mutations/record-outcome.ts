import { eq } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { candidacies, closeOuts } from "@/db/schema/candidacies";
import { messages } from "@/db/schema/messages";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { lockPeople, refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { NotFound } from "@/lib/errors";
import type { SentSearch } from "@/lib/mailer";
import { classify, nextAskAt, nextAttemptAt, type Outcome, type SendAnswer } from "../rules/outcome";
import { isFinal } from "../rules/state-lattice";
import { acceptMessage } from "./accept-message";
import { releaseSlots } from "@/features/outreach/mutations/end-messages";
import { stopReasons } from "../rules/stop";
import { blockSending, stopSending } from "./sender-state";

type Message = typeof messages.$inferSelect;

/**
 * Writes what Resend answered to one attempt. An acceptance is written whenever it comes; anything else only while the
 * attempt it answers is the last one, since a later attempt knows more.
 */
export async function recordOutcome(
  context: Context,
  input: { messageId: string; attempt: number; answer: SendAnswer },
) {
  requireSystem(context.actor);
  const outcome = classify(input.answer, context.now);
  await runOperation(context, { verb: "recordOutcome" }, async (inside) => {
    const message = await lockMessage(inside, input.messageId);
    if (outcome.kind === "accepted") {
      await acceptMessage(inside, message, outcome.id);
      await recordAudit(inside, { noun: "messages", subjectId: message.id, fields: ["state", "providerId"] });
    } else if (message.state === "claimed" && message.attempts === input.attempt) {
      await recordRefusal(inside, message, outcome);
    }
    await refreshPersonActivity(inside, [message.personId]);
  });
  return outcome.kind;
}

/** What Resend's own list of sent emails says of one in doubt: after 23 hours, or where another try is forbidden. */
export async function recordReconciled(context: Context, input: { messageId: string; answer: SentSearch }) {
  requireSystem(context.actor);
  const { answer } = input;
  await runOperation(context, { verb: "recordReconciled" }, async (inside) => {
    const message = await lockMessage(inside, input.messageId);
    if (isFinal(message.state)) return;
    if (typeof answer === "object") await acceptMessage(inside, message, answer.id);
    else if (message.state !== "needs_human" && (answer !== "unknown" || !(await askLater(inside, message))))
      await askHuman(inside, message, message.lastError ?? "Resend did not say whether it accepted this email");
    await refreshPersonActivity(inside, [message.personId]);
  });
}

/** Nothing was learned. Counted as an attempt, so that the pauses grow and the answer to an older one is told apart. */
async function askLater({ db, now }: Context, message: Message) {
  const attempts = message.attempts + 1;
  const since = message.firstAttemptAt ?? message.createdAt;
  const nextAttemptAt = nextAskAt({ attempts, since }, spreadOf(message), now);
  if (!nextAttemptAt) return false;
  await db
    .update(messages)
    .set({ state: "queued", stateAt: now, leaseUntil: null, attempts, nextAttemptAt })
    .where(eq(messages.id, message.id));
  return true;
}

/** Spreads the next attempts of many emails, in [0, 1), the same for one email each time. */
function spreadOf({ id }: Message) {
  return Number.parseInt(id.slice(-6), 16) / 0x1000000;
}

async function recordRefusal(
  inside: OperationContext,
  message: Message,
  outcome: Exclude<Outcome, { kind: "accepted" }>,
) {
  const { db, now } = inside;
  const waiting = { state: "queued", stateAt: now, leaseUntil: null } as const;
  // Before this attempt nothing was in doubt, and this answer leaves nothing in doubt.
  const certain = message.leaseUntil !== null && isFirstAttempt(message);
  const firstAttemptAt = certain ? null : message.firstAttemptAt;

  switch (outcome.kind) {
    case "unknown": {
      const retryAt = nextAttemptAt(message.attempts, spreadOf(message), now);
      await db
        .update(messages)
        .set({ ...waiting, nextAttemptAt: retryAt, lastError: outcome.error })
        .where(eq(messages.id, message.id));
      return;
    }
    case "slow_down":
    case "quota":
      await db
        .update(messages)
        .set({ ...waiting, firstAttemptAt, nextAttemptAt: outcome.until, lastError: outcome.error })
        .where(eq(messages.id, message.id));
      await blockSending(
        inside,
        outcome.until,
        outcome.kind === "quota" ? `Resend's quota is used up: ${outcome.error}` : null,
      );
      return;
    case "key_refused":
    case "domain_refused":
      await db
        .update(messages)
        .set({ ...waiting, firstAttemptAt, lastError: outcome.error })
        .where(eq(messages.id, message.id));
      await stopSending(inside, `${stopReasons[outcome.kind]}: ${outcome.error}`);
      return;
    case "needs_human":
      await askHuman(inside, message, outcome.reason);
      return;
    case "failed":
      if (!certain) {
        await askHuman(inside, message, `${outcome.reason}; an earlier try may have gone out`);
        return;
      }
      await db
        .update(messages)
        .set({ state: "failed", stateAt: now, reason: outcome.reason, leaseUntil: null, nextAttemptAt: null })
        .where(eq(messages.id, message.id));
      await releaseSlots(inside, [message.id]);
      await recordAudit(inside, { noun: "messages", subjectId: message.id, fields: ["state"] });
  }
}

/** A stop, not an end: the slot stays taken until a webhook or a person says what became of it. */
async function askHuman(inside: OperationContext, message: Message, reason: string) {
  await inside.db
    .update(messages)
    .set({ state: "needs_human", stateAt: inside.now, reason, leaseUntil: null, nextAttemptAt: null })
    .where(eq(messages.id, message.id));
  await recordAudit(inside, { noun: "messages", subjectId: message.id, fields: ["state"] });
}

/** The first attempt is written in the statement of the claim, with the state's own instant. */
function isFirstAttempt(message: Message) {
  return message.firstAttemptAt?.getTime() === message.stateAt.getTime();
}

/**
 * Locks the person first, then the message. Everybody locks in this order, so that no two transactions deadlock. An
 * email that tells how a candidacy ended writes its close-out: whoever does that locks it before the person.
 */
export async function lockMessage(inside: Context, messageId: string): Promise<Message> {
  const [seen] = await inside.db
    .select({
      personId: messages.personId,
      candidacyId: messages.candidacyId,
      processSubject: messages.processSubject,
    })
    .from(messages)
    .where(eq(messages.id, messageId));
  if (!seen) throw new NotFound("email");
  if (seen.processSubject === "not_selected" && seen.candidacyId) await lockCloseOut(inside, seen.candidacyId);
  await lockPeople(inside, [seen.personId]);
  const [message] = await inside.db.select().from(messages).where(eq(messages.id, messageId)).for("update");
  if (!message) throw new NotFound("email");
  return message;
}

/** Card before close-out, as closing and its undo take them. */
async function lockCloseOut({ db }: Context, candidacyId: string) {
  await db.select({ id: candidacies.id }).from(candidacies).where(eq(candidacies.id, candidacyId)).for("no key update");
  await db
    .select({ id: closeOuts.id })
    .from(closeOuts)
    .where(eq(closeOuts.candidacyId, candidacyId))
    .orderBy(closeOuts.id)
    .for("no key update");
}
