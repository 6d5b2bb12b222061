import { parseAsArrayOf, parseAsString } from "nuqs/server";
import { z } from "zod";
import { processSubjects, purposes } from "@/db/vocabulary/purposes";
import { keysOf } from "@/lib/keys-of";

/** One send of one template to chosen people. `operationKey` is made by the page, so that a double click queues once. */
export const outreachInput = z.object({
  operationKey: z.uuid(),
  templateVersionId: z.uuid(),
  purpose: z.enum(keysOf(purposes)),
  processSubject: z.enum(keysOf(processSubjects)).optional(),
  positionId: z.uuid().optional(),
  reopeningId: z.uuid().optional(),
  recipients: z
    .array(z.object({ personId: z.uuid(), candidacyId: z.uuid().optional() }))
    .min(1, "Choose at least one person.")
    .max(1_000, "At most 1,000 people at once."),
  sendAt: z.coerce.date().optional(),
  overrideReason: z
    .string()
    .trim()
    .min(10, "Say in a sentence why they should get a second email this month.")
    .max(500)
    .optional(),
});
export type OutreachInput = z.infer<typeof outreachInput>;

/** The URL of the compose page: who, about what, by which template, and why the month is broken where it is. */
export const composeParsers = {
  people: parseAsArrayOf(parseAsString).withDefault([]),
  position: parseAsString,
  reopening: parseAsString,
  template: parseAsString,
  override: parseAsString,
};
