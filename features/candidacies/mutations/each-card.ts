import type { OperationContext } from "@/db/context";
import { inSavepoint } from "@/features/operations/mutations/run-operation";
import { NotFound, Refusal } from "@/lib/errors";

export type RefusedCard = { candidacyId: string; sentence: string };

/**
 * Does a step for each card of a bulk verb: one operation and one transaction for all, a savepoint for each, one
 * report. In the order of their ids, so that two bulk verbs over the same cards cannot deadlock. An expected refusal
 * becomes a row of the report; any other error takes everything back.
 */
export async function eachCard<Card extends { candidacyId: string }, Result>(
  inside: OperationContext,
  cards: Card[],
  step: (savepoint: OperationContext, card: Card) => Promise<Result>,
): Promise<{ done: Result[]; refused: RefusedCard[] }> {
  const done: Result[] = [];
  const refused: RefusedCard[] = [];
  for (const card of cards.toSorted((a, b) => (a.candidacyId < b.candidacyId ? -1 : 1))) {
    try {
      done.push(await inSavepoint(inside, (savepoint) => step(savepoint, card)));
    } catch (error) {
      refused.push(refusedCard(card.candidacyId, error));
    }
  }
  return { done, refused };
}

/** An expected refusal as a row of the report; any other error is thrown again. */
export function refusedCard(candidacyId: string, error: unknown): RefusedCard {
  if (error instanceof Refusal || error instanceof NotFound) return { candidacyId, sentence: error.message };
  throw error;
}
