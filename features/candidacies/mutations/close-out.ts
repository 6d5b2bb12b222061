import { and, eq, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { candidacies, closeOuts } from "@/db/schema/candidacies";
import { reasonsBySide, type CloseOutReason, type CloseOutSide } from "@/db/vocabulary/candidacies";
import { recordAudit } from "@/features/audit/mutations";
import { eachRow } from "@/features/operations/mutations/each-row";
import { runOperation } from "@/features/operations/mutations/run-operation";
import type { BulkReport } from "@/features/operations/rules";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { settlePromises } from "@/features/promises/mutations/settle-promises";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { getCandidacyState } from "../queries/candidacy-states";
import { refuseForWhoWasFirst } from "../queries/refuse-changed";
import { refusesCloseOut, refusesEnding } from "../rules/moves";

type Ending = { side: CloseOutSide; reason: CloseOutReason; note?: string | undefined; runnerUp?: boolean | undefined };
type Card = { candidacyId: string; version?: number | undefined };
type ClosedCard = { candidacyId: string; closeOutId: string; version: number };

/** Ends a candidacy: who, why, and whether the firm would put them forward again. Without a version: as it stands now. */
export async function closeOut(context: Context, input: Card & Ending) {
  requireWriter(context.actor);
  requireReasonOfSide(input);
  return runOperation(context, { verb: "closeOut" }, async (inside) => {
    const { closeOutId, personId, version } = await closeOne(inside, input);
    await refreshPersonActivity(inside, [personId]);
    return { closeOutId, version, operationId: inside.operation.id };
  });
}

/** The same ending for many cards as one operation, with a report per card; a card may be a runner-up by itself. */
export async function closeOutCandidacies(
  context: Context,
  { cards, ...ending }: { cards: (Card & Pick<Ending, "runnerUp">)[] } & Ending,
): Promise<BulkReport<ClosedCard> & { operationId: string | null }> {
  requireWriter(context.actor);
  requireReasonOfSide(ending);
  return runOperation(context, { verb: "closeOutCandidacies" }, async (inside) => {
    const { done: closed, refused } = await eachRow(
      inside,
      cards,
      ({ candidacyId }) => candidacyId,
      async (savepoint, card) => closeOne(savepoint, { ...ending, ...card }),
    );
    await refreshPersonActivity(
      inside,
      closed.map(({ personId }) => personId),
    );
    const done = closed.map(({ candidacyId, closeOutId, version }) => ({ candidacyId, closeOutId, version }));
    return { operationId: done.length > 0 ? inside.operation.id : null, done, refused };
  });
}

async function closeOne(inside: OperationContext, input: Card & Ending) {
  const { db, now, actor, operation } = inside;
  const { candidacyId, side, reason, note = "", runnerUp = false } = input;
  const candidacy = await getCandidacyState(inside, candidacyId);
  const version = input.version ?? candidacy.version;
  if (candidacy.closed || candidacy.version !== version) return refuseForWhoWasFirst(inside, candidacyId);
  const refusal = refusesCloseOut(candidacy) ?? refusesEnding(candidacy, { side, reason });
  if (refusal) throw new Refusal(refusal);

  const [closed] = await db
    .update(candidacies)
    .set({ closedAt: now, runnerUp, version: sql`${candidacies.version} + 1` })
    .where(and(eq(candidacies.id, candidacyId), eq(candidacies.version, version)))
    .returning({ stage: candidacies.stage, version: candidacies.version });
  if (!closed) return refuseForWhoWasFirst(inside, candidacyId);
  const [row] = await db
    .insert(closeOuts)
    .values({
      candidacyId,
      side,
      reason,
      note: note.trim(),
      runnerUp,
      stage: closed.stage,
      at: now,
      by: byOf(actor),
      operationId: operation.id,
    })
    .returning({ id: closeOuts.id });
  if (!row) throw new Error("The close-out was not written.");
  await recordAudit(inside, { noun: "candidacies", subjectId: candidacyId, fields: ["closedAt", "runnerUp"] });
  await settlePromises(inside, { candidacyIds: [candidacyId] });
  return { candidacyId, closeOutId: row.id, personId: candidacy.personId, version: closed.version };
}

function requireReasonOfSide({ side, reason }: Ending) {
  const allowed: readonly CloseOutReason[] = reasonsBySide[side];
  if (!allowed.includes(reason)) throw new Refusal("Choose a reason that fits who ended it.", "reason");
}
