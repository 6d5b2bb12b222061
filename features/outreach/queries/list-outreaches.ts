import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { messages, outreaches } from "@/db/schema/messages";
import { positions } from "@/db/schema/positions";
import { recruiters } from "@/db/schema/recruiters";
import { templates, templateVersions } from "@/db/schema/templates";

export const outreachPageSize = 50;

/** Sends of templates, newest first and one more than a page has, with how far their emails have come. */
export async function listOutreaches({ db, actor }: Context, { page, most }: { page: number; most: number }) {
  const counted = (states: string) =>
    sql<number>`count(*) filter (where ${messages.state} in (${sql.raw(states)}))::int`;
  return db
    .select({
      id: outreaches.id,
      sentAt: sql<Date>`coalesce(${outreaches.changedAt}, ${outreaches.createdAt})`.mapWith(outreaches.createdAt),
      template: templates.name,
      purpose: outreaches.purpose,
      by: recruiters.name,
      positionId: positions.id,
      position: positions.title,
      emails: sql<number>`count(${messages.id})::int`,
      waiting: counted("'queued', 'claimed'"),
      delivered: counted("'accepted', 'delivered'"),
      ended: counted("'canceled', 'failed', 'bounced', 'complained', 'needs_human'"),
      replied: sql<number>`count(*) filter (where ${messages.repliedAt} is not null)::int`,
    })
    .from(outreaches)
    .innerJoin(templateVersions, eq(templateVersions.id, outreaches.templateVersionId))
    .innerJoin(templates, eq(templates.id, templateVersions.templateId))
    .innerJoin(recruiters, eq(recruiters.id, outreaches.by))
    .leftJoin(positions, eq(positions.id, outreaches.positionId))
    .leftJoin(messages, eq(messages.outreachId, outreaches.id))
    .where(and(inArray(outreaches.state, ["sending", "sent"]), maySee(actor, outreaches.positionId)))
    .groupBy(outreaches.id, templates.name, recruiters.name, positions.id)
    .orderBy(desc(outreaches.createdAt), desc(outreaches.id))
    .limit(most + 1)
    .offset((page - 1) * most);
}

/** The sends that are under way, the oldest first: somebody pressed Send, and not everybody has been queued. */
export async function listOpenSends({ db }: Context): Promise<{ outreachId: string }[]> {
  return db
    .select({ outreachId: outreaches.id })
    .from(outreaches)
    .where(eq(outreaches.state, "sending"))
    .orderBy(outreaches.changedAt);
}
