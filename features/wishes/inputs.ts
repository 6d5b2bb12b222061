import { z } from "zod";
import { payUnits } from "@/db/vocabulary/candidates";
import { states } from "@/db/vocabulary/places";
import { correctionFields, paces } from "@/db/vocabulary/wishes";
import { anyText, day, line, lines } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";

const token = anyText(64).min(20);

export const choosePaceInput = z.object({ token, pace: z.enum(keysOf(paces)) });
export type ChoosePace = z.infer<typeof choosePaceInput>;

/** One field of the page's form; the texts of the other fields are empty. */
export const proposeCorrectionInput = z.object({
  token,
  field: z.enum(keysOf(correctionFields)),
  phone: line(60).default(""),
  city: line(80).default(""),
  state: z.enum(keysOf(states)).nullable().catch(null),
  zip: line(12).default(""),
  pay: line(40).default(""),
  unit: z.enum(keysOf(payUnits)).catch("hour"),
  availableOn: day().nullable().catch(null),
});
export type ProposeCorrection = z.infer<typeof proposeCorrectionInput>;

export const erasureInput = z.object({ token });

/** `seen` is what the screen showed as kept now, in words: another value since then is shown first. */
export const settleCorrectionInput = z.object({ correctionId: z.guid(), confirm: z.boolean(), seen: line(200) });
export type SettleCorrection = z.infer<typeof settleCorrectionInput>;

export const recordErasureInput = z.object({
  requestId: z.guid(),
  note: lines(2_000).min(10, "Say what was done, in a sentence."),
});
