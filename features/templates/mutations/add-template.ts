import { and, desc, eq, ne } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { templates, templateVersions } from "@/db/schema/templates";
import type { ProcessSubject, Purpose } from "@/db/vocabulary/purposes";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { mergeFieldNames } from "../rules/merge-fields";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { ownOrShared } from "../queries/list-templates";
import { templateProblem, type TemplateText } from "../rules/render";

type NewTemplate = TemplateText & {
  name: string;
  purpose: Purpose;
  processSubject?: ProcessSubject | undefined;
  /** For whoever adds it alone. */
  own?: boolean;
};

/** A template with its first version. */
export async function addTemplate(context: Context, input: NewTemplate) {
  requireWriter(context.actor);
  refuseProblem(input);
  if (input.purpose === "process" && !input.processSubject) {
    throw new Refusal("Choose what this email is about.", "processSubject");
  }
  const name = input.name.trim();
  if (name === "") throw new Refusal("A template needs a name.", "name");
  return runOperation(context, { verb: "addTemplate" }, async (inside) => {
    const { db: tx } = inside;
    const [template] = await tx
      .insert(templates)
      .values({
        name,
        purpose: input.purpose,
        processSubject: input.purpose === "process" ? (input.processSubject ?? null) : null,
        ownerId: input.own ? byOf(context.actor) : null,
        createdAt: context.now,
      })
      .onConflictDoNothing()
      .returning({ id: templates.id });
    if (!template) throw new Refusal(`There is already a template called ${name}.`, "name");
    const versionId = await addVersion(inside, template.id, 1, input);
    const after = { name, purpose: input.purpose, subject: input.subject };
    await recordAudit(inside, { noun: "templates", subjectId: template.id, fields: Object.keys(after) });
    return { templateId: template.id, templateVersionId: versionId };
  });
}

/** New words for a template. Emails that are written keep the version they were written from. */
export async function reviseTemplate(
  context: Context,
  input: TemplateText & { templateId: string; version: number; name?: string },
) {
  requireWriter(context.actor);
  refuseProblem(input);
  return runOperation(context, { verb: "reviseTemplate" }, async (inside) => {
    const { db: tx } = inside;
    const [template] = await tx
      .select()
      .from(templates)
      .where(and(eq(templates.id, input.templateId), ownOrShared(inside)))
      .for("update");
    if (!template) throw new NotFound("template");
    const [last] = await tx
      .select({ version: templateVersions.version, operationId: templateVersions.operationId })
      .from(templateVersions)
      .where(eq(templateVersions.templateId, template.id))
      .orderBy(desc(templateVersions.version))
      .limit(1);
    if (last && last.version !== input.version)
      return refuseForWhoDid(
        inside,
        last.operationId,
        (who, when) => `${who} changed ${template.name} ${when}. Look at the new version first.`,
      );
    await tx
      .update(templateVersions)
      .set({ current: false })
      .where(and(eq(templateVersions.templateId, template.id), eq(templateVersions.current, true)));
    if (input.name?.trim()) await rename(inside, template.id, input.name.trim());
    const versionId = await addVersion(inside, template.id, input.version + 1, input);
    const after = { version: input.version + 1, subject: input.subject };
    await recordAudit(inside, { noun: "templates", subjectId: template.id, fields: Object.keys(after) });
    return { templateVersionId: versionId, version: input.version + 1 };
  });
}

async function rename({ db }: OperationContext, templateId: string, name: string) {
  const [other] = await db
    .select({ id: templates.id })
    .from(templates)
    .where(and(eq(templates.name, name), ne(templates.id, templateId)));
  if (other) throw new Refusal(`There is already a template called ${name}.`, "name");
  await db.update(templates).set({ name }).where(eq(templates.id, templateId));
}

async function addVersion(inside: OperationContext, templateId: string, version: number, words: TemplateText) {
  const { db, actor, now, operation } = inside;
  const [row] = await db
    .insert(templateVersions)
    .values({
      templateId,
      version,
      subject: words.subject.trim(),
      body: words.body.trim(),
      by: byOf(actor),
      createdAt: now,
      operationId: operation.id,
    })
    .returning({ id: templateVersions.id });
  if (!row) throw new Error("No template version came back from the insert.");
  return row.id;
}

function refuseProblem(words: TemplateText) {
  const problem = templateProblem(words, mergeFieldNames);
  if (!problem) return;
  const ofSubject = templateProblem({ ...words, body: "Words." }, mergeFieldNames);
  throw new Refusal(problem, ofSubject ? "subject" : "body");
}
