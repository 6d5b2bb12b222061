import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { idList } from "@/db/id-list";
import { maySee } from "@/db/restricted-positions";
import { candidates } from "@/db/schema/candidates";
import { outreachPeople, outreaches } from "@/db/schema/messages";
import { reopenings } from "@/db/schema/openings";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { listTemplates } from "@/features/templates/queries/list-templates";
import { NotFound, Refusal } from "@/lib/errors";
import { sql } from "drizzle-orm";
import type { StartDraftInput } from "../inputs";
import { fitsAbout, purposeOf } from "../rules";

/** An outreach to these people, as a draft with the template that fits. */
export async function startDraft(context: Context, input: StartDraftInput): Promise<{ outreachId: string }> {
  const recruiter = requireRecruiter(context.actor);
  return runOperation(context, { verb: "startDraft" }, async (inside) => {
    const { db, now } = inside;
    const personIds = await listChosen(inside, input);
    if (personIds.length === 0) throw new Refusal("Choose at least one person.");
    const about = {
      positionId: await findPositionId(inside, input.positionId),
      reopeningId: await findReopeningId(inside, input),
    };
    const fits = (await listTemplates(inside)).filter((template) => fitsAbout(template, about));
    const template = fits.find(({ purpose }) => purpose === purposeOf(about)) ?? fits[0];
    if (!template) throw new Refusal("There is no template for this yet. Make one under Templates first.");
    const [row] = await db
      .insert(outreaches)
      .values({
        ...about,
        templateVersionId: template.versionId,
        purpose: template.purpose,
        state: "draft",
        operationId: inside.operation.id,
        by: recruiter.id,
        createdAt: now,
        changedAt: now,
      })
      .returning({ id: outreaches.id });
    if (!row) throw new Error("A draft was not written.");
    await db.insert(outreachPeople).values(personIds.map((personId) => ({ outreachId: row.id, personId })));
    await recordAudit(inside, { noun: "outreaches", subjectId: row.id, fields: ["state", "people"] });
    return { outreachId: row.id };
  });
}

/** Each person once, whoever was merged or erased left out. */
async function listChosen({ db }: Context, { personIds = [], candidateIds = [] }: StartDraftInput): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: people.id })
    .from(people)
    .leftJoin(candidates, eq(candidates.personId, people.id))
    .where(
      and(
        isNull(people.mergedIntoId),
        isNull(people.erasedAt),
        sql`(${people.id} = any(${idList(personIds)}) or ${candidates.id} = any(${idList(candidateIds)}))`,
      ),
    );
  return rows.map(({ id }) => id);
}

async function findPositionId({ db, actor }: Context, id: string | undefined): Promise<string | null> {
  if (!id) return null;
  const [row] = await db
    .select({ id: positions.id })
    .from(positions)
    .where(and(eq(positions.id, id), maySee(actor, positions.id)));
  if (!row) throw new NotFound("position");
  return row.id;
}

/** The reopening asked for, or the live one of the position. */
async function findReopeningId({ db }: Context, input: StartDraftInput): Promise<string | null> {
  if (!input.positionId) return null;
  const live = await db
    .select({ id: reopenings.id })
    .from(reopenings)
    .where(
      and(
        inArray(reopenings.positionId, [input.positionId]),
        isNull(reopenings.undoneAt),
        isNull(reopenings.settledAt),
      ),
    )
    .orderBy(reopenings.at);
  return (live.find(({ id }) => id === input.reopeningId) ?? live.at(-1))?.id ?? null;
}
