import { cutText } from "./text";

/**
 * What a form of a public page was refused for, and what was typed into it: handed from the answer of the POST to the
 * page that follows in a cookie of two minutes, so that no words, number or amount of somebody's stand in an address.
 */
export const saidCookie = "callback-said";

export type Typed = Record<string, string>;
export type Problem = { field: string; sentence: string };
type Said = { problem: Problem | null; typed: Typed };
/** The same, with which form of the page was taken. */
export type SaidOnPage = Said & { done: string };
const nothing: Said = { problem: null, typed: {} };

/** A cookie has room for a form, and not for a book: browsers keep 4,096 bytes. */
const mostBytes = 3_800;
const mostLetters = [500, 250, 100, 25];

export function writeSaid({ field, sentence }: Problem, typed: Typed): string {
  for (const most of mostLetters) {
    const short = Object.entries(typed).map(([name, text]) => [name, cutText(text, most)]);
    const said = encodeURIComponent(JSON.stringify({ field, sentence, typed: Object.fromEntries(short) as unknown }));
    if (said.length <= mostBytes) return said;
  }
  return encodeURIComponent(JSON.stringify({ field, sentence, typed: {} }));
}

/** Anybody may have written the cookie: what is no such thing says nothing. */
export function readSaid(value: string | undefined): Said {
  if (!value) return nothing;
  try {
    const said = JSON.parse(decodeURIComponent(value)) as Record<string, unknown> | null;
    const { field, sentence, typed } = said ?? {};
    if (typeof field !== "string" || typeof sentence !== "string") return nothing;
    const entries = Object.entries(typeof typed === "object" ? (typed ?? {}) : {});
    return {
      problem: { field, sentence },
      typed: Object.fromEntries(entries.flatMap(([name, text]) => (typeof text === "string" ? [[name, text]] : []))),
    };
  } catch {
    // No JSON, or no text that an address can hold.
    return nothing;
  }
}
