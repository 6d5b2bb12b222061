import { liquidFields, liquidProblem, renderLiquid, type Fields } from "@/lib/liquid";

export type TemplateText = { subject: string; body: string };

/**
 * Fills a template's merge fields, strictly: an unknown or empty one is named, and nothing is sent
 * (docs/rules-of-contact.md, rule 10).
 */
export function renderTemplate(template: TemplateText, fields: Fields): TemplateText | { missing: string[] } {
  const subject = renderLiquid(template.subject, fields);
  const body = renderLiquid(template.body, fields);
  const missing = [...missingOf(subject), ...missingOf(body)];
  if ("missing" in subject || "missing" in body) return { missing: [...new Set(missing)] };
  return { subject: subject.text.replace(/\s+/g, " ").trim(), body: tidy(body.text) };
}

/** What is wrong with a template before it is kept, in one sentence; null where nothing is. */
export function templateProblem(template: TemplateText, known: ReadonlySet<string>): string | null {
  if (template.subject.trim() === "") return "An email needs a subject.";
  if (template.body.trim() === "") return "An email needs a body.";
  const problem = liquidProblem(template.subject) ?? liquidProblem(template.body);
  if (problem) return problem;
  const unknown = [...liquidFields(template.subject), ...liquidFields(template.body)].find((name) => !known.has(name));
  return unknown ? `{{ ${unknown} }} is not a field Callback knows.` : null;
}

function missingOf(rendered: { text: string } | { missing: string[] }) {
  return "missing" in rendered ? rendered.missing : [];
}

function tidy(text: string) {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
