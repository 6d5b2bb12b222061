import { z } from "zod";
import { closeOutReasons, closeOutSides } from "@/db/vocabulary/candidacies";
import { preStartSteps } from "@/db/vocabulary/offers";
import { day, lines } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";

export const startPlacementInput = z.object({
  placementId: z.uuid(),
  /** Absent: as agreed, else today. */
  startOn: day().nullish(),
  endsOn: day().nullish(),
});
export type StartPlacementInput = z.infer<typeof startPlacementInput>;

export const fallOffInput = z.object({
  placementId: z.uuid(),
  reason: lines(1000).min(1, "Say why it fell through."),
  side: z.enum(keysOf(closeOutSides)).optional(),
  closeOutReason: z.enum(keysOf(closeOutReasons)).optional(),
});
export type FallOffInput = z.infer<typeof fallOffInput>;

export const placementStepInput = z.object({
  placementId: z.uuid(),
  step: z.enum(keysOf(preStartSteps)),
  done: z.boolean(),
});
export type PlacementStepInput = z.infer<typeof placementStepInput>;

export const completePlacementInput = z.object({ placementId: z.uuid() });
