import { z } from "zod";
import { payUnits } from "@/db/vocabulary/candidates";
import { declineReasons } from "@/db/vocabulary/offers";
import { requiredPayCents } from "@/lib/amount-inputs";
import { day, lines, version } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";

export const extendOfferInput = z.object({
  candidacyId: z.uuid(),
  version: version.optional(),
  openingId: z.uuid().nullish(),
  payCents: requiredPayCents,
  payUnit: z.enum(keysOf(payUnits)),
  startOn: day().nullish(),
  expiresOn: day().nullish(),
  note: lines(2000).optional(),
});
export type ExtendOfferInput = z.infer<typeof extendOfferInput>;

export const acceptOfferInput = z.object({
  offerId: z.uuid(),
  version: version.optional(),
  startOn: day().nullish(),
  endsOn: day().nullish(),
});
export type AcceptOfferInput = z.infer<typeof acceptOfferInput>;

export const declineOfferInput = z.object({
  offerId: z.uuid(),
  version: version.optional(),
  reason: z.enum(keysOf(declineReasons), "Choose a reason."),
  note: lines(2000).optional(),
});
export type DeclineOfferInput = z.infer<typeof declineOfferInput>;

export const withdrawOfferInput = z.object({
  offerId: z.uuid(),
  version: version.optional(),
  reason: lines(500).min(1, "Say why it is withdrawn."),
});
export type WithdrawOfferInput = z.infer<typeof withdrawOfferInput>;
