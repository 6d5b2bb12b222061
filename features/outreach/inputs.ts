import { z } from "zod";
import { processSubjects, purposes } from "@/db/vocabulary/purposes";
import { mostPeople } from "@/features/drafts/rules";
import { anyText, instant, lines, version } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";

/** One send of one template to chosen people. */
const outreachInput = z.object({
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

/** One email of a draft, to be shown. */
export const draftEmailInput = z.object({ outreachId: z.uuid(), personId: z.uuid() });

/** The press of Send: which version of the draft, and to whom, with the hash of what was shown of each email. */
export const sendDraftInput = z.object({
  outreachId: z.uuid(),
  version,
  emails: z
    .array(z.object({ personId: z.uuid(), seen: anyText(100) }))
    .min(1, "Choose at least one person.")
    .max(mostPeople),
});
export type SendDraftInput = z.infer<typeof sendDraftInput>;

/** A template as somebody would get it; of nobody, with a made-up candidate. */
export const templatePreviewInput = z.object({ templateId: z.uuid(), personId: z.uuid().nullable() });
export type TemplatePreviewInput = z.infer<typeof templatePreviewInput>;
