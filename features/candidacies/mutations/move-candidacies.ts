import type { Context } from "@/db/context";
import type { Stage } from "@/db/vocabulary/candidacies";
import { eachRow, refusedRow } from "@/features/operations/mutations/each-row";
import { runOperation } from "@/features/operations/mutations/run-operation";
import type { BulkReport } from "@/features/operations/rules";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { moveCandidacy } from "./move-candidacy";

type Card = { candidacyId: string; version: number };
type MovedCard = { candidacyId: string; version: number; moveId: string };

const idOf = (card: Card) => card.candidacyId;

/** Many cards to one stage as one operation: each by the same rule and race as one, and a report per card. */
export async function moveCandidacies(
  context: Context,
  { cards, ...to }: { cards: Card[]; toStage: Stage; reason?: string | undefined },
): Promise<BulkReport<MovedCard> & { operationId: string | null }> {
  requireWriter(context.actor);
  const [only, ...others] = cards;
  if (only && others.length === 0) return moveOne(context, { ...only, ...to });
  return runOperation(context, { verb: "moveCandidacies", reason: to.reason }, async (inside) => {
    const report = await eachRow(inside, cards, idOf, async (savepoint, card) => {
      const { version, moveId } = await moveCandidacy(savepoint, { ...card, ...to });
      return { candidacyId: card.candidacyId, version, moveId };
    });
    return { ...report, operationId: report.done.length > 0 ? inside.operation.id : null };
  });
}

/** One card, which is by far the most frequent case: one statement, which is its own operation and transaction. */
async function moveOne(context: Context, input: Card & { toStage: Stage; reason?: string | undefined }) {
  const { candidacyId } = input;
  try {
    const { version, moveId, operationId } = await moveCandidacy(context, input);
    return { operationId, done: [{ candidacyId, version, moveId }], refused: [] };
  } catch (error) {
    return { operationId: null, done: [], refused: [refusedRow(candidacyId, error)] };
  }
}
