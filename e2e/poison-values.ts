import { existsSync, readFileSync } from "node:fs";

/**
 * What no page, route or action may stumble over. Each parameter of each address gets each, alone or beside the others;
 * each field of an action gets the first ones and a third of the others.
 */
const own = [
  "",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "a\udfff",
  "%",
  "%c0%ae",
  "not-a-uuid",
  "-".repeat(36),
  "00000000-0000-0000-0000-000000000000",
  "9999999999999999999",
  "-1",
  "1e309",
  "0000-01-01",
  "2026-02-30",
  "+275760-09-14",
  "constructor",
  "__proto__",
  "[object Object]",
  "' or 1=1 --",
  "((((((((((",
  "\u202e\u200b\ufeff",
  "😀",
  // Cursors that nobody handed out: a year 0, a day that is none, a number for a name.
  Buffer.from('["0000-01-01 00:00:00+00","00000000-0000-0000-0000-000000000000"]').toString("base64url"),
  Buffer.from('["2026-02-30 00:00:00+00","00000000-0000-0000-0000-000000000000"]').toString("base64url"),
  Buffer.from("[1,{}]").toString("base64url"),
  "0000-01-01T00:00:00.000000Z_00000000-0000-0000-0000-000000000000",
];

/** A longer list that lies beside the checkout on some machines: a JSON string a line. */
const shared = "../shared/data/own/poisons.txt";
const more = existsSync(shared)
  ? readFileSync(shared, "utf8")
      .split("\n")
      .filter((line) => line.startsWith('"'))
      .map((line) => JSON.parse(line) as string)
  : [];

export const poisons: readonly string[] = [...new Set([...own, ...more])];

/** A value as it may stand in a URL: escaped, and as it is where a person could have typed it so. */
export function spellings(value: string): string[] {
  const escaped = Array.from(value, (letter) => (letter.isWellFormed() ? encodeURIComponent(letter) : bytesOf(letter)));
  return [...new Set([escaped.join(""), ...(/^[\w%.+-]+$/.test(value) ? [value] : [])])];
}

/** Half a pair of surrogates as three bytes, which are no UTF-8: encodeURIComponent() refuses it. */
function bytesOf(half: string) {
  const code = half.charCodeAt(0);
  return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)]
    .map((byte) => `%${byte.toString(16)}`)
    .join("");
}
