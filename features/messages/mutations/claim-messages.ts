import { eq, inArray, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { messages, slots } from "@/db/schema/messages";
import { purposes } from "@/db/vocabulary/purposes";
import { inSavepoint, runOperation } from "@/features/operations/mutations/run-operation";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { getFirm } from "@/features/settings/queries";
import { dayIn, instantAt, plusDays, plusDaysIn } from "@/lib/calendar";
import { constraintOf, faultWords, isPassing } from "@/lib/fault";
import { listRecipients } from "@/features/outreach/queries/recipients";
import { getSubject } from "@/features/outreach/queries/get-subject";
import { lookBeforePausing } from "./pause-lock";
import { pausedSql } from "../queries/paused-outreach";
import { lastLook } from "../rules/last-look";
import type { FirmRules, Recipient } from "@/features/outreach/rules/recipient";
import { slotDaysOf } from "@/features/outreach/rules/verdict";
import { cancelQueued } from "@/features/outreach/mutations/end-messages";
import type { Carried } from "@/features/outreach/rules/worth";
import { listShared } from "@/features/value-items/queries/list-shared";
import { holdMonth } from "@/features/outreach/mutations/start-month";

type Message = typeof messages.$inferSelect;

type FrozenParts = "from" | "replyTo" | "subject" | "html" | "text" | "headers" | "attachments" | "idempotencyKey";
type ClaimedEmail = Pick<Message, FrozenParts> & {
  messageId: string;
  to: string;
  /** Which attempt this is: an answer to an older one is told apart by it. */
  attempt: number;
};
export type Claim = {
  emails: ClaimedEmail[];
  /** Resend has to be asked whether it took these. */
  reconcile: { messageId: string; replyTo: string; since: Date }[];
  /** Ended or moved to a later hour by the last look, so that they are no longer due. */
  settled: number;
  /** Of emails that failed in a way nobody foresaw: for the log. They wait a while, and the others go. */
  faults: unknown[];
};

const leaseSeconds = 60;
/** What failed in a way nobody foresaw is not tried at each sweep. */
const faultMinutes = 15;

/** Why the database itself refused an email, in the words of the last look, which has seen no reason. */
const refusedBy: Record<string, string> = {
  messages_do_not_contact: "do not contact",
  messages_suppressed: "do not email",
  messages_resting: "gone quiet",
  messages_maybe_stop: "they may have asked to stop",
  messages_erasure_asked: "asked us to erase their record",
  slots_pace: "they chose how often we email them",
  slots_no_overlap: "one email a month",
  messages_check_in_week: "one check-in a week",
  slots_one_override: "a second email this month went already",
};

/**
 * Takes emails that are due, after judging each one once more (docs/email.md). Statement one locks message, person and
 * slot together and skips what others hold; the statements after it see what was committed until then. What it returns
 * is committed, so that a worker that dies after it is found by its lease.
 */
export async function claimMessages(context: Context, { limit }: { limit: number }): Promise<Claim> {
  requireSystem(context.actor);
  return runOperation(context, { verb: "claimMessages" }, async (inside) => {
    const { db: tx } = inside;
    await lookBeforePausing(tx);
    const claim: Claim = { emails: [], reconcile: [], settled: 0, faults: [] };
    const firm = await getFirm(inside);
    if (firm.sendingPausedAt) return claim;
    const due = await lockDue(inside, limit);
    if (due.length === 0) return claim;

    const found = await tx.select().from(messages).where(inArray(messages.id, due));
    const held = await tx.select().from(slots).where(inArray(slots.messageId, due));
    const shares = await listShared(inside, due);
    const facts = await listRecipients(
      inside,
      found.map((message) => ({ ...message, messageId: message.id, since: message.createdAt })),
    );
    for (const [index, message] of found.entries()) {
      const slot = held.find((one) => one.messageId === message.id) ?? null;
      const share = shares.get(message.id);
      const carries = message.carries && { kind: message.carries, words: share?.title ?? "", itemId: share?.itemId };
      try {
        // One email that the database refuses takes nothing back of the others.
        await inSavepoint(inside, (savepoint) =>
          claimOne(savepoint, claim, { ...message, carries }, slot, facts[index] ?? null, firm),
        );
      } catch (error) {
        if (isPassing(error)) throw error;
        await putAside(inside, claim, message, error);
      }
    }
    await refreshPersonActivity(
      inside,
      found.map(({ personId }) => personId),
    );
    return claim;
  });
}

/** An email that could not be claimed: ended where the database says why it may not go, else left for later. */
async function putAside(inside: OperationContext, claim: Claim, message: Message, error: unknown) {
  const reason = refusedBy[constraintOf(error) ?? ""];
  if (reason && (await cancelQueued(inside, [message.id], reason)).length > 0) {
    claim.settled += 1;
    return;
  }
  claim.faults.push(error);
  const later = new Date(inside.now.getTime() + faultMinutes * 60_000);
  await inside.db
    .update(messages)
    .set({ nextAttemptAt: later, lastError: faultWords(error) })
    .where(eq(messages.id, message.id));
}

async function lockDue({ db, now }: Context, limit: number): Promise<string[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await db.execute<{ id: string; complete: boolean }>(sql`
    with due as materialized (
      select m.id
      from ${messages} m
      join people p on p.id = m.person_id
      where m.state in ('queued', 'claimed') and m.send_at <= ${at}
        and coalesce(m.lease_until, '-infinity') <= ${at} and coalesce(m.next_attempt_at, '-infinity') <= ${at}
        and not (${pausedSql})
      order by m.send_at, m.id
      limit ${limit}
      for update of m, p skip locked
    ), held as materialized (
      select s.message_id from ${slots} s where s.message_id in (select id from due) for update skip locked
    )
    select due.id, (held.message_id is not null or not exists (select 1 from ${slots} s where s.message_id = due.id)) as complete
    from due left join held on held.message_id = due.id`);
  return rows.filter((row) => row.complete).map((row) => row.id);
}

async function claimOne(
  inside: OperationContext,
  claim: Claim,
  message: Omit<Message, "carries"> & { carries: Carried | null },
  slot: typeof slots.$inferSelect | null,
  who: Recipient | null,
  firm: FirmRules & { contactRules: { slotDays: number; checkInDays: number } },
) {
  const { db, now } = inside;
  const about = await getSubject(inside, message);
  const look = who
    ? lastLook(
        {
          purpose: message.purpose,
          processSubject: message.processSubject,
          address: message.address,
          carries: message.carries,
          from: { recruiterId: message.by, templateId: message.templateId },
          slot: slot && { state: slot.state, override: slot.overrideReason !== null },
          uncertainSince: message.firstAttemptAt,
        },
        who,
        about,
        firm,
        now,
      )
    : ({ kind: message.firstAttemptAt ? "reconcile" : "cancel", reason: "not in Callback" } as const);
  const zone = who?.zone ?? message.zone;
  const slotDays = slotDaysOf(who, firm.contactRules);
  const moveSlot = async (at: Date) => {
    if (!slot && purposes[message.purpose].startsMonth) await holdMonth(inside, { ...message, zone, at }, slotDays);
    if (slot?.state !== "planned") return;
    const until = plusDaysIn(zone, at, slotDays);
    await db.update(slots).set({ at, until }).where(eq(slots.id, slot.id));
  };
  // The week of a check-in counts from the instant at which it leaves, as the month of a slot does.
  const weekFrom = (at: Date) =>
    message.weekUntil && message.purpose === "client_check_in"
      ? { weekUntil: instantAt(plusDays(dayIn(zone, at), firm.contactRules.checkInDays), 0, zone) }
      : {};
  // What an update did not change is still due, and counting it as dealt with would claim it again without end.
  const change = async (set: Partial<typeof messages.$inferInsert>) => {
    const changed = await db
      .update(messages)
      .set(set)
      .where(eq(messages.id, message.id))
      .returning({ id: messages.id });
    return changed.length > 0;
  };

  switch (look.kind) {
    case "send": {
      const attempt = message.attempts + 1;
      await moveSlot(now);
      const claimed = await change({
        state: "claimed",
        stateAt: now,
        zone,
        leaseUntil: new Date(now.getTime() + leaseSeconds * 1_000),
        attempts: attempt,
        firstAttemptAt: message.firstAttemptAt ?? now,
        nextAttemptAt: null,
        ...weekFrom(now),
      });
      if (claimed) claim.emails.push({ ...message, messageId: message.id, to: message.address, attempt });
      return;
    }
    case "retime": {
      await moveSlot(look.at);
      const later = { sendAt: look.at, zone, leaseUntil: null, nextAttemptAt: null, ...weekFrom(look.at) };
      const moved = await change({ state: "queued", stateAt: now, ...later });
      if (moved && look.at > now) claim.settled += 1;
      return;
    }
    case "cancel": {
      const ended = await cancelQueued(inside, [message.id], look.reason);
      claim.settled += ended.length;
      return;
    }
    case "hold": {
      // An attempt of it may have left: it is not tried again, and what became of it is asked in time.
      const later = new Date(now.getTime() + faultMinutes * 60_000);
      const held = { state: "queued", stateAt: now, leaseUntil: null, nextAttemptAt: later } as const;
      if (await change({ ...held, lastError: look.reason })) claim.settled += 1;
      return;
    }
    case "reconcile": {
      // The state stays as it is: the lease alone keeps others away while Resend is asked.
      const lease = new Date(now.getTime() + leaseSeconds * 1_000);
      if (!(await change({ leaseUntil: lease, lastError: look.reason }))) return;
      claim.reconcile.push({
        messageId: message.id,
        replyTo: message.replyTo,
        since: message.firstAttemptAt ?? message.createdAt,
      });
    }
  }
}
