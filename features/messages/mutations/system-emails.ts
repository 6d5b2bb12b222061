import { and, eq, inArray, lte, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { systemEmails } from "@/db/schema/system-emails";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { env } from "@/lib/env";
import { openText } from "@/lib/sealed-text";
import { classify, nextAttemptAt, type Outcome, type SendAnswer } from "../rules/outcome";
import { stateOfEvent } from "../rules/state-lattice";
import { stopReasons } from "../rules/stop";
import { blockSending, stopSending } from "./sender-state";

type SystemEmail = typeof systemEmails.$inferSelect;
export type ClaimedSystemEmail = Pick<SystemEmail, "from" | "replyTo" | "subject" | "idempotencyKey"> & {
  emailId: string;
  attempt: number;
  to: string;
  html: string;
  text: string;
};

const leaseSeconds = 60;
const open = ["queued", "claimed"] as const;

/**
 * Takes emails to recruiters that are due; two workers never take the same one. What is too late for its link, or for
 * the key under which Resend accepts it only once, is given up. Neither the stop switch nor an hour holds them: whoever
 * is locked out has to get in, to resume sending too.
 */
export async function claimSystemEmails(context: Context, { limit }: { limit: number }): Promise<ClaimedSystemEmail[]> {
  requireSystem(context.actor);
  return runOperation(context, { verb: "claimSystemEmails" }, async (inside) => {
    const { db, now } = inside;
    const at = sql`${now.toISOString()}::timestamptz`;
    const free = sql`coalesce(${systemEmails.leaseUntil}, '-infinity') <= ${at}`;
    const late = await db
      .select()
      .from(systemEmails)
      .where(and(inArray(systemEmails.state, [...open]), lte(systemEmails.sendBefore, now), free))
      .for("update", { skipLocked: true });
    for (const email of late) await end(inside, email.id, "failed", gaveUp(email));
    const due = db
      .select({ id: systemEmails.id })
      .from(systemEmails)
      .where(
        and(
          inArray(systemEmails.state, [...open]),
          free,
          sql`coalesce(${systemEmails.nextAttemptAt}, '-infinity') <= ${at}`,
        ),
      )
      .orderBy(systemEmails.id)
      .limit(limit)
      .for("update", { skipLocked: true });
    const claimed = await db
      .update(systemEmails)
      .set({
        state: "claimed",
        stateAt: now,
        attempts: sql`${systemEmails.attempts} + 1`,
        leaseUntil: new Date(now.getTime() + leaseSeconds * 1_000),
        nextAttemptAt: null,
      })
      .where(inArray(systemEmails.id, due))
      .returning();
    const emails: ClaimedSystemEmail[] = [];
    for (const email of claimed) {
      const body = bodyOf(email);
      if (body) emails.push({ ...email, ...body, emailId: email.id, attempt: email.attempts, to: email.address });
      else await end(inside, email.id, "failed", "AUTH_SECRET was replaced before it could be sent");
    }
    return emails;
  });
}

/** Writes what Resend answered to an attempt. What may have been taken is tried again under the same key. */
export async function recordSystemOutcome(
  context: Context,
  input: { emailId: string; attempt: number; answer: SendAnswer },
): Promise<Outcome["kind"]> {
  requireSystem(context.actor);
  const outcome = classify(input.answer, context.now);
  await runOperation(context, { verb: "recordSystemOutcome" }, async (inside) => {
    const { db } = inside;
    const [email] = await db.select().from(systemEmails).where(eq(systemEmails.id, input.emailId)).for("update");
    if (!email) return;
    if (outcome.kind === "accepted") await accept(inside, email, outcome.id);
    else if (email.state === "claimed" && email.attempts === input.attempt) await recordRefusal(inside, email, outcome);
  });
  return outcome.kind;
}

/** What Resend's webhook says of an email to a recruiter: that it was taken after all, or that it bounced. */
export async function applySystemEvent(
  inside: OperationContext,
  event: { type: string; emailId: string | null; providerId: string | null; reason: string | null },
): Promise<void> {
  const state = stateOfEvent(event.type);
  if (!state || !(event.emailId ?? event.providerId)) return;
  const [email] = await inside.db
    .select()
    .from(systemEmails)
    .where(event.emailId ? eq(systemEmails.id, event.emailId) : eq(systemEmails.providerId, event.providerId ?? ""))
    .for("update");
  if (!email || email.state === "bounced") return;
  const bounced = state === "bounced" || state === "failed";
  if (email.state === "accepted" && !bounced) return;
  await end(inside, email.id, bounced ? "bounced" : "accepted", bounced ? event.reason : null, event.providerId);
}

async function accept(inside: OperationContext, email: SystemEmail, providerId: string) {
  // What a webhook has said by now is later news.
  if (email.state === "accepted" || email.state === "bounced") return;
  await end(inside, email.id, "accepted", null, providerId);
}

async function recordRefusal(
  inside: OperationContext,
  email: SystemEmail,
  outcome: Exclude<Outcome, { kind: "accepted" }>,
) {
  if (outcome.kind === "failed" || outcome.kind === "needs_human") {
    await end(inside, email.id, "failed", outcome.reason);
    return;
  }
  const spread = Number.parseInt(email.id.slice(-6), 16) / 0x1000000;
  const waiting = { state: "queued", stateAt: inside.now, leaseUntil: null, lastError: outcome.error } as const;
  const until = "until" in outcome ? outcome.until : null;
  const next = until ?? (outcome.kind === "unknown" ? nextAttemptAt(email.attempts, spread, inside.now) : null);
  await inside.db
    .update(systemEmails)
    .set({ ...waiting, nextAttemptAt: next })
    .where(eq(systemEmails.id, email.id));
  if (outcome.kind === "slow_down") await blockSending(inside, outcome.until, null);
  if (outcome.kind === "quota")
    await blockSending(inside, outcome.until, `Resend's quota is used up: ${outcome.error}`);
  if (outcome.kind === "key_refused" || outcome.kind === "domain_refused")
    await stopSending(inside, `${stopReasons[outcome.kind]}: ${outcome.error}`);
}

/** What it said is gone with its end: it may have held a link. */
async function end(
  inside: OperationContext,
  id: string,
  state: "accepted" | "bounced" | "failed",
  reason: string | null,
  providerId?: string | null,
) {
  await inside.db
    .update(systemEmails)
    .set({
      state,
      stateAt: inside.now,
      reason,
      sealedBody: null,
      leaseUntil: null,
      nextAttemptAt: null,
      ...(providerId ? { providerId } : {}),
    })
    .where(eq(systemEmails.id, id));
  await recordAudit(inside, { noun: "system_emails", subjectId: id, fields: ["state"] });
}

function gaveUp({ attempts, lastError }: SystemEmail) {
  if (attempts === 0) return "It could not be sent in time";
  return `It may not have arrived${lastError ? `: ${lastError}` : ""}`;
}

function bodyOf({ id, sealedBody }: SystemEmail): { html: string; text: string } | null {
  const opened = sealedBody && openText(sealedBody, { secrets: env().AUTH_SECRET, about: `system_emails:${id}` });
  return opened ? (JSON.parse(opened) as { html: string; text: string }) : null;
}
