import { parseAsArrayOf } from "nuqs/server";
import { z } from "zod";
import { processSubjects, purposes } from "@/db/vocabulary/purposes";
import { instant, lines } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";
import { parseAsId, parseAsText } from "@/lib/url-parsers";

/** One send of one template to chosen people. */
export const outreachInput = z.object({
  templateVersionId: z.uuid(),
  purpose: z.enum(keysOf(purposes)),
  processSubject: z.enum(keysOf(processSubjects)).optional(),
  positionId: z.uuid().optional(),
  reopeningId: z.uuid().optional(),
  recipients: z
    .array(z.object({ personId: z.uuid(), candidacyId: z.uuid().optional() }))
    .min(1, "Choose at least one person.")
    .max(1_000, "At most 1,000 people at once."),
  sendAt: instant().optional(),
  overrideReason: lines(500).min(10, "Say in a sentence why they should get a second email this month.").optional(),
});
export type OutreachInput = z.infer<typeof outreachInput>;

/** The URL of the compose page: who, about what, by which template, and why the month is broken where it is. */
export const composeParsers = {
  people: parseAsArrayOf(parseAsId).withDefault([]),
  position: parseAsId,
  reopening: parseAsId,
  template: parseAsId,
  override: parseAsText,
};
