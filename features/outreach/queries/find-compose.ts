import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { reopenings } from "@/db/schema/openings";
import { positions } from "@/db/schema/positions";
import { getOutreachPreview } from "./get-outreach-preview";
import { listTemplates } from "@/features/templates/queries/list-templates";
import { NotFound } from "@/lib/errors";

type Asked = {
  people: string[];
  position: string | null;
  reopening: string | null;
  template: string | null;
  override: string | null;
};

type Purpose = "back_open" | "position" | "free";
const offered: readonly string[] = ["back_open", "position", "free"] satisfies Purpose[];

/** Everything the compose page shows: the emails as they would be now, and the templates that fit. Null where nobody is picked. */
export async function findCompose(context: Context, asked: Asked) {
  const people = [...new Set(asked.people)].slice(0, 200);
  if (people.length === 0) return null;
  const [position, reopening, all] = await Promise.all([
    findPosition(context, asked.position),
    findReopening(context, asked.position, asked.reopening),
    listTemplates(context),
  ]);
  const fits = all.filter(
    ({ purpose }) =>
      offered.includes(purpose) &&
      (purpose === "free" || position !== null) &&
      (purpose !== "back_open" || reopening !== null),
  );
  const wanted: Purpose = reopening ? "back_open" : position ? "position" : "free";
  const template =
    fits.find(({ versionId }) => versionId === asked.template) ??
    fits.find(({ purpose }) => purpose === wanted) ??
    fits[0];
  if (!template) throw new NotFound("template");
  const purpose = template.purpose as Purpose;
  const onPosition = position ? await listCandidacies(context, position.id, people) : new Map<string, string>();
  const override =
    purpose === "position" && asked.override && asked.override.trim().length >= 10 ? asked.override.trim() : undefined;
  const { emails } = await getOutreachPreview(context, {
    templateVersionId: template.versionId,
    purpose,
    positionId: purpose === "free" ? undefined : position?.id,
    reopeningId: purpose === "back_open" ? reopening?.id : undefined,
    recipients: people.map((personId) => ({ personId, candidacyId: onPosition.get(personId) })),
    overrideReason: override,
  });
  return {
    position,
    positionId: purpose === "free" ? null : (position?.id ?? null),
    reopeningId: purpose === "back_open" ? (reopening?.id ?? null) : null,
    templates: fits.map(({ versionId, name }) => ({ versionId, name })),
    chosen: { versionId: template.versionId, purpose },
    from: emails[0]?.from ?? "",
    emails: emails.map(({ personId, name, zone, address, verdict, sentence, subject, html, missing }) => ({
      personId,
      candidacyId: onPosition.get(personId) ?? null,
      name,
      zone,
      address,
      verdict,
      sentence,
      subject,
      html,
      missing,
    })),
  };
}

async function findPosition({ db }: Context, id: string | null) {
  if (!id) return null;
  const [row] = await db
    .select({ id: positions.id, title: positions.title })
    .from(positions)
    .where(eq(positions.id, id));
  return row ?? null;
}

/** The reopening asked for, or the live one of the position. */
async function findReopening({ db }: Context, positionId: string | null, id: string | null) {
  if (!positionId) return null;
  const live = await db
    .select({ id: reopenings.id })
    .from(reopenings)
    .where(and(eq(reopenings.positionId, positionId), isNull(reopenings.undoneAt), isNull(reopenings.settledAt)))
    .orderBy(reopenings.at);
  return live.find((one) => one.id === id) ?? live.at(-1) ?? null;
}

async function listCandidacies({ db }: Context, positionId: string, personIds: string[]) {
  const rows = await db
    .select({ personId: candidates.personId, candidacyId: candidacies.id })
    .from(candidacies)
    .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .where(
      and(
        eq(candidacies.positionId, positionId),
        inArray(candidates.personId, personIds),
        isNull(candidacies.supersededById),
      ),
    );
  return new Map(rows.map((row) => [row.personId, row.candidacyId]));
}
