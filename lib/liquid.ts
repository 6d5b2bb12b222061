import { Liquid } from "liquidjs";
import { cutText } from "./text";

/** A tree of merge fields. Empty ones are taken out before rendering, so that using one is an error with its name. */
export type Fields = { [name: string]: string | number | boolean | null | undefined | Fields };

const allowedTags = new Set(["if", "unless", "case", "comment", "raw", "#"]);
const allowedFilters = new Set(["default", "upcase", "downcase", "capitalize", "strip", "truncate"]);

const engine = strictEngine();

function strictEngine() {
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    parseLimit: 100_000,
    renderLimit: 500,
    memoryLimit: 100_000,
  });
  for (const name of Object.keys(liquid.tags)) if (!allowedTags.has(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) if (!allowedFilters.has(name)) delete liquid.filters[name];
  liquid.registerFilter("truncate", truncate);
  liquid.registerFilter("sentence", beginSentence);
  return liquid;
}

/** With a capital first letter, unless it is an address, which is written as it is. */
function beginSentence(value: unknown) {
  const text = String(value);
  if (text.includes("@") || /^https?:/.test(text)) return text;
  return text.replace(/^\p{L}/u, (letter) => letter.toLocaleUpperCase("en-US"));
}

/** As Liquid has it, but never inside a letter. */
function truncate(value: unknown, most = 50, end = "...") {
  const text = String(value);
  return text.length <= most ? text : cutText(text, Math.max(0, most - end.length)) + end;
}

/** More than any email says: a range can be written out in a few letters. */
const mostLetters = 50_000;
const tooMuch = "This would be longer than an email can be. Remove the parts that repeat or count.";

export type Rendered = { text: string } | { missing: string[] } | { problem: string };

/**
 * Renders strictly: the text, or the names of every field that was used and is unknown or empty, or what is wrong with
 * the words themselves. Bounded in time, in memory and in what comes out.
 */
export function renderLiquid(source: string, fields: Fields): Rendered {
  try {
    return render(source, fields);
  } catch (error) {
    return { problem: wordsOf(error) };
  }
}

function render(source: string, fields: Fields): Rendered {
  const template = engine.parse(source);
  const used = liquidFields(source);
  const known = withoutEmpty(fields);
  const missing = new Set<string>();
  for (;;) {
    try {
      const text = String(engine.renderSync(template, known));
      if (text.length > mostLetters) return { problem: tooMuch };
      return missing.size > 0 ? { missing: [...missing] } : { text };
    } catch (error) {
      const part = undefinedVariable(error);
      if (!part) throw error;
      const name = used.find((path) => path === part || path.startsWith(`${part}.`)) ?? part;
      if (missing.has(name)) return { missing: [...missing] };
      missing.add(name);
      fill(known, name.split("."));
    }
  }
}

/**
 * What is wrong with a template as it stands, in one sentence; null where it can be rendered: with each of `fields` there,
 * and with none, since a condition may hide what cannot be.
 */
export function liquidProblem(source: string, fields: Iterable<string>): string | null {
  const sample: Fields = {};
  for (const name of fields) fill(sample, name.split("."));
  for (const given of [sample, {}]) {
    const rendered = renderLiquid(source, given);
    if ("problem" in rendered) return rendered.problem;
  }
  return null;
}

function wordsOf(error: unknown): string {
  const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
  if (/limit exceeded/.test(message)) return tooMuch;
  const filter = /undefined filter: ([^,\s]+)/.exec(message)?.[1];
  if (filter) return `"${filter}" is not a filter that emails know.`;
  return `The merge fields cannot be read: ${message.replace(/, file:.*?(?=,|$)/, "")}.`;
}

/** The fields a template uses, as "position.title". */
export function liquidFields(source: string): string[] {
  return engine.globalVariableSegmentsSync(source).map((segments) => segments.join("."));
}

function undefinedVariable(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.name !== "UndefinedVariableError") return undefined;
  const original = (error as { originalError?: { variableName?: string } }).originalError;
  return original?.variableName ?? /undefined variable: ([^,\s]+)/.exec(error.message)?.[1];
}

function withoutEmpty(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, Fields[string]][] => {
      if (value === null || value === undefined) return [];
      if (typeof value === "object") return [[name, withoutEmpty(value)]];
      if (typeof value !== "string") return [[name, value]];
      const text = oneLine(value);
      return text === "" ? [] : [[name, text]];
    }),
  );
}

/** A value never brings a line break or a control character of its own into a header or an email. */
function oneLine(value: string) {
  return value.replace(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ").trim();
}

/** Puts a mark where a value is missing. Own properties only: a name like __proto__ reaches no prototype. */
function fill(fields: Fields, [first = "", ...rest]: string[]) {
  const own = Object.hasOwn(fields, first) ? fields[first] : undefined;
  const next: Fields = typeof own === "object" && own !== null ? own : {};
  Object.defineProperty(fields, first, { value: rest.length > 0 ? next : "?", enumerable: true, writable: true });
  if (rest.length > 0) fill(next, rest);
}
