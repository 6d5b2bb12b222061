import { z } from "zod";
import { processSubjects, purposes } from "@/db/vocabulary/purposes";
import { line, lines, version } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";

const words = {
  name: line(120).min(1, "A template needs a name."),
  subject: line(300).min(1, "An email needs a subject."),
  body: lines(10_000).min(1, "An email needs a body."),
};

export const newTemplateInput = z.object({
  ...words,
  purpose: z.enum(keysOf(purposes)),
  processSubject: z.enum(keysOf(processSubjects)).optional(),
  own: z.boolean(),
});

export const templateInput = z.object({ templateId: z.uuid() });
export const archiveTemplateInput = z.object({ templateId: z.uuid(), archived: z.boolean() });

export const revisionInput = z.object({
  templateId: z.uuid(),
  /** The version that the form was opened on. */
  version,
  ...words,
});
