import { randomBytes } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Context, OperationContext, Recruiter } from "@/db/context";
import { messages, slots } from "@/db/schema/messages";
import { purposes } from "@/db/vocabulary/purposes";
import { recordAudit } from "@/features/audit/mutations";
import { startMonth } from "./start-month";
import { lockPeople, refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { nextEmailMoment } from "@/features/settings/rules";
import { plusDaysIn } from "@/lib/calendar";
import { env } from "@/lib/env";
import { formatDay } from "@/lib/format/time";
import { wake } from "@/lib/queue";
import { listBlockingSlots } from "../queries/blocking-slots";
import { slotDaysOf } from "../rules/verdict";
import { hadAlready } from "../rules/worth";
import { shareItems } from "./share-items";
import { listAssessments, type Asked, type Assessment, type Plan } from "../queries/list-assessments";

/** Whose name an email carries. */
type Sender = Pick<Recruiter, "id">;

export type QueueResult = {
  outreachId: string;
  queued: { personId: string; messageId: string; sendAt: Date }[];
  waiting: { personId: string; from: Date; reason: string }[];
  refused: { personId: string; reason: string }[];
};

/**
 * Queues an email to each of up to 100 people whom the rules of contact allow. Whoever has one of this outreach already
 * gets no second one. Where `seen` is given, an email that is not the one that was shown is not sent.
 */
export async function queueChunk(
  inside: OperationContext,
  sender: Sender,
  plan: Plan,
  outreachId: string,
  chunk: (Asked & { seen?: string | null })[],
): Promise<Omit<QueueResult, "outreachId">> {
  const { db } = inside;
  const ids = chunk.map(({ personId }) => personId);
  await lockPeople(inside, ids);
  const before = await db
    .select({ personId: messages.personId, messageId: messages.id, sendAt: messages.sendAt })
    .from(messages)
    .where(and(eq(messages.outreachId, outreachId), inArray(messages.personId, ids)));
  const done = new Set(before.map(({ personId }) => personId));
  const rest = chunk.filter(({ personId }) => !done.has(personId));
  if (rest.length === 0) return { queued: before, waiting: [], refused: [] };

  const tokens = new Map(rest.map(({ personId }) => [personId, randomBytes(24).toString("base64url")]));
  const shown = new Map(rest.map(({ personId, seen }) => [personId, seen]));
  const assessed = (await listAssessments(inside, plan, rest, (personId) => tokens.get(personId) ?? "")).map(
    (one): Assessment => {
      const seen = shown.get(one.personId);
      if (seen === undefined || seen === one.seen || one.verdict.kind !== "go") return one;
      const reason =
        seen === null ? "not ready when Send was pressed" : "the email is not the one you saw: look at it again";
      return { ...one, verdict: { kind: "never", reason } };
    },
  );
  const waiting = assessed.flatMap(({ personId, verdict }) =>
    verdict.kind === "wait" ? [{ personId, from: verdict.from, reason: verdict.reason }] : [],
  );
  const refused = assessed.flatMap(({ personId, verdict }) =>
    verdict.kind === "never" ? [{ personId, reason: verdict.reason }] : [],
  );
  const written = await writeRows(inside, sender, plan, outreachId, assessed, tokens);
  const had = await shareItems(inside, written);
  const rows = written.filter(({ id }) => !had.some((one) => one.id === id));
  refused.push(...had.map(({ personId, carries }) => ({ personId, reason: hadAlready(carries?.words ?? "") })));
  for (const row of rows)
    if (purposes[row.purpose].startsMonth) await startMonth(inside, { ...row, at: row.sendAt }, row.slotDays);
  const late = await takeSlots(inside, sender, plan, rows);
  const queued = rows.filter(({ personId }) => !late.has(personId));
  await recordAudit(
    inside,
    ...queued.map(({ id }) => ({ noun: "messages" as const, subjectId: id, fields: ["state", "sendAt"] })),
  );
  await refreshPersonActivity(
    inside,
    queued.map(({ personId }) => personId),
  );
  const earliest = queued.map(({ sendAt }) => sendAt).toSorted((a, b) => a.getTime() - b.getTime())[0];
  if (earliest && earliest <= inside.now) await wake(db, "send-messages");
  return {
    queued: [...before, ...queued.map(({ personId, id, sendAt }) => ({ personId, messageId: id, sendAt }))],
    waiting: [...waiting, ...[...late].map(([personId, wait]) => ({ personId, ...wait }))],
    refused,
  };
}

async function writeRows(
  { db, now }: Context,
  sender: Sender,
  { input, firm, shared }: Plan,
  outreachId: string,
  assessed: Assessment[],
  tokens: Map<string, string>,
) {
  const going = assessed.filter(({ verdict, email }) => verdict.kind === "go" && email);
  if (going.length === 0) return [];
  const ids = await db.execute<{ id: string }>(sql`select uuidv7() as id from generate_series(1, ${going.length})`);
  const rows = going.flatMap(({ personId, who, verdict, email, carries }, index) => {
    const id = ids[index]?.id;
    if (verdict.kind !== "go" || !email || !who || !id) return [];
    // A check-in is about a position only where it names it.
    const about = verdict.purpose !== "check_in" || carries?.kind === "position";
    const replyToken = `r-${randomBytes(12).toString("hex")}`;
    return [
      {
        id,
        outreachId,
        templateId: shared.template.templateId,
        personId,
        address: verdict.address,
        purpose: verdict.purpose,
        processSubject: input.processSubject ?? null,
        positionId: (about && input.positionId) || null,
        candidacyId: (about && who.candidacy?.id) || null,
        reopeningId: input.reopeningId ?? null,
        by: sender.id,
        stateAt: now,
        sendAt: verdict.at,
        zone: who.zone,
        from: shared.from,
        replyTo: `${replyToken}@${firm.mailDomain}`,
        ...email,
        idempotencyKey: `${env().CALLBACK_ENV}/${id}`,
        replyToken,
        answerToken: tokens.get(personId) ?? "",
        createdAt: now,
        override: verdict.override,
        slotDays: slotDaysOf(who, firm.contactRules),
        carries,
      },
    ];
  });
  // No columns of messages: the slot says that the month is broken, and how long it is.
  await db
    .insert(messages)
    .values(
      rows.map((row) => ({ ...row, override: undefined, slotDays: undefined, carries: row.carries?.kind ?? null })),
    );
  return rows;
}

/**
 * Takes the slots of counted emails. Where no row comes back the exclusion constraint refused the slot, and the email
 * is deleted again.
 */
async function takeSlots(inside: Context, sender: Sender, plan: Plan, rows: Awaited<ReturnType<typeof writeRows>>) {
  const { db, now } = inside;
  const late = new Map<string, { from: Date; reason: string }>();
  const counted = rows.filter((row) => purposes[row.purpose].slot);
  if (counted.length === 0) return late;
  const taken = await db
    .insert(slots)
    .values(
      counted.map((row) => ({
        personId: row.personId,
        firstPersonId: row.personId,
        messageId: row.id,
        at: row.sendAt,
        until: plusDaysIn(row.zone, row.sendAt, row.slotDays),
        overrideReason: row.override ? (plan.input.overrideReason ?? null) : null,
        overrideBy: row.override ? sender.id : null,
        createdAt: now,
      })),
    )
    .onConflictDoNothing()
    .returning({ messageId: slots.messageId });
  const got = new Set(taken.map(({ messageId }) => messageId));
  const lost = counted.filter((row) => !got.has(row.id));
  if (lost.length === 0) return late;
  await db.delete(messages).where(
    inArray(
      messages.id,
      lost.map(({ id }) => id),
    ),
  );
  const blocking = await listBlockingSlots(
    inside,
    lost.map(({ personId }) => personId),
  );
  for (const row of lost) {
    const slot = blocking.get(row.personId);
    const until = slot?.until ?? plusDaysIn(row.zone, row.sendAt, row.slotDays);
    const from = purposes[row.purpose].hours ? nextEmailMoment(until, row.zone, plan.firm) : until;
    const reason = slot ? `an email is planned for ${formatDay(slot.at, row.zone)}` : "one email a month";
    late.set(row.personId, { from, reason });
  }
  return late;
}
