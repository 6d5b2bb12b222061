import type { Context } from "@/db/context";
import type { Stage } from "@/db/vocabulary/candidacies";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { eachCard, refusedCard, type RefusedCard } from "./each-card";
import { moveCandidacy } from "./move-candidacy";

type Card = { candidacyId: string; version: number };
type MovedCard = { candidacyId: string; version: number; moveId: string };

/** Many cards to one stage as one operation: each by the same rule and race as one, and a report per card. */
export async function moveCandidacies(
  context: Context,
  { cards, ...to }: { cards: Card[]; toStage: Stage; reason?: string | undefined },
): Promise<{ operationId: string | null; moved: MovedCard[]; refused: RefusedCard[] }> {
  requireWriter(context.actor);
  const [only, ...others] = cards;
  if (only && others.length === 0) return moveOne(context, { ...only, ...to });
  return runOperation(context, { verb: "moveCandidacies", reason: to.reason }, async (inside) => {
    const { done, refused } = await eachCard(inside, cards, async (savepoint, card) => {
      const { version, moveId } = await moveCandidacy(savepoint, { ...card, ...to });
      return { candidacyId: card.candidacyId, version, moveId };
    });
    return { operationId: done.length > 0 ? inside.operation.id : null, moved: done, refused };
  });
}

/** One card, which is by far the most frequent case: one statement, which is its own operation and transaction. */
async function moveOne(context: Context, input: Card & { toStage: Stage; reason?: string | undefined }) {
  const { candidacyId } = input;
  try {
    const { version, moveId, operationId } = await moveCandidacy(context, input);
    return { operationId, moved: [{ candidacyId, version, moveId }], refused: [] };
  } catch (error) {
    return { operationId: null, moved: [], refused: [refusedCard(candidacyId, error)] };
  }
}
