import { maskMarks } from "@/lib/markup";
import { liquidFields, liquidProblem, renderLiquid, type Fields } from "@/lib/liquid";

export type TemplateText = { subject: string; body: string };
/** Why there are no words: fields that are empty for somebody, or what is wrong with the template itself. */
export type Unrenderable = { missing: string[] } | { problem: string };

/**
 * Fills a template's merge fields, strictly: an unknown or empty one is named, and nothing is sent
 * (docs/rules-of-contact.md, rule 10).
 */
export function renderTemplate(template: TemplateText, fields: Fields): TemplateText | Unrenderable {
  const subject = renderLiquid(withCapitals(template.subject), fields);
  // What a field brings is words and never marks: they are hidden until the email is put together (emails/frame.tsx).
  const body = renderLiquid(withCapitals(template.body), masked(fields));
  if ("problem" in subject) return subject;
  if ("problem" in body) return body;
  const missing = [...missingOf(subject), ...missingOf(body)];
  if ("missing" in subject || "missing" in body) return { missing: [...new Set(missing)] };
  return { subject: subject.text.replace(/\s+/g, " ").trim(), body: tidy(body.text) };
}

/**
 * What is wrong with a template before it is kept, in one sentence; null where nothing is. It is rendered once on sample
 * data: what can be read may still be too long to write.
 */
export function templateProblem(template: TemplateText, known: ReadonlySet<string>): string | null {
  if (template.subject.trim() === "") return "An email needs a subject.";
  if (template.body.trim() === "") return "An email needs a body.";
  const problem = liquidProblem(template.subject, known) ?? liquidProblem(template.body, known);
  if (problem) return problem;
  const unknown = [...liquidFields(template.subject), ...liquidFields(template.body)].find((name) => !known.has(name));
  return unknown ? `{{ ${unknown} }} is not a field Callback knows.` : null;
}

const atStart = /((?:^|[.!?]["')\]]*\s+|\n\s*(?:[-•]\s+)?)(?:\{%[^%]*%\}\s*)*[*_]*)\{\{\s*([^{}]+?)\s*\}\}/g;

/** A field that begins a sentence begins with a capital, unless the template wants it small. */
function withCapitals(source: string): string {
  return source.replace(atStart, (all, before: string, inside: string) =>
    /^[a-z]/.test(inside) && !inside.includes("downcase") ? `${before}{{ ${inside} | sentence }}` : all,
  );
}

function masked(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]): [string, Fields[string]] => {
      if (typeof value === "string") return [name, maskMarks(value)];
      return [name, typeof value === "object" && value !== null ? masked(value) : value];
    }),
  );
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
