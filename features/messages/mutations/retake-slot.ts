import { and, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { messages, slots } from "@/db/schema/messages";
import { touches } from "@/db/schema/touches";
import { purposes } from "@/db/vocabulary/purposes";
import { retakeItem } from "@/features/outreach/mutations/share-items";

const wentAfterAll = "It was sent after it had been given up, and another email counts for this month.";

/**
 * Takes the month again of an email that was given up and went after all. Where another email has that month by now,
 * the slot stands beside it as one that breaks the month, so that neither is lost: every rule counts both, and the
 * other one, if it has not left, is canceled by its last look. The email says so on its outreach. Under the person's lock.
 */
export async function retakeSlot(context: Pick<Context, "db" | "now">, message: typeof messages.$inferSelect) {
  const { db } = context;
  const [slot] = await db
    .select()
    .from(slots)
    .where(and(eq(slots.messageId, message.id), eq(slots.state, "released")));
  if (slot) await retake({ db }, slot, message);
  await retakeItem(context, message.id);
  await db
    .update(touches)
    .set({ attempt: purposes[message.purpose].attempt })
    .where(and(eq(touches.messageId, message.id), eq(touches.direction, "out")));
}

async function retake(
  context: Pick<Context, "db">,
  slot: typeof slots.$inferSelect,
  message: { id: string; by: string },
) {
  const { db } = context;
  const isOverride = slot.overrideReason !== null;
  if (!(await isTaken(context, slot, isOverride))) {
    await db.update(slots).set({ state: "gone" }).where(eq(slots.id, slot.id));
    return;
  }
  // Where both kinds of slot are taken, later emails hold the month already, and the database has room for no third.
  if (!isOverride && !(await isTaken(context, slot, true)))
    await db
      .update(slots)
      .set({ state: "gone", overrideReason: wentAfterAll, overrideBy: message.by })
      .where(eq(slots.id, slot.id));
  await db.update(messages).set({ reason: wentAfterAll }).where(eq(messages.id, message.id));
}

/** Whether another email of the person holds some of this time, as the exclusion constraints see it. */
async function isTaken({ db }: Pick<Context, "db">, slot: typeof slots.$inferSelect, byOverride: boolean) {
  const others = await db.$count(
    slots,
    and(
      eq(slots.personId, slot.personId),
      ne(slots.id, slot.id),
      ne(slots.state, "released"),
      byOverride ? isNotNull(slots.overrideReason) : isNull(slots.overrideReason),
      sql`tstzrange(${slots.at}, ${slots.until}) && tstzrange(${slot.at.toISOString()}, ${slot.until.toISOString()})`,
    ),
  );
  return others > 0;
}
