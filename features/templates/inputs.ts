import { z } from "zod";

export const revisionInput = z.object({
  templateId: z.uuid(),
  /** The version that the form was opened on. */
  version: z.number().int().positive(),
  name: z.string().trim().min(1, "A template needs a name.").max(120),
  subject: z.string().trim().min(1, "An email needs a subject.").max(300),
  body: z.string().trim().min(1, "An email needs a body.").max(10_000),
});
