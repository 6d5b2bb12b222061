import { z } from "zod";
import { closeOutReasons, closeOutSides, stages } from "@/db/vocabulary/candidacies";
import { lines, version } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";

const id = z.uuid();
const stage = z.enum(keysOf(stages));
const card = z.object({ candidacyId: id, version });
const cards = z.array(card).min(1, "Select at least one card.").max(500);

export const moveInput = z.object({ cards, toStage: stage, reason: lines(500).optional() });

export const closeOutInput = z.object({
  cards,
  side: z.enum(keysOf(closeOutSides), "Say who ended it."),
  reason: z.enum(keysOf(closeOutReasons), "Say why."),
  note: lines(2000).default(""),
  runnerUp: z.boolean().default(false),
});
export const toldInput = z.object({ closeOutId: id });
export const runnerUpInput = card.extend({ runnerUp: z.boolean() });
export const yesInput = z.object({ candidacyId: id });

export const putInput = z.object({
  positionId: id,
  candidateIds: z.array(id).min(1, "Select at least one candidate.").max(500),
});
