import { parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";
import { stages } from "@/db/vocabulary/candidacies";
import { anyText } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";

/** Without cards: the whole operation. */
export const undoOperationInput = z.object({
  operationId: z.uuid(),
  candidacyIds: z.array(z.uuid()).min(1).max(500).optional(),
});

export const stepContextInput = z.object({ candidacyId: z.uuid() });

/** Order within a column. Newest first, so that a card shows where it was just put. */
export const boardSorts = { newest: "Newest in stage first", waiting: "Longest in stage first" } as const;
export type BoardSort = keyof typeof boardSorts;
export const boardSortParser = parseAsStringLiteral(keysOf(boardSorts)).withDefault("newest");

export const firstCards = 30;
const mostCards = 1000;

/** How many cards of each column a board begins with, on the screen or on paper. */
export function cardsAtFirst(printing: boolean): number[] {
  return keysOf(stages).map(() => (printing ? mostCards : firstCards));
}

/** What a board that is open asks for: its order, and how many cards of each column it shows. */
export const boardQuery = z.object({
  sort: z.enum(keysOf(boardSorts)).catch("newest"),
  shown: anyText(60)
    .regex(/^\d{1,4}(,\d{1,4}){6}$/)
    .transform((text) => text.split(",").map((part) => Math.min(Number(part), mostCards)))
    .catch(cardsAtFirst(false)),
});
