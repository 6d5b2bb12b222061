import { and, asc, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { candidates } from "@/db/schema/candidates";
import { replies } from "@/db/schema/inbound";
import { messages, outreaches, outreachPeople } from "@/db/schema/messages";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { recruiters } from "@/db/schema/recruiters";
import { templates, templateVersions } from "@/db/schema/templates";
import { mostPeople } from "@/features/drafts/rules";
import { personName } from "@/features/people/queries/person-name";
import { NotFound } from "@/lib/errors";

/** One send with each of its emails as it was frozen, and what came back. */
export async function getOutreach(context: Context, outreachId: string) {
  const { db, actor } = context;
  const [outreach] = await db
    .select({
      id: outreaches.id,
      state: outreaches.state,
      sentAt: sql<Date>`coalesce(${outreaches.changedAt}, ${outreaches.createdAt})`.mapWith(outreaches.createdAt),
      undoUntil: outreaches.undoUntil,
      purpose: outreaches.purpose,
      overrideReason: outreaches.overrideReason,
      template: templates.name,
      by: recruiters.name,
      positionId: positions.id,
      position: positions.title,
    })
    .from(outreaches)
    .innerJoin(templateVersions, eq(templateVersions.id, outreaches.templateVersionId))
    .innerJoin(templates, eq(templates.id, templateVersions.templateId))
    .innerJoin(recruiters, eq(recruiters.id, outreaches.by))
    .leftJoin(positions, eq(positions.id, outreaches.positionId))
    .where(and(eq(outreaches.id, outreachId), maySee(actor, outreaches.positionId)));
  if (!outreach) throw new NotFound("outreach");
  const emails = await db
    .select({
      id: messages.id,
      personId: messages.personId,
      candidateId: candidates.id,
      name: personName(),
      address: messages.address,
      state: messages.state,
      stateAt: messages.stateAt,
      sendAt: messages.sendAt,
      zone: messages.zone,
      reason: messages.reason,
      subject: messages.subject,
      text: messages.text,
      reply: sql<
        string | null
      >`(select r.fresh_text from ${replies} r where r.message_id = ${messages.id} order by r.received_at desc limit 1)`,
      replyId: sql<
        string | null
      >`(select r.id from ${replies} r where r.message_id = ${messages.id} order by r.received_at desc limit 1)`,
    })
    .from(messages)
    .innerJoin(people, eq(people.id, messages.personId))
    .leftJoin(candidates, eq(candidates.personId, people.id))
    .where(eq(messages.outreachId, outreachId))
    .orderBy(asc(people.lastName), asc(messages.id))
    .limit(mostPeople);
  const unsent = await listUnsent(context, outreachId);
  return { ...outreach, emails, unsent };
}

/** Whom the send left out, and why. */
async function listUnsent({ db }: Context, outreachId: string) {
  return db
    .select({
      personId: outreachPeople.personId,
      candidateId: candidates.id,
      name: personName(),
      zone: people.zone,
      outcome: outreachPeople.outcome,
      reason: outreachPeople.reason,
      waitsUntil: outreachPeople.waitsUntil,
    })
    .from(outreachPeople)
    .innerJoin(people, eq(people.id, outreachPeople.personId))
    .leftJoin(candidates, eq(candidates.personId, people.id))
    .where(and(eq(outreachPeople.outreachId, outreachId), sql`${outreachPeople.outcome} is distinct from 'queued'`))
    .orderBy(asc(people.lastName), asc(people.id));
}
