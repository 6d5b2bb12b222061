import { and, asc, desc, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidates, licenses } from "@/db/schema/candidates";
import { messages } from "@/db/schema/messages";
import { personEmails, personPhones } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { settings } from "@/db/schema/settings";
import { corrections, erasureRequests, personPaces } from "@/db/schema/wishes";
import { getFirm } from "@/features/settings/queries";
import { findCurrentFacts } from "./current-facts";
import { listProcesses } from "./list-processes";
import { findWisher } from "./wisher";

const mostEmails = 100;

/**
 * What the page "what we keep of you" shows to whoever has the token of an email: their own record, and nothing that
 * somebody else wrote about them. Null where the token is of no email, or its mailbox no longer theirs.
 */
export async function findRecordPage(context: Context, { token }: { token: string }) {
  const { db } = context;
  const wisher = await findWisher(context, { token });
  if (!wisher) return null;
  const { personId, candidateId, zone } = wisher;
  const current = await findCurrentFacts(context, personId);
  if (!current) return null;
  const [firm] = await db.select({ name: settings.firmName }).from(settings);
  const { contactRules } = await getFirm(context);
  const [candidate] = await db
    .select({
      title: candidates.title,
      discipline: candidates.discipline,
      level: candidates.level,
      employer: candidates.currentEmployer,
      source: candidates.source,
    })
    .from(candidates)
    .where(eq(candidates.id, candidateId));
  const emails = await db
    .select({ address: personEmails.address })
    .from(personEmails)
    .where(eq(personEmails.personId, personId))
    .orderBy(desc(personEmails.primary), asc(personEmails.id));
  const phones = await db
    .select({ number: sql<string>`coalesce(${personPhones.e164}, ${personPhones.raw})` })
    .from(personPhones)
    .where(eq(personPhones.personId, personId))
    .orderBy(desc(personPhones.primary), asc(personPhones.id));
  const held = await db
    .select({
      type: licenses.type,
      state: licenses.state,
      number: licenses.number,
      status: licenses.status,
      expiresOn: licenses.expiresOn,
    })
    .from(licenses)
    .where(eq(licenses.candidateId, candidateId))
    .orderBy(asc(licenses.type), asc(licenses.state));
  const sent = await db
    .select({
      at: messages.acceptedAt,
      subject: sql<string | null>`case when ${positions.restrictedAt} is null then ${messages.subject} end`,
    })
    .from(messages)
    .leftJoin(positions, eq(positions.id, messages.positionId))
    .where(
      and(eq(messages.personId, personId), isNotNull(messages.acceptedAt), ne(messages.purpose, "client_check_in")),
    )
    .orderBy(desc(messages.acceptedAt))
    .limit(mostEmails);
  const waiting = await db
    .select({ field: corrections.field, proposed: corrections.proposed, at: corrections.at })
    .from(corrections)
    .where(and(eq(corrections.personId, personId), eq(corrections.state, "open")));
  const [pace] = await db
    .select({ pace: personPaces.pace })
    .from(personPaces)
    .where(and(eq(personPaces.personId, personId), isNull(personPaces.endedAt)));
  const [erasure] = await db
    .select({ at: erasureRequests.at, dueOn: erasureRequests.dueOn, state: erasureRequests.state })
    .from(erasureRequests)
    .where(and(eq(erasureRequests.personId, personId), ne(erasureRequests.state, "withdrawn")))
    .orderBy(desc(erasureRequests.at))
    .limit(1);
  return {
    ...wisher,
    now: context.now,
    firmName: firm?.name ?? "",
    slotDays: contactRules.slotDays,
    candidate: candidate ?? null,
    emails: emails.map(({ address }) => address),
    phones: phones.map(({ number }) => number),
    licenses: held,
    facts: current.of,
    processes: await listProcesses(context, candidateId, zone),
    sent,
    waiting,
    pace: pace?.pace ?? null,
    erasure: erasure ?? null,
  };
}
export type RecordPage = NonNullable<Awaited<ReturnType<typeof findRecordPage>>>;
