import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { templates, templateVersions } from "@/db/schema/templates";
import { processSubjects, type ProcessSubject } from "@/db/vocabulary/purposes";
import { byOf } from "@/features/recruiters/rules/permission";
import { getFirm } from "@/features/settings/queries";
import { findMergePosition, listMergePersons } from "@/features/templates/queries/merge-facts";
import { ownOrShared } from "@/features/templates/queries/list-templates";
import { mergeFields } from "@/features/templates/rules/merge-fields";
import { renderTemplate } from "@/features/templates/rules/render";
import { dayIn } from "@/lib/calendar";
import { escapeMasked } from "@/lib/markup";
import type { Words } from "../rules/interview-words";

type About = { processSubject: ProcessSubject; personId: string; positionId: string; knownToClient: boolean };

/** The words of the firm's template for this, filled in for one person, or why there are none. */
export async function findTemplateWords(
  context: Context,
  { processSubject, personId, positionId, knownToClient }: About,
): Promise<Words & { problem: string | null }> {
  const { db, now, actor } = context;
  const none = (problem: string) => ({ subject: "", body: "", problem });
  const [template] = await db
    .select({ subject: templateVersions.subject, body: templateVersions.body })
    .from(templates)
    .innerJoin(templateVersions, and(eq(templateVersions.templateId, templates.id), eq(templateVersions.current, true)))
    .where(
      and(
        eq(templates.purpose, "process"),
        eq(templates.processSubject, processSubject),
        isNull(templates.archivedAt),
        ownOrShared(context),
      ),
    )
    // Somebody's own before everybody's, and of those the first.
    .orderBy(desc(sql`${templates.ownerId} is not null`), templates.createdAt)
    .limit(1);
  const label = processSubjects[processSubject].toLowerCase();
  if (!template) return none(`there is no template for "${label}": make one under Templates`);
  const position = await findMergePosition(context, positionId);
  const person = (await listMergePersons(context, [personId], positionId)).get(personId);
  const [recruiter] = await db
    .select()
    .from(recruiters)
    .where(eq(recruiters.id, byOf(actor) ?? ""));
  if (!person || !position || !recruiter) return none("not in Callback");
  const firm = await getFirm(context);
  const fields = mergeFields({
    today: dayIn(position.position.zone, now),
    ...person,
    position: position.position,
    clientName: knownToClient ? position.clientName : null,
    recruiter,
    firmName: firm.name,
  });
  const words = renderTemplate(template, fields);
  if ("missing" in words) return none(`empty merge field: ${words.missing.join(", ")}`);
  if ("problem" in words) return words.problem ? none(words.problem) : none("the template cannot be filled in");
  return { subject: words.subject, body: escapeMasked(words.body), problem: null };
}
