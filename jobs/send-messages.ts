import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/db/client";
import type { Context } from "@/db/context";
import { claimMessages, type Claim } from "@/features/messages/mutations/claim-messages";
import { recordOutcome, recordReconciled } from "@/features/messages/mutations/record-outcome";
import { takeRequests } from "@/features/messages/mutations/sender-state";
import { countDueMessages, findSenderBlock } from "@/features/messages/queries/due-messages";
import type { Mailer } from "@/lib/mailer";

export type SendJob = {
  db: Database;
  mailer: Mailer;
  /** The one clock, read anew at each step. */
  clock: () => Date;
  /** Aborted on shutdown: nothing new is claimed, what is claimed is sent and recorded. */
  signal: AbortSignal;
  /** What went wrong with one email: its lease or its next attempt finds it, and the others go on. */
  onError: (error: unknown) => void;
};

/** Resend allows ten requests a second unless its answers say otherwise; two are left for reading. */
const perSecondByDefault = 10;
const keptForReading = 2;
const most = 20;

/** Sends everything that is due and allowed, and returns how many emails it dealt with. */
export async function sendMessages(job: SendJob): Promise<number> {
  let dealt = 0;
  while (!job.signal.aborted) {
    const context = at(job);
    const due = await countDueMessages(context, most);
    if (due === 0) break;
    const granted = await takeRequests(context, { wanted: Math.min(due, most), perSecond: requestsPerSecond(job) });
    if (granted === 0) {
      if (!(await isWorthWaiting(job))) break;
      continue;
    }
    const claim = await claimMessages(at(job), { limit: granted });
    for (const fault of claim.faults) job.onError(fault);
    await Promise.all([
      ...claim.emails.map(async (email) => sendEmail(job, email).catch(job.onError)),
      ...claim.reconcile.map(async (message) => reconcile(job, message).catch(job.onError)),
    ]);
    const handled = claim.emails.length + claim.reconcile.length + claim.settled;
    if (handled === 0) break;
    dealt += handled;
  }
  return dealt;
}

/** How many emails a second may ask to be sent. */
export function requestsPerSecond({ mailer }: SendJob): number {
  return Math.max(1, (mailer.perSecond() ?? perSecondByDefault) - keptForReading);
}

async function sendEmail(job: SendJob, email: Claim["emails"][number]) {
  const { messageId, attempt, idempotencyKey } = email;
  const answer = await job.mailer.send(
    {
      from: email.from,
      to: email.to,
      replyTo: email.replyTo,
      subject: email.subject,
      html: email.html,
      text: email.text,
      headers: email.headers,
      attachments: email.attachments,
      tags: [{ name: "message_id", value: messageId }],
    },
    idempotencyKey,
  );
  await recordOutcome(at(job), { messageId, attempt, answer });
}

async function reconcile(job: SendJob, { messageId, replyTo, since }: Claim["reconcile"][number]) {
  const answer = await job.mailer.findSent(replyTo, since);
  await recordReconciled(at(job), { messageId, answer });
}

/** The bucket fills within a second; a block or a stop takes longer, and the sweep comes back. */
export async function isWorthWaiting(job: SendJob) {
  if (await findSenderBlock(at(job))) return false;
  await sleep(150);
  return !job.signal.aborted;
}

function at({ db, clock }: SendJob): Context {
  return { actor: { kind: "system", name: "send-messages" }, now: clock(), db };
}
