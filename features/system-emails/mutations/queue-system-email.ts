import { and, eq, inArray } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { systemEmails } from "@/db/schema/system-emails";
import { renderSystemEmail } from "@/emails/system-frame";
import type { SystemEmailKind } from "@/db/vocabulary/system-emails";
import { recordAudit } from "@/features/audit/mutations";
import { env } from "@/lib/env";
import { mailbox } from "@/lib/mailbox";
import { wake } from "@/lib/queue";
import { sealText } from "@/lib/sealed-text";
import { uuidv7 } from "@/lib/uuid";
import { findSender, getSender } from "../queries";
import { hoursToSend, wordsOfEmail, type SystemEmail } from "../rules";

type Addressee = {
  address: string;
  /** Whose account it is about; null where there is none yet. */
  recruiterId: string | null;
  /** Where an answer goes, which nobody reads unless it is somebody's. */
  replyTo?: string | undefined;
  /** Whose words it carries, where they are not Callback's. */
  fromName?: string | undefined;
  /** When it is worth nothing any more, if that is sooner than Resend forgets its key. */
  sendBefore?: Date | undefined;
  /** Names it where there is to be one alone, here and at Resend, from a restored database too. */
  once?: string | undefined;
};

export type QueuedEmail = { id: string };

/**
 * Puts an email to a recruiter into the queue, in the transaction of what it tells of: neither is there without the
 * other. It is rendered and sealed here, so that every attempt sends the same bytes and no link lies open.
 */
export async function queueSystemEmail(
  inside: OperationContext,
  email: SystemEmail,
  addressee: Addressee,
): Promise<QueuedEmail> {
  const sender = await getSender(inside);
  const { subject, ...words } = wordsOfEmail(email, sender);
  const body = await renderSystemEmail({ subject, ...words, company: sender.company });
  return queueRendered(inside, { kind: email.kind, subject, body }, addressee);
}

type Rendered = { kind: SystemEmailKind; subject: string; body: { html: string; text: string } };

/** The same of an email that is written already. */
export async function queueRendered(
  inside: OperationContext,
  { kind, subject, body }: Rendered,
  { address, recruiterId, replyTo, fromName, sendBefore, once }: Addressee,
): Promise<QueuedEmail> {
  const { db, now } = inside;
  const sender = await getSender(inside);
  const id = uuidv7(now);
  const own = `callback@${sender.mailDomain}`;
  const last = new Date(now.getTime() + hoursToSend * 3_600_000);
  await db.insert(systemEmails).values({
    id,
    kind,
    recruiterId,
    address,
    from: mailbox(fromName ?? `Callback at ${sender.company}`, own),
    replyTo: replyTo ?? own,
    subject,
    sealedBody: sealText(JSON.stringify(body), { secrets: env().AUTH_SECRET, about: `system_emails:${id}` }),
    idempotencyKey: `${env().CALLBACK_ENV}/${once ?? id}`,
    stateAt: now,
    sendBefore: sendBefore && sendBefore < last ? sendBefore : last,
    createdAt: now,
  });
  await recordAudit(inside, { noun: "system_emails", subjectId: id, fields: ["kind", "address"] });
  await wake(db, "send-system-emails");
  return { id };
}

/**
 * Tells a recruiter what happened to their account. Where no email can be sent yet, nobody is told and the change is
 * made all the same.
 */
export async function tellRecruiter(
  inside: OperationContext,
  recruiterId: string,
  words: (told: { name: string; email: string }) => SystemEmail,
  { address }: { address?: string } = {},
): Promise<void> {
  if (!(await findSender(inside))) return;
  const [told] = await inside.db
    .select({ name: recruiters.name, email: recruiters.email })
    .from(recruiters)
    .where(eq(recruiters.id, recruiterId));
  if (told) await queueSystemEmail(inside, words(told), { address: address ?? told.email, recruiterId });
}

/** Takes back what has not left yet: its link leads nowhere any more. One that is on its way goes. */
export async function cancelSystemEmails(inside: OperationContext, ids: string[], reason: string): Promise<void> {
  if (ids.length === 0) return;
  const { db, now } = inside;
  const canceled = await db
    .update(systemEmails)
    .set({ state: "canceled", stateAt: now, reason, sealedBody: null, nextAttemptAt: null })
    .where(and(inArray(systemEmails.id, ids), eq(systemEmails.state, "queued")))
    .returning({ id: systemEmails.id });
  await recordAudit(
    inside,
    ...canceled.map(({ id }) => ({ noun: "system_emails" as const, subjectId: id, fields: ["state"] })),
  );
}
