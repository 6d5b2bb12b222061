import { and, asc, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { templates, templateVersions } from "@/db/schema/templates";
import type { TemplateText } from "@/features/templates/rules/render";

/** The words about a position that fits, for the readers of an email about an opening that is back who never spoke of it. */
export async function findPositionWords({ db }: Context): Promise<TemplateText | null> {
  const [found] = await db
    .select({ subject: templateVersions.subject, body: templateVersions.body })
    .from(templateVersions)
    .innerJoin(templates, eq(templates.id, templateVersions.templateId))
    .where(and(eq(templates.purpose, "position"), eq(templateVersions.current, true), isNull(templates.archivedAt)))
    .orderBy(asc(templates.createdAt), asc(templates.id))
    .limit(1);
  return found ?? null;
}
