/** What no text of PostgreSQL and no email can hold: U+0000, and half of a pair of surrogates. */
const unstorable = /\u0000|\p{Surrogate}/gu;

/** A text as it can be stored: everything that comes in goes through here, or through what calls it. */
export function storable(text: string): string {
  return text.replace(unstorable, "");
}

/** The same for a value of JSON, names and all: what a webhook brings is kept whole but for these. */
export function storableJson<Value>(value: Value): Value {
  return cleaned(value) as Value;
}

function cleaned(value: unknown): unknown {
  if (typeof value === "string") return storable(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [storable(name), cleaned(one)]));
}

/** Nothing but signs that are not seen: joiners, marks of direction, and letters that are drawn empty. */
const unseen = /^[\p{Cf}\s\u115f\u1160\u2800\u3164\uffa0]*$/u;
/** Where nothing is seen, nothing was said. */
const seen = (text: string) => (unseen.test(text) ? "" : text);

/** One line as a form or a file gave it: no control characters, no runs of spaces, NFC, and not only what is not seen. */
export function plainLine(text: string): string {
  const line = storable(text)
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
  return seen(line);
}

/** Several lines: the same, but its line breaks stay. */
export function plainLines(text: string): string {
  const lines = storable(text)
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim();
  return seen(lines);
}

const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * The beginning of a text, at most so long, and never half of what a reader sees as one sign: neither of a pair of
 * surrogates nor of a letter with its accents or a family of people.
 */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  // A sign that is longer than the whole room is no sign of any script: the last one asked for begins within it.
  const last = letters.segment(text.slice(0, most + longestSign)).containing(most);
  const cut = text.slice(0, last?.index ?? most);
  return cut === "" ? storable(text.slice(0, most)) : cut;
}

const longestSign = 64;
