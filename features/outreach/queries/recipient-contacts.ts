import { and, desc, eq, inArray, isNull, notInArray, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { checkInPromises, checkIns } from "@/db/schema/check-ins";
import { contacts } from "@/db/schema/clients";
import { messages } from "@/db/schema/messages";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { promises } from "@/db/schema/promises";
import { endOfDayIn } from "@/lib/calendar";
import type { Recipient } from "../rules/recipient";
import { unansweredCheckInsSql } from "./unanswered-check-ins";

type Contact = NonNullable<Recipient["contact"]>;

/**
 * What the rules of contact ask about contacts of clients: their last check-in, and whether a decision date of theirs
 * has passed.
 */
export async function listRecipientContacts({ db, now }: Context, personIds: string[], besideMessageIds: string[]) {
  const found = new Map<string, Contact>();
  const rows = await db
    .select()
    .from(contacts)
    .where(and(inArray(contacts.personId, personIds), isNull(contacts.leftAt)));
  if (rows.length === 0) return found;
  const ids = rows.map((row) => row.personId);
  const sent = await db
    .select({ personId: messages.personId, at: sql<string>`coalesce(${messages.acceptedAt}, ${messages.sendAt})` })
    .from(messages)
    .where(
      and(
        inArray(messages.personId, ids),
        eq(messages.purpose, "client_check_in"),
        notInArray(messages.state, ["canceled", "failed", "bounced"]),
        notInArray(messages.id, besideMessageIds),
      ),
    )
    .orderBy(desc(messages.sendAt));
  const counted = await db
    .select({ personId: people.id, unanswered: unansweredCheckInsSql(sql`${people.id}`, besideMessageIds) })
    .from(people)
    .where(inArray(people.id, ids));
  const open = await db
    .select({
      id: promises.id,
      dueOn: promises.dueOn,
      zone: promises.zone,
      own: promises.contactId,
      main: positions.contactId,
    })
    .from(promises)
    .innerJoin(positions, eq(positions.id, promises.positionId))
    .where(
      and(
        eq(promises.kind, "theirs"),
        eq(promises.state, "open"),
        inArray(
          sql`coalesce(${promises.contactId}, ${positions.contactId})`,
          rows.map((row) => row.id),
        ),
      ),
    );

  // A check-in that is about to go asks about these: it stays only while one of them is open.
  const asked = await db
    .select({
      personId: messages.personId,
      promiseId: checkInPromises.promiseId,
    })
    .from(checkInPromises)
    .innerJoin(checkIns, eq(checkIns.id, checkInPromises.checkInId))
    .innerJoin(messages, eq(messages.id, checkIns.messageId))
    .where(inArray(messages.id, besideMessageIds));

  for (const row of rows) {
    const about = asked.filter((one) => one.personId === row.personId).map((one) => one.promiseId);
    const mine = sent.filter((one) => one.personId === row.personId).map((one) => moment(one.at));
    const before = found.get(row.personId);
    found.set(row.personId, {
      prefersPhone: row.prefersPhone || (before?.prefersPhone ?? false),
      lastCheckInAt: mine[0] ?? null,
      unansweredCheckIns: counted.find((one) => one.personId === row.personId)?.unanswered ?? 0,
      decisionOverdue:
        (before?.decisionOverdue ?? false) ||
        open.some(
          (one) =>
            (one.own ?? one.main) === row.id &&
            (about.length === 0 || about.includes(one.id)) &&
            endOfDayIn(one.zone, one.dueOn) <= now,
        ),
    });
  }
  return found;
}
