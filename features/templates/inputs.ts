import { z } from "zod";
import { line, lines, version } from "@/lib/input";

export const revisionInput = z.object({
  templateId: z.uuid(),
  /** The version that the form was opened on. */
  version,
  name: line(120).min(1, "A template needs a name."),
  subject: line(300).min(1, "An email needs a subject."),
  body: lines(10_000).min(1, "An email needs a body."),
});
