import { and, gt, inArray, isNotNull, isNull, ne, notInArray, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { messages, slots } from "@/db/schema/messages";
import { sharedItems } from "@/db/schema/shared-items";
import { pauses } from "@/db/schema/suppressions";
import { touches } from "@/db/schema/touches";
import { answers } from "@/db/vocabulary/touches";
import type { Recipient, RecipientAsk } from "../rules/recipient";

/** The history of a person with the firm: slots, pauses, touches, emails about a reopening. */
export async function listRecipientRecords({ db, now }: Context, personIds: string[], asks: RecipientAsk[]) {
  const reopeningIds = [...new Set(asks.flatMap((ask) => ask.reopeningId ?? []))];
  const held = await db
    .select()
    .from(slots)
    .where(and(inArray(slots.personId, personIds), ne(slots.state, "released"), gt(slots.until, now)));
  const paused = await db
    .select()
    .from(pauses)
    .where(and(inArray(pauses.personId, personIds), isNotNull(pauses.until), gt(pauses.until, now)));
  const shared = await db
    .select()
    .from(sharedItems)
    .where(and(inArray(sharedItems.personId, personIds), isNull(sharedItems.releasedAt)));
  const touched = await db
    .select({
      personId: touches.personId,
      positionId: touches.positionId,
      direction: touches.direction,
      outcome: touches.outcome,
      at: sql<string>`max(${touches.at})`,
    })
    .from(touches)
    .where(inArray(touches.personId, personIds))
    .groupBy(touches.personId, touches.positionId, touches.direction, touches.outcome);
  const about =
    reopeningIds.length === 0
      ? []
      : await db
          .select({
            id: messages.id,
            personId: messages.personId,
            reopeningId: messages.reopeningId,
            sendAt: messages.sendAt,
            acceptedAt: messages.acceptedAt,
          })
          .from(messages)
          .where(
            and(
              inArray(messages.personId, personIds),
              inArray(messages.reopeningId, reopeningIds),
              notInArray(messages.state, ["canceled", "failed", "bounced"]),
            ),
          );

  const last = (personId: string, fits: (touch: (typeof touched)[number]) => boolean) =>
    touched
      .filter((touch) => touch.personId === personId && fits(touch))
      .reduce<Date | null>((latest, touch) => {
        const at = moment(touch.at);
        return latest && latest >= at ? latest : at;
      }, null);
  const isAnswer = (touch: (typeof touched)[number]) => (answers as readonly string[]).includes(touch.outcome);
  const isAfter = (one: Date | null, other: Date | null) => one !== null && other !== null && one > other;

  return {
    slots: group(held, (slot) => ({
      at: slot.at,
      until: slot.until,
      state: slot.state,
      override: slot.overrideReason !== null,
      messageId: slot.messageId,
    })),
    pauses: group(paused, (pause): Recipient["pauses"][number] => ({ kind: pause.kind, until: pause.until ?? now })),
    itemsHad: (ask: RecipientAsk) =>
      shared
        .filter((one) => one.personId === ask.personId && one.messageId !== ask.messageId)
        .map(({ valueItemId }) => valueItemId),
    lastInboundAt: (personId: string) => last(personId, (touch) => touch.direction === "in"),
    askedSince: (ask: RecipientAsk, since: Date | null) =>
      isAfter(
        last(
          ask.personId,
          (touch) => isAnswer(touch) && (touch.positionId === null || touch.positionId === ask.positionId),
        ),
        since,
      ),
    touchedSince: (ask: RecipientAsk) =>
      isAfter(
        last(ask.personId, (touch) => touch.outcome !== "auto_reply"),
        ask.since,
      ),
    repliedSince: (ask: RecipientAsk) =>
      isAfter(
        last(ask.personId, (touch) => touch.outcome === "replied"),
        ask.since,
      ),
    emailedForReopeningAt: (ask: RecipientAsk) => {
      const mine = about.find(
        (one) => one.personId === ask.personId && one.reopeningId === ask.reopeningId && one.id !== ask.messageId,
      );
      return mine ? (mine.acceptedAt ?? mine.sendAt) : null;
    },
  };
}

function group<Row extends { personId: string }, Value>(rows: Row[], value: (row: Row) => Value) {
  const groups = new Map<string, Value[]>();
  for (const row of rows) groups.set(row.personId, [...(groups.get(row.personId) ?? []), value(row)]);
  return groups;
}
