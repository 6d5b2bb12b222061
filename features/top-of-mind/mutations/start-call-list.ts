import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { callListLines, callLists, topOfMindLists } from "@/db/schema/top-of-mind";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { startCallListInput, type StartCallListInput } from "../inputs";
import type { TopRow } from "../queries/get-top-of-mind";

/** A call list of these people in this order, each with a note; it stays until its position is gone. */
export async function startCallList(context: Context, input: StartCallListInput): Promise<{ callListId: string }> {
  const recruiter = requireRecruiter(context.actor);
  const { positionId, lines } = startCallListInput.parse(input);
  return runOperation(context, { verb: "startCallList" }, async (inside) => {
    const { db, now, actor } = inside;
    const [position] = await db
      .select({ id: positions.id })
      .from(positions)
      .where(and(eq(positions.id, positionId), maySee(actor, positions.id)));
    if (!position) throw new NotFound("position");
    const there = await listThere(inside, lines);
    const chosen = lines.filter(
      ({ personId }, at) => there.has(personId) && lines.findIndex((one) => one.personId === personId) === at,
    );
    if (chosen.length === 0) throw new Refusal("Choose at least one person.");
    const points = await findPoints(inside, positionId);
    const [list] = await db
      .insert(callLists)
      .values({ positionId, by: recruiter.id, at: now })
      .returning({ id: callLists.id });
    if (!list) throw new Error("A call list was not written.");
    await db.insert(callListLines).values(
      chosen.map(({ personId, note }, place) => ({
        callListId: list.id,
        personId,
        note,
        place,
        points: points.get(personId) ?? [],
      })),
    );
    await recordAudit(inside, { noun: "call_lists", subjectId: list.id, fields: ["positionId", "people"] });
    return { callListId: list.id };
  });
}

/** Whoever was erased or merged since the list was shown cannot be called as themselves. */
async function listThere({ db }: Context, lines: { personId: string }[]): Promise<Set<string>> {
  const ids = lines.map(({ personId }) => personId);
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, ids), isNull(people.mergedIntoId), isNull(people.erasedAt)));
  return new Set(rows.map(({ id }) => id));
}

/** Points by person, as the list that was looked at last has them. */
async function findPoints({ db }: Context, positionId: string) {
  const [last] = await db
    .select({ rows: topOfMindLists.rows })
    .from(topOfMindLists)
    .where(eq(topOfMindLists.positionId, positionId))
    .orderBy(desc(topOfMindLists.at), desc(topOfMindLists.id))
    .limit(1);
  const rows = (last?.rows ?? []) as TopRow[];
  return new Map(
    rows.map(({ personId, points }) => [personId, points.map(({ id, points: value }) => ({ id, points: value }))]),
  );
}
