import { and, eq, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidacies, closeOuts } from "@/db/schema/candidacies";
import { reasonsBySide, type CloseOutReason, type CloseOutSide } from "@/db/vocabulary/candidacies";
import { recordAudit } from "@/features/audit/mutations";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { settlePromises } from "@/features/promises/mutations/settle-promises";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { refuseForWhoWasFirst } from "../queries/refuse-changed";
import { getCandidacyState } from "../queries/candidacy-states";
import { refusesCloseOut } from "../rules/moves";
import { inOneOrder, refusedRow, type RefusedRow } from "./move-candidacies";

type Ending = { side: CloseOutSide; reason: CloseOutReason; note?: string | undefined; runnerUp?: boolean | undefined };
type Card = { candidacyId: string; version?: number | undefined };

/** Ends a candidacy: who, why, and whether the firm would put them forward again. Without a version: as it stands now. */
export async function closeOut(context: Context, input: Card & Ending) {
  requireWriter(context.actor);
  requireReasonOfSide(input);
  return context.db.transaction(async (tx) => {
    const inside = { ...context, db: tx };
    const { closeOutId, personId, version } = await closeOne(inside, input);
    await refreshPersonActivity(inside, [personId]);
    return { closeOutId, version };
  });
}

/** The same ending for many cards, with a report per card. */
export async function closeOutCandidacies(context: Context, input: { cards: Card[] } & Ending) {
  requireWriter(context.actor);
  requireReasonOfSide(input);
  return context.db.transaction(async (tx) => {
    const closed: { candidacyId: string; closeOutId: string; version: number }[] = [];
    const refused: RefusedRow[] = [];
    const personIds: string[] = [];
    for (const card of inOneOrder(input.cards)) {
      try {
        const { closeOutId, personId, version } = await tx.transaction((savepoint) =>
          closeOne({ ...context, db: savepoint }, { ...input, ...card }),
        );
        closed.push({ candidacyId: card.candidacyId, closeOutId, version });
        personIds.push(personId);
      } catch (error) {
        refused.push(refusedRow(card.candidacyId, error));
      }
    }
    await refreshPersonActivity({ ...context, db: tx }, personIds);
    return { closed, refused };
  });
}

async function closeOne(inside: Context, input: Card & Ending) {
  const { db, now, actor } = inside;
  const { candidacyId, side, reason, note = "", runnerUp = false } = input;
  const candidacy = await getCandidacyState(inside, candidacyId);
  const version = input.version ?? candidacy.version;
  if (candidacy.closed || candidacy.version !== version) return refuseForWhoWasFirst(inside, candidacyId);
  const refusal = refusesCloseOut(candidacy);
  if (refusal) throw new Refusal(refusal);

  const [closed] = await db
    .update(candidacies)
    .set({ closedAt: now, runnerUp, version: sql`${candidacies.version} + 1` })
    .where(and(eq(candidacies.id, candidacyId), eq(candidacies.version, version), isNull(candidacies.closedAt)))
    .returning({ stage: candidacies.stage, version: candidacies.version });
  if (!closed) return refuseForWhoWasFirst(inside, candidacyId);
  const [row] = await db
    .insert(closeOuts)
    .values({ candidacyId, side, reason, note: note.trim(), runnerUp, stage: closed.stage, at: now, by: byOf(actor) })
    .returning({ id: closeOuts.id });
  if (!row) throw new Error("The close-out was not written.");
  await recordAudit(inside, {
    verb: "closeOut",
    noun: "candidacies",
    subjectId: candidacyId,
    before: { stage: closed.stage },
    after: { closeOutId: row.id, side, reason, runnerUp },
  });
  await settlePromises(inside, { candidacyIds: [candidacyId], verb: "closeOut" });
  return { closeOutId: row.id, personId: candidacy.personId, version: closed.version };
}

function requireReasonOfSide({ side, reason }: Ending) {
  const allowed: readonly CloseOutReason[] = reasonsBySide[side];
  if (!allowed.includes(reason)) throw new Refusal("Choose a reason that goes with who ended it.", "reason");
}
