import type { Context } from "@/db/context";
import type { Stage } from "@/db/vocabulary/candidacies";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { moveCandidacy } from "./move-candidacy";

export type RefusedRow = { candidacyId: string; sentence: string };

/** Many cards to one stage: each by the same rule and race as one, and a report per card. */
export async function moveCandidacies(
  context: Context,
  input: { cards: { candidacyId: string; version: number }[]; toStage: Stage; reason?: string | undefined },
) {
  requireWriter(context.actor);
  const moved: { candidacyId: string; version: number; moveId: string }[] = [];
  const refused: RefusedRow[] = [];
  for (const card of inOneOrder(input.cards)) {
    try {
      const { version, moveId } = await moveCandidacy(context, {
        ...card,
        toStage: input.toStage,
        reason: input.reason,
      });
      moved.push({ candidacyId: card.candidacyId, version, moveId });
    } catch (error) {
      refused.push(refusedRow(card.candidacyId, error));
    }
  }
  return { moved, refused };
}

/** By id, so that two bulk verbs over the same cards never wait for each other in a ring. */
export function inOneOrder<T extends { candidacyId: string }>(cards: T[]): T[] {
  return cards.toSorted((a, b) => (a.candidacyId < b.candidacyId ? -1 : 1));
}

/** An expected no becomes a row of the report; anything else goes on up. */
export function refusedRow(candidacyId: string, error: unknown): RefusedRow {
  if (error instanceof Refusal || error instanceof NotFound) return { candidacyId, sentence: error.message };
  throw error;
}
