import { z } from "zod";
import { closeOutReasons, closeOutSides } from "@/db/vocabulary/candidacies";
import { keysOf } from "@/lib/keys-of";
import { plainLines } from "@/lib/plain-line";

const day = z.iso.date("Enter a date.");

export const startPlacementInput = z.object({
  placementId: z.uuid(),
  /** Absent: as agreed, else today. */
  startOn: day.nullish(),
  endsOn: day.nullish(),
});
export type StartPlacementInput = z.infer<typeof startPlacementInput>;

export const fallOffInput = z.object({
  placementId: z.uuid(),
  reason: z.string().overwrite(plainLines).min(1, "Say why it fell through.").max(1000),
  side: z.enum(keysOf(closeOutSides)).optional(),
  closeOutReason: z.enum(keysOf(closeOutReasons)).optional(),
});
export type FallOffInput = z.infer<typeof fallOffInput>;

export const completePlacementInput = z.object({ placementId: z.uuid() });
