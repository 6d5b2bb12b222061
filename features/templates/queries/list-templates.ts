import { and, asc, desc, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { messages, outreaches } from "@/db/schema/messages";
import { recruiters } from "@/db/schema/recruiters";
import { templates, templateVersions } from "@/db/schema/templates";
import { NotFound } from "@/lib/errors";
import { replyRate } from "../rules/reply-rate";

/** Every template in use with its present words: those of everybody, and the reader's own. */
export async function listTemplates(context: Context) {
  return present(context)
    .where(and(isNull(templates.archivedAt), ownOrShared(context)))
    .orderBy(asc(templates.name));
}

/** What is out of use, last archived first. */
export async function listArchivedTemplates(context: Context) {
  return present(context)
    .where(and(isNotNull(templates.archivedAt), ownOrShared(context)))
    .orderBy(desc(templates.archivedAt), asc(templates.name));
}

/** A template with its present words, also one that is out of use. */
export async function getTemplate(context: Context, templateId: string) {
  const [template] = await present(context).where(and(eq(templates.id, templateId), ownOrShared(context)));
  if (!template) throw new NotFound("template");
  return template;
}

/** All words that a template has had, the newest first. */
export async function listVersions({ db }: Context, templateId: string) {
  return db
    .select({
      id: templateVersions.id,
      version: templateVersions.version,
      subject: templateVersions.subject,
      body: templateVersions.body,
      at: templateVersions.createdAt,
      by: recruiters.name,
    })
    .from(templateVersions)
    .leftJoin(recruiters, eq(recruiters.id, templateVersions.by))
    .where(eq(templateVersions.templateId, templateId))
    .orderBy(desc(templateVersions.version));
}

/** By template: how many people got it, and how many of them replied. */
export async function listReplyRates({ db }: Context) {
  const rows = await db
    .select({
      templateId: templateVersions.templateId,
      sent: sql<number>`count(*)::int`,
      replied: sql<number>`count(${messages.repliedAt})::int`,
    })
    .from(messages)
    .innerJoin(outreaches, eq(outreaches.id, messages.outreachId))
    .innerJoin(templateVersions, eq(templateVersions.id, outreaches.templateVersionId))
    .where(and(isNotNull(messages.acceptedAt), sql`${messages.state} <> 'bounced'`))
    .groupBy(templateVersions.templateId);
  return new Map(rows.map(({ templateId, sent, replied }) => [templateId, replyRate(replied, sent)]));
}

/** What the reader may see: a template of somebody's own is nobody else's. */
export function ownOrShared({ actor }: Pick<Context, "actor">) {
  if (actor.kind !== "recruiter") return undefined;
  return or(isNull(templates.ownerId), eq(templates.ownerId, actor.id));
}

function present({ db }: Context) {
  return db
    .select({
      id: templates.id,
      name: templates.name,
      purpose: templates.purpose,
      processSubject: templates.processSubject,
      ownerId: templates.ownerId,
      archivedAt: templates.archivedAt,
      versionId: templateVersions.id,
      version: templateVersions.version,
      subject: templateVersions.subject,
      body: templateVersions.body,
    })
    .from(templates)
    .innerJoin(templateVersions, and(eq(templateVersions.templateId, templates.id), eq(templateVersions.current, true)))
    .$dynamic();
}
