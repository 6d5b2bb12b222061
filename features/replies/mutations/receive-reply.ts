import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { replies, webhookEvents } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { people, personEmails } from "@/db/schema/people";
import { recruiters } from "@/db/schema/recruiters";
import { pauses } from "@/db/schema/suppressions";
import { touches } from "@/db/schema/touches";
import type { ReplyMeaning } from "@/db/vocabulary/replies";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { lockPeople, refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { noEnd } from "@/features/people/rules/activity";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { getFirm } from "@/features/settings/queries";
import { optOutPerson } from "@/features/suppressions/mutations/opt-out-person";
import { dayIn, instantAt, plusDays } from "@/lib/calendar";
import { normalizeAddress } from "@/lib/email-address";
import { instant } from "@/lib/input";
import { safeHtml, textOfHtml } from "@/lib/safe-html";
import { hideAnswerLinks } from "@/features/check-ins/rules/hidden-links";
import { applyReport } from "./apply-report";
import { automaticKind, returnDay } from "../rules/auto-reply";
import { freshText } from "../rules/fresh-text";
import { interestOf } from "../rules/interest";
import { stopRequest } from "../rules/stop-request";
import { recordInterest } from "@/features/candidacies/mutations/record-interest";
import { cancelWithFooter } from "@/features/outreach/mutations/end-messages";

/** An email that came in, with its body: headers by lower-case name. */
export type Incoming = {
  id: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string | null;
  headers: Record<string, string>;
  receivedAt: Date;
  /** What a report of a server says in the parts that are for machines. */
  report?: string | null;
};

type Thread = { message: typeof messages.$inferSelect | null; personId: string | null };

/**
 * Keeps an email that came in, once, with the email it answers. A real reply is an answer: it lifts a rest and ends
 * planned email with a footer. An auto-reply is none: it pauses email with a footer until its return date, or for as
 * long as the firm has set.
 */
export async function receiveReply(context: Context, input: { svixId?: string; email: Incoming }) {
  requireSystem(context.actor);
  const { svixId } = input;
  // A date that is none, or of a year that no calendar here has, says nothing: it came in now.
  const email = { ...input.email, receivedAt: instant().catch(context.now).parse(input.email.receivedAt) };
  return runOperation(context, { verb: "receiveReply" }, async (inside) => {
    const { db: tx } = inside;
    const { now } = context;
    const from = normalizeAddress(addressOf(email.from)) ?? email.from.trim().toLowerCase();
    const text = hideAnswerLinks(email.text.trim() === "" && email.html ? textOfHtml(email.html) : email.text);
    const fresh = freshText(text);
    const { headers, subject } = email;
    const automatic = automaticKind({ headers, from, subject, text: fresh });
    const reported = automatic === "report" ? await applyReport(inside, email, text) : null;
    const { message, personId } = reported ?? (await findThread(inside, email, from));
    const own = await isRecruiter(inside, from);
    const meaning = personId && !automatic && !own ? meaningOf(fresh, subject, message) : null;
    // Whoever changes a candidacy locks it before its person.
    if (personId && message?.positionId && meaning === "interested" && (await isNew(inside, email.id)))
      await recordInterest(inside, { personId, positionId: message.positionId });
    if (personId) await lockPeople(inside, [personId]);
    const [row] = await tx
      .insert(replies)
      .values({
        providerId: email.id,
        messageId: message?.id ?? null,
        personId,
        from,
        subject: email.subject,
        text,
        freshText: fresh,
        html: email.html ? hideAnswerLinks(safeHtml(email.html)) : null,
        headers: email.headers,
        auto: automatic !== null,
        receivedAt: email.receivedAt,
        recruiterId: message?.by ?? null,
        meaning,
        handledAt: meaning === "stop" ? now : null,
      })
      .onConflictDoNothing()
      .returning({ id: replies.id });
    if (svixId) {
      await tx.update(webhookEvents).set({ appliedAt: now, error: null }).where(eq(webhookEvents.svixId, svixId));
    }
    if (!row) return { replyId: null, personId };

    if (personId && !own && automatic !== "report") {
      const touchId = await writeTouch(inside, personId, message, email, automatic === "auto_reply");
      await tx.update(replies).set({ touchId }).where(eq(replies.id, row.id));
      if (automatic === "auto_reply")
        await pause(inside, personId, message?.id ?? null, `${subject}. ${text}`, email.receivedAt);
      else await settleReal(inside, { personId, message, meaning }, email.receivedAt);
      await refreshPersonActivity(inside, [personId]);
    }
    await recordAudit(inside, { noun: "replies", subjectId: row.id, fields: ["personId", "messageId", "auto"] });
    return { replyId: row.id, personId };
  });
}

/** What somebody wants who does not only answer. A yes is one to a position. */
function meaningOf(fresh: string, subject: string, message: Thread["message"]): ReplyMeaning | null {
  const stop = stopRequest(fresh, subject);
  if (stop) return stop === "stop" ? "stop" : "maybe_stop";
  return message?.positionId ? interestOf(fresh) : null;
}

async function isNew({ db }: Context, providerId: string) {
  const [known] = await db.select({ id: replies.id }).from(replies).where(eq(replies.providerId, providerId));
  return !known;
}

/** By the email's own reply address; else by what the email says it answers; else by who wrote. */
async function findThread({ db }: Context, email: Incoming, from: string): Promise<Thread> {
  const tokens = email.to.map((address) => addressOf(address).split("@")[0]?.toLowerCase() ?? "");
  const ids = `${email.headers["in-reply-to"] ?? ""} ${email.headers["references"] ?? ""}`.match(/<[^<>\s]+>/g) ?? [];
  const [byToken] = await db.select().from(messages).where(inArray(messages.replyToken, tokens));
  const [message] =
    byToken || ids.length === 0
      ? [byToken]
      : await db.select().from(messages).where(inArray(messages.providerMessageId, ids)).limit(1);
  const [known] = message
    ? []
    : await db.select({ personId: personEmails.personId }).from(personEmails).where(eq(personEmails.address, from));
  const personId = message?.personId ?? known?.personId ?? null;
  if (!personId) return { message: message ?? null, personId };
  const [person] = await db.select({ into: people.mergedIntoId }).from(people).where(eq(people.id, personId));
  return { message: message ?? null, personId: person?.into ?? personId };
}

async function writeTouch(
  inside: Context,
  personId: string,
  message: Thread["message"],
  email: Incoming,
  auto: boolean,
) {
  const [touch] = await inside.db
    .insert(touches)
    .values({
      personId,
      kind: "email",
      direction: "in",
      outcome: auto ? "auto_reply" : "replied",
      at: email.receivedAt,
      note: email.subject,
      recruiterId: message?.by ?? null,
      positionId: message?.positionId ?? null,
      candidacyId: message?.candidacyId ?? null,
      messageId: message?.id ?? null,
      createdAt: inside.now,
    })
    .returning({ id: touches.id });
  return touch?.id ?? null;
}

async function settleReal(
  inside: OperationContext,
  { personId, message, meaning }: { personId: string; message: Thread["message"]; meaning: ReplyMeaning | null },
  at: Date,
) {
  const about = message ? { messageId: message.id } : {};
  if (message) {
    await inside.db
      .update(messages)
      .set({ repliedAt: at })
      .where(and(eq(messages.id, message.id), isNull(messages.repliedAt)));
  }
  if (meaning === "stop") await optOutPerson(inside, { personId, reason: "unsubscribed", ...about });
  if (meaning === "maybe_stop") {
    const reason = "A reply that may ask to stop: no one has read it";
    await inside.db.insert(pauses).values({ personId, kind: "maybe_stop", at, until: noEnd, reason, ...about });
  }
  await cancelWithFooter(inside, personId, "they have replied since");
}

async function pause(inside: Context, personId: string, messageId: string | null, text: string, receivedAt: Date) {
  const { contactRules } = await getFirm(inside);
  const [person] = await inside.db.select({ zone: people.zone }).from(people).where(eq(people.id, personId));
  const zone = person?.zone ?? "UTC";
  const today = dayIn(zone, receivedAt);
  const back = returnDay(text, today) ?? plusDays(today, contactRules.autoReplyPauseDays);
  const reason = "Away, says their auto-reply";
  const until = instantAt(back, 0, zone);
  await inside.db.insert(pauses).values({ personId, kind: "auto_reply", at: receivedAt, until, reason, messageId });
}

async function isRecruiter({ db }: Context, address: string) {
  const [row] = await db.select({ id: recruiters.id }).from(recruiters).where(eq(recruiters.email, address));
  return row !== undefined;
}

function addressOf(mailbox: string) {
  return /<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox;
}
