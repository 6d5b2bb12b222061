import { parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";
import { pauseCauses, pauseScopes } from "@/db/vocabulary/outreach-pauses";
import { lines } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";
import { parseAsId } from "@/lib/url-parsers";

/** Whose emails Settings, Deliverability lists: those behind one figure. */
export const deliverabilityParsers = {
  scope: parseAsStringLiteral(keysOf(pauseScopes)).withDefault("firm"),
  of: parseAsId,
  cause: parseAsStringLiteral(keysOf(pauseCauses)),
  /** The recruiter whose second emails in a month are listed. */
  overridesBy: parseAsId,
};

export const cancelMessageInput = z.object({ messageId: z.uuid() });
export const pauseSendingInput = z.object({ reason: lines(200, "Keep it to 200 characters.") });
export const resumeSendingInput = z.object({});
export const resumeOutreachInput = z.object({
  pauseId: z.uuid(),
  reason: lines(500).min(10, "Say in a sentence what was fixed."),
});
export const settleMessageInput = z.object({
  messageId: z.uuid(),
  went: z.boolean(),
  note: lines(500, "Keep it to 500 characters."),
});

export const outreachInput = z.object({ outreachId: z.uuid() });
