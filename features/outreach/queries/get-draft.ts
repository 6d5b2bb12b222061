import { and, asc, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { outreachPeople, outreaches } from "@/db/schema/messages";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { recruiters } from "@/db/schema/recruiters";
import { templates, templateVersions } from "@/db/schema/templates";
import { fitsAbout, type OfferedPurpose } from "@/features/drafts/rules";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { listTemplates } from "@/features/templates/queries/list-templates";
import { listValueItems } from "@/features/value-items/queries/list-value-items";
import { NotFound } from "@/lib/errors";
import { wantsItem } from "../rules/worth";
import { getOutreachPreview } from "./get-outreach-preview";
import type { Asked, Planned } from "./list-assessments";

/** A draft with everybody it is to and each email as it would be now, but for the emails themselves: one is shown. */
export async function getDraft(context: Context, outreachId: string) {
  const { draft, input } = await getDraftInput(context, outreachId);
  const [{ emails }, all] = await Promise.all([getOutreachPreview(context, input), listTemplates(context)]);
  const forAll = wordsOf(draft) ?? { subject: draft.templateSubject, body: draft.templateBody };
  const sharing = [forAll, ...input.recipients.map(({ words }) => words)].some((words) => words && wantsItem(words));
  const shown = emails.find(({ verdict }) => verdict === "go") ?? emails[0];
  return {
    ...draft,
    purpose: draft.purpose as OfferedPurpose,
    templates: all.filter((template) => fitsAbout(template, draft)).map(({ versionId, name }) => ({ versionId, name })),
    shown: shown ? { personId: shown.personId, ...readable(shown) } : null,
    /** What may be shared, where the words of one of them ask for something. */
    items: sharing ? (await listValueItems(context)).map(({ id, title }) => ({ id, title })) : null,
    emails: emails.map(({ personId, name, address, verdict, sentence, missing, carries, seen }, index) => ({
      personId,
      name,
      address,
      verdict,
      sentence,
      missing,
      carries,
      seen,
      valueItemId: input.recipients[index]?.valueItemId ?? null,
      ticked: input.recipients[index]?.ticked ?? false,
      edit: input.recipients[index]?.words ?? null,
    })),
  };
}
export type Draft = Awaited<ReturnType<typeof getDraft>>;

/** One email of a draft as it would be now. */
export async function getDraftEmail(
  context: Context,
  { outreachId, personId }: { outreachId: string; personId: string },
) {
  const { input } = await getDraftInput(context, outreachId);
  const recipients = input.recipients.filter((one) => one.personId === personId);
  const { emails } = await getOutreachPreview(context, { ...input, recipients });
  const [email] = emails;
  if (!email) throw new NotFound("person");
  return readable(email);
}
export type DraftEmail = Awaited<ReturnType<typeof getDraftEmail>>;

function readable({ from, address, subject, html, text, sentence, values }: DraftEmailParts) {
  return { from, address, subject, html, text, sentence, values };
}
type DraftEmailParts = Awaited<ReturnType<typeof getOutreachPreview>>["emails"][number];

/** A draft as what is asked of the rules and the renderer: its row, and its people with their own words. */
async function getDraftInput(context: Context, outreachId: string) {
  requireRecruiter(context.actor);
  const [draft] = await context.db
    .select({
      id: outreaches.id,
      state: outreaches.state,
      version: outreaches.version,
      purpose: outreaches.purpose,
      versionId: outreaches.templateVersionId,
      template: templates.name,
      subject: outreaches.subject,
      body: outreaches.body,
      templateSubject: templateVersions.subject,
      templateBody: templateVersions.body,
      positionId: outreaches.positionId,
      position: positions.title,
      reopeningId: outreaches.reopeningId,
      overrideReason: outreaches.overrideReason,
      sendAt: outreaches.sendAt,
      valueItemId: outreaches.valueItemId,
      undoUntil: outreaches.undoUntil,
      operationId: outreaches.operationId,
      senderId: outreaches.by,
      by: recruiters.name,
      changedAt: outreaches.changedAt,
    })
    .from(outreaches)
    .innerJoin(templateVersions, eq(templateVersions.id, outreaches.templateVersionId))
    .innerJoin(templates, eq(templates.id, templateVersions.templateId))
    .innerJoin(recruiters, eq(recruiters.id, outreaches.by))
    .leftJoin(positions, eq(positions.id, outreaches.positionId))
    .where(and(eq(outreaches.id, outreachId), maySee(context.actor, outreaches.positionId)));
  if (!draft) throw new NotFound("outreach");
  const chosen = await context.db
    .select({
      personId: outreachPeople.personId,
      subject: outreachPeople.subject,
      body: outreachPeople.body,
      valueItemId: outreachPeople.valueItemId,
      ticked: outreachPeople.ticked,
    })
    .from(outreachPeople)
    .innerJoin(people, eq(people.id, outreachPeople.personId))
    .where(eq(outreachPeople.outreachId, outreachId))
    .orderBy(asc(people.lastName), asc(people.firstName), asc(people.id));
  const recipients = chosen.map(({ personId, ticked, valueItemId, ...words }): Asked => ({
    personId,
    ticked,
    valueItemId,
    words: wordsOf(words),
  }));
  return { draft, input: { ...plannedOf(draft), recipients } };
}

type Row = Pick<
  typeof outreaches.$inferSelect,
  "purpose" | "subject" | "body" | "positionId" | "reopeningId" | "overrideReason" | "sendAt" | "valueItemId"
> & { versionId: string };

/** What is asked of the rules and the renderer: an email that is free of a position says nothing of one. */
export function plannedOf(row: Row): Planned {
  const { purpose, positionId, reopeningId, overrideReason, sendAt, valueItemId } = row;
  return {
    templateVersionId: row.versionId,
    purpose,
    words: wordsOf(row),
    valueItemId,
    positionId: purpose === "free" ? undefined : (positionId ?? undefined),
    reopeningId: purpose === "back_open" ? (reopeningId ?? undefined) : undefined,
    overrideReason: purpose === "position" ? (overrideReason ?? undefined) : undefined,
    sendAt: sendAt ?? undefined,
  };
}

export function wordsOf({ subject, body }: { subject: string | null; body: string | null }) {
  return subject !== null && body !== null ? { subject, body } : null;
}
