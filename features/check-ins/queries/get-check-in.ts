import { desc, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { checkIns } from "@/db/schema/check-ins";
import { clients } from "@/db/schema/clients";
import { messages } from "@/db/schema/messages";
import { recruiters } from "@/db/schema/recruiters";
import { getContact } from "@/features/clients/queries/list-contacts";
import { dayIn } from "@/lib/calendar";
import { firstWords } from "../rules/check-in-email";
import { getCheckInVerdict } from "./get-check-in-verdict";
import { isKnownToClient, listOpenDecisions } from "./list-overdue-decisions";

/** What a recruiter needs to ask a contact about all that is open: whom, about whom, and by which way it may go. */
export async function getCheckIn(context: Context, contactId: string) {
  const { db, now } = context;
  const contact = await getContact(context, contactId);
  const [client] = await db.select({ name: clients.name }).from(clients).where(eq(clients.id, contact.clientId));
  const decisions = (await listOpenDecisions(context, contactId)).map((one) => ({
    ...one,
    /** A check-in asks about what is overdue, and the client knows of. */
    inEmail: one.passed && isKnownToClient(one),
    today: dayIn(one.zone, now),
  }));
  const asked = decisions.filter(({ inEmail }) => inEmail);
  const { verdict } = await getCheckInVerdict(context, contact.personId);
  // Whoever reads an email reads its words: a restricted position is none of them.
  const named = asked.filter(({ restricted }) => !restricted);
  return {
    contact: { ...contact, clientName: client?.name ?? "" },
    decisions,
    verdict,
    last: await findLastCheckIn(context, contact.personId),
    draft: asked.length > 0 ? firstWords({ firstName: contact.firstName || contact.name, decisions: named }) : null,
  };
}
export type CheckIn = Awaited<ReturnType<typeof getCheckIn>>;

/** Who emailed this contact last about their decisions, and when it went or will go. */
export async function findLastCheckIn({ db }: Context, personId: string) {
  const [last] = await db
    .select({
      by: recruiters.name,
      at: sql<string>`coalesce(${messages.acceptedAt}, ${messages.sendAt})`,
      planned: sql<boolean>`${messages.acceptedAt} is null`,
      operationId: checkIns.operationId,
      weekUntil: messages.weekUntil,
    })
    .from(checkIns)
    .innerJoin(messages, eq(messages.id, checkIns.messageId))
    .innerJoin(recruiters, eq(recruiters.id, checkIns.by))
    .where(sql`${messages.personId} = ${personId} and ${messages.state} not in ('canceled', 'failed', 'bounced')`)
    .orderBy(desc(checkIns.createdAt), desc(checkIns.id))
    .limit(1);
  return last ? { ...last, at: new Date(last.at) } : null;
}
