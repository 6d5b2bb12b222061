import { Liquid, type Template } from "liquidjs";

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
    memoryLimit: 1_000_000,
  });
  for (const name of Object.keys(liquid.tags)) if (!allowedTags.has(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) if (!allowedFilters.has(name)) delete liquid.filters[name];
  return liquid;
}

/** Renders strictly: either the text, or the names of every field that was used and is unknown or empty. */
export function renderLiquid(source: string, fields: Fields): { text: string } | { missing: string[] } {
  const template = engine.parse(source);
  const known = withoutEmpty(fields);
  const missing: string[] = [];
  for (;;) {
    try {
      const text = String(engine.renderSync(template, known));
      return missing.length > 0 ? { missing } : { text };
    } catch (error) {
      const name = undefinedVariable(error);
      if (!name || missing.includes(name)) throw error;
      missing.push(name);
      fill(known, name.split("."));
    }
  }
}

/** What is wrong with a template as it stands, in one sentence; null where it can be rendered. */
export function liquidProblem(source: string): string | null {
  try {
    const used = filtersOf(engine.parse(source));
    const unknown = used.find((name) => !allowedFilters.has(name));
    return unknown ? `"${unknown}" is not a filter that emails know.` : null;
  } catch (error) {
    const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
    return `The merge fields cannot be read: ${message.replace(/, file:.*?(?=,|$)/, "")}.`;
  }
}

/** The fields a template uses, as "position.title". */
export function liquidFields(source: string): string[] {
  return engine.globalVariableSegmentsSync(source).map((segments) => segments.join("."));
}

function filtersOf(templates: Template[]): string[] {
  return templates.flatMap((template) => {
    const value = (template as { value?: { filters?: { name: string }[] } }).value;
    return value?.filters?.map((filter) => filter.name) ?? [];
  });
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

/** A value never brings a line break or a control character of its own into a header or a letter. */
function oneLine(value: string) {
  return value.replace(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ").trim();
}

function fill(fields: Fields, [first = "", ...rest]: string[]) {
  if (rest.length === 0) {
    fields[first] = "?";
    return;
  }
  const inner = fields[first];
  const next: Fields = typeof inner === "object" && inner !== null ? inner : {};
  fields[first] = next;
  fill(next, rest);
}
