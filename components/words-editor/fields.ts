/** The merge fields that words may use: what each is called, and what it says for the person who is shown. */
export type EditorFields = {
  labels: Readonly<Record<string, string>>;
  /** Only what has a value is there; null where nobody is shown. */
  values: Readonly<Record<string, string>> | null;
};

export type ShownField = {
  kind: "value" | "default" | "label" | "empty" | "left out" | "unknown" | "condition";
  text: string;
  /** What it is, in words. */
  title: string;
};

const field = /^\{\{-?\s*([\w.]+)\s*((?:\|[^]*)?)-?\}\}$/;
const condition = /^\{%-?\s*(\w+)\s*([^]*?)\s*-?%\}$/;
const otherwise = /\|\s*default:\s*(?:"([^"]*)"|'([^']*)')/;

/**
 * What a merge field or a condition is shown as. `before` are the ones that stand before it: what is asked for first and
 * is not there is left out, and nothing is wrong.
 */
export function shownField(source: string, { labels, values }: EditorFields, before: string[] = []): ShownField {
  if (source.startsWith("{%")) return { kind: "condition", text: conditionWords(source, labels), title: source };
  const [, name = "", filters = ""] = field.exec(source) ?? [];
  const label = labels[name];
  if (label === undefined) {
    const written = name || source.replace(/^\{\{\s*|\s*\}\}$/g, "");
    return { kind: "unknown", text: `${written}: not a field`, title: source };
  }
  const instead = otherwise.exec(filters);
  const value = values?.[name];
  if (value) return { kind: "value", text: filtered(value, filters), title: label };
  if (instead) {
    const text = instead[1] ?? instead[2] ?? "";
    return { kind: "default", text: values ? `${text} (default)` : `${label}, or “${text}”`, title: label };
  }
  if (values && isAskedFor(name, before)) return { kind: "left out", text: `${label}: left out`, title: label };
  return values
    ? { kind: "empty", text: `${label}: empty`, title: label }
    : { kind: "label", text: label, title: source };
}

/** Whether a field stands within a condition that it is there. */
function isAskedFor(name: string, before: string[]) {
  const open: string[] = [];
  for (const source of before) {
    const [, tag = "", asked = ""] = condition.exec(source) ?? [];
    if (["if", "unless", "case"].includes(tag)) open.push(tag === "if" ? asked : "");
    else if (tag.startsWith("end")) open.pop();
    else if (tag === "else" || tag === "elsif") open.splice(-1, 1, tag === "elsif" ? asked : "");
  }
  return open.some((asked) => asked.split(/\s+/)[0] === name);
}

function filtered(value: string, filters: string) {
  const names = filters.split("|").map((one) => one.trim());
  if (names.includes("upcase")) return value.toLocaleUpperCase("en-US");
  return names.includes("downcase") ? value.toLocaleLowerCase("en-US") : value;
}

function conditionWords(source: string, labels: EditorFields["labels"]) {
  const [, tag = "", rest = ""] = condition.exec(source) ?? [];
  const named = rest.replace(/[\w.]+/g, (word) => labels[word] ?? word);
  if (tag === "if") return `if ${named}:`;
  if (tag === "unless") return `unless ${named}:`;
  if (tag === "else") return "otherwise:";
  return tag.startsWith("end") ? "end" : `${tag} ${named}`.trim();
}
