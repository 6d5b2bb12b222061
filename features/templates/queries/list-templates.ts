import { and, asc, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { templates, templateVersions } from "@/db/schema/templates";
import { NotFound } from "@/lib/errors";

/** Every template in use with its present words. */
export async function listTemplates({ db }: Context) {
  return inUse(db).orderBy(asc(templates.name));
}

/** A template in use with its present words. */
export async function getTemplate({ db }: Context, templateId: string) {
  const [template] = await inUse(db, templateId);
  if (!template) throw new NotFound("template");
  return template;
}

function inUse(db: Context["db"], templateId?: string) {
  return db
    .select({
      id: templates.id,
      name: templates.name,
      purpose: templates.purpose,
      processSubject: templates.processSubject,
      versionId: templateVersions.id,
      version: templateVersions.version,
      subject: templateVersions.subject,
      body: templateVersions.body,
    })
    .from(templates)
    .innerJoin(templateVersions, and(eq(templateVersions.templateId, templates.id), eq(templateVersions.current, true)))
    .where(and(isNull(templates.archivedAt), templateId ? eq(templates.id, templateId) : undefined));
}
