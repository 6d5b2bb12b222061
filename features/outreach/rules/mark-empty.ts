import { mergeFieldLabels } from "@/features/templates/rules/merge-fields";
import type { TemplateText } from "@/features/templates/rules/render";

/** What a field is called; one that Callback does not know is called as it is written. */
export function labelOfField(name: string): string {
  return Object.hasOwn(mergeFieldLabels, name) ? mergeFieldLabels[name as keyof typeof mergeFieldLabels] : name;
}

/** The template with a mark where a field is empty, so that the rest of it can be read: such an email is never sent. */
export function markEmpty({ subject, body }: TemplateText, missing: readonly string[]): TemplateText {
  const marked = (source: string) =>
    source.replaceAll(/\{\{\s*([\w.]+)[^{}]*\}\}/g, (all, name: string) =>
      missing.includes(name) ? `[${labelOfField(name)} is empty]` : all,
    );
  return { subject: marked(subject), body: marked(body) };
}
