import { and, asc, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { templates, templateVersions } from "@/db/schema/templates";

/** Every template in use with its present words. */
export async function listTemplates({ db }: Context) {
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
    .where(isNull(templates.archivedAt))
    .orderBy(asc(templates.name));
}
