import { and, eq, isNull, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { isSeenBy, requireVisible } from "@/db/restricted-positions";
import { recruiters } from "@/db/schema/recruiters";
import { handedLines } from "@/db/schema/today";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { handOverInput, type HandOverInput, type LineInput } from "../inputs";
import { aboutOf, findLine } from "../queries/find-line";
import type { TodayLine } from "../queries/list-today";

/**
 * Puts lines of Today on a colleague's list in place of their owner's. What was done meanwhile is left out; where
 * somebody else was handed one of them since the screen was drawn, none is.
 */
export async function handOverLines(context: Context, input: HandOverInput) {
  const recruiter = requireRecruiter(context.actor);
  const { toId, note, lines } = handOverInput.parse(input);
  await requireVisible(
    context,
    lines.map(({ subjectId }) => subjectId),
  );
  return runOperation(context, { verb: "handOverLines", reason: note }, async (inside) => {
    const to = await getReceiver(inside, toId);
    await lockLines(inside, lines);
    let handed = 0;
    for (const asked of lines) {
      const line = await findLine(inside, asked);
      if (!line) {
        // Handed on by somebody else, it is on no list of the one who asks either.
        await refuseHandedOn(inside, asked, asked.handedId);
        continue;
      }
      if ((line.handed?.id ?? null) !== asked.handedId) await refuseHandedOn(inside, asked, asked.handedId);
      if (line.ownerId === toId) throw new Refusal(`This is on ${to.name}'s list already.`, "toId");
      await requireSeen(inside, line, to);
      await handOver(inside, line, { toId, note, by: recruiter.id });
      handed += 1;
    }
    if (handed === 0) throw new Refusal("This was done already. Nothing was handed over.");
    return { handed, done: lines.length - handed, to: to.name, operationId: inside.operation.id };
  });
}

async function getReceiver({ db }: Context, toId: string) {
  const [to] = await db
    .select({ id: recruiters.id, name: recruiters.name, role: recruiters.role, gone: recruiters.deactivatedAt })
    .from(recruiters)
    .where(eq(recruiters.id, toId));
  if (!to || to.gone) throw new Refusal("Choose a colleague who is still here.", "toId");
  if (to.role === "viewer") throw new Refusal(`${to.name} can only look, so they cannot do this.`, "toId");
  return to;
}

/** A restricted position stays with those who may see it. */
async function requireSeen({ db }: Context, { positionId, detail }: TodayLine, to: { id: string; name: string }) {
  if (detail["restricted"])
    throw new Refusal("You may not see the position this is about, so you cannot hand it over.");
  if (!positionId) return;
  const [row] = await db.execute<{ seen: boolean }>(
    sql`select ${isSeenBy(sql`${to.id}::uuid`, sql`${positionId}::uuid`)} as seen`,
  );
  if (!row?.seen) throw new Refusal(`${to.name} may not see this position. Choose someone who may.`, "toId");
}

async function handOver(
  inside: OperationContext,
  line: TodayLine,
  { toId, note, by }: { toId: string; note: string; by: string },
) {
  const { db, now, operation } = inside;
  const { kind, subjectId, dueAt, positionId, handed } = line;
  const personId = aboutOf(line);
  const ownerId = handed ? handed.ownerId : line.ownerId;
  // What holds no more, because it was done once and is due anew, makes room.
  const ended = await db
    .update(handedLines)
    .set({ endedAt: now, endedOperationId: operation.id })
    .where(and(eq(handedLines.kind, kind), eq(handedLines.subjectId, subjectId), isNull(handedLines.endedAt)))
    .returning({ id: handedLines.id });
  await recordAudit(
    inside,
    ...ended.map(({ id }) => ({ noun: "handed_lines" as const, subjectId: id, fields: ["endedAt"] })),
  );
  // Back to whose it is by its rows.
  if (ownerId === toId) return;
  const [written] = await db
    .insert(handedLines)
    .values({
      kind,
      subjectId,
      dueAt,
      ownerId,
      toId,
      by,
      note,
      positionId,
      personId,
      at: now,
      operationId: operation.id,
    })
    .returning({ id: handedLines.id });
  if (!written) throw new Error("A line was handed over while it was locked.");
  await recordAudit(inside, { noun: "handed_lines", subjectId: written.id, fields: ["kind", "toId", "ownerId"] });
}

/** Whoever hands over the same line at the same moment waits here, and then sees what was done. */
async function lockLines({ db }: Context, lines: LineInput[]) {
  for (const name of lines.map(({ kind, subjectId }) => `${kind} ${subjectId}`).toSorted())
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`handed line ${name}`}, 0))`);
}

/** Whoever handed it on since the screen was drawn is named; where nobody did, this says nothing. */
async function refuseHandedOn(inside: OperationContext, { kind, subjectId }: LineInput, seen: string | null) {
  const [first] = await inside.db
    .select({ id: handedLines.id, operationId: handedLines.operationId, to: recruiters.name })
    .from(handedLines)
    .innerJoin(recruiters, eq(recruiters.id, handedLines.toId))
    .where(and(eq(handedLines.kind, kind), eq(handedLines.subjectId, subjectId), isNull(handedLines.endedAt)));
  if (first && first.id !== seen)
    await refuseForWhoDid(inside, first.operationId, (who, when) => `${who} handed this to ${first.to} ${when}.`);
}
