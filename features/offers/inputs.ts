import { z } from "zod";
import { payUnits } from "@/db/vocabulary/candidates";
import { declineReasons } from "@/db/vocabulary/offers";
import { keysOf } from "@/lib/keys-of";
import { plainLines } from "@/lib/plain-line";

const day = z.iso.date("Enter a date.");

export const extendOfferInput = z.object({
  candidacyId: z.uuid(),
  version: z.int().optional(),
  openingId: z.uuid().nullish(),
  payCents: z.int().positive("Enter the pay.").max(100_000_000, "Enter the pay."),
  payUnit: z.enum(keysOf(payUnits)),
  startOn: day.nullish(),
  expiresOn: day.nullish(),
  note: z.string().overwrite(plainLines).max(2000).optional(),
});
export type ExtendOfferInput = z.infer<typeof extendOfferInput>;

export const acceptOfferInput = z.object({
  offerId: z.uuid(),
  version: z.int().optional(),
  startOn: day.nullish(),
  endsOn: day.nullish(),
});
export type AcceptOfferInput = z.infer<typeof acceptOfferInput>;

export const declineOfferInput = z.object({
  offerId: z.uuid(),
  version: z.int().optional(),
  reason: z.enum(keysOf(declineReasons), "Choose a reason."),
  note: z.string().overwrite(plainLines).max(2000).optional(),
});
export type DeclineOfferInput = z.infer<typeof declineOfferInput>;

export const withdrawOfferInput = z.object({
  offerId: z.uuid(),
  version: z.int().optional(),
  reason: z.string().overwrite(plainLines).min(1, "Say why it is withdrawn.").max(500),
});
export type WithdrawOfferInput = z.infer<typeof withdrawOfferInput>;
