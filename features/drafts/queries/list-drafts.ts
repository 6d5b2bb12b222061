import { and, desc, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { outreachPeople, outreaches } from "@/db/schema/messages";
import { positions } from "@/db/schema/positions";
import { recruiters } from "@/db/schema/recruiters";
import { templates, templateVersions } from "@/db/schema/templates";

/** What nobody has sent or deleted yet, last changed first; the reader's own before their colleagues'. */
export async function listDrafts({ actor, db }: Context) {
  const own = actor.kind === "recruiter" ? actor.id : null;
  return db
    .select({
      id: outreaches.id,
      changedAt: outreaches.changedAt,
      createdAt: outreaches.createdAt,
      subject: sql<string>`coalesce(${outreaches.subject}, ${templateVersions.subject})`,
      template: templates.name,
      purpose: outreaches.purpose,
      by: recruiters.name,
      positionId: positions.id,
      position: positions.title,
      people: sql<number>`(select count(*)::int from ${outreachPeople} p where p.outreach_id = ${outreaches.id})`,
      firstName: sql<string | null>`(select trim(concat_ws(' ', h.first_name, h.last_name)) from ${outreachPeople} p
        join people h on h.id = p.person_id where p.outreach_id = ${outreaches.id} order by h.last_name, h.id limit 1)`,
    })
    .from(outreaches)
    .innerJoin(templateVersions, eq(templateVersions.id, outreaches.templateVersionId))
    .innerJoin(templates, eq(templates.id, templateVersions.templateId))
    .innerJoin(recruiters, eq(recruiters.id, outreaches.by))
    .leftJoin(positions, eq(positions.id, outreaches.positionId))
    .where(and(eq(outreaches.state, "draft"), maySee(actor, outreaches.positionId)))
    .orderBy(desc(sql`${outreaches.by} = ${own}::uuid`), desc(outreaches.changedAt), desc(outreaches.id))
    .limit(200);
}
