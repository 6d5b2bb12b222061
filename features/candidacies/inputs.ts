import { parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";
import { closeOutReasons, closeOutSides, stages } from "@/db/vocabulary/candidacies";
import { keysOf } from "@/lib/keys-of";

const id = z.uuid();
const stage = z.enum(keysOf(stages));
const card = z.object({ candidacyId: id, version: z.int().positive() });
const cards = z.array(card).min(1, "Pick at least one card.").max(500);

export const moveInput = z.object({ cards, toStage: stage, reason: z.string().trim().max(500).optional() });
export const undoMovesInput = z.object({ moveIds: z.array(id).min(1).max(500) });

export const closeOutInput = z.object({
  cards,
  side: z.enum(keysOf(closeOutSides), "Say who ended it."),
  reason: z.enum(keysOf(closeOutReasons), "Say why."),
  note: z.string().trim().max(2000).default(""),
  runnerUp: z.boolean().default(false),
});
export const undoCloseOutsInput = z.object({ closeOutIds: z.array(id).min(1).max(500) });
export const toldInput = z.object({ closeOutId: id });
export const runnerUpInput = card.extend({ runnerUp: z.boolean() });
export const yesInput = z.object({ candidacyId: id });

export const putInput = z.object({
  positionId: id,
  candidateIds: z.array(id).min(1, "Pick at least one candidate.").max(500),
});

/** Order within a column. Newest first, so that a card shows where it was just put. */
export const boardSorts = { newest: "Newest in stage first", waiting: "Longest in stage first" } as const;
export type BoardSort = keyof typeof boardSorts;
export const boardSortParser = parseAsStringLiteral(keysOf(boardSorts)).withDefault("newest");

export const firstCards = 30;

/** What a board that is open asks for: its order, and how many cards of each column it shows. */
export const boardQuery = z.object({
  sort: z.enum(keysOf(boardSorts)).catch("newest"),
  shown: z
    .string()
    .regex(/^\d{1,4}(,\d{1,4}){6}$/)
    .transform((text) => text.split(",").map((part) => Math.min(Number(part), 1000)))
    .catch(keysOf(stages).map(() => firstCards)),
});
