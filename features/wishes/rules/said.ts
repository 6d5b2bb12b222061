import { cutText } from "@/lib/text";

/**
 * What a form of the page was refused for, and what was typed into it: handed from the answer of the POST to the page
 * that follows in a cookie of two minutes, so that no number or amount of somebody's stands in an address.
 */
export const saidCookie = "callback-record";

type Said = { problem: { field: string; sentence: string } | null; typed: Record<string, string> };
/** The same, with which form was taken. */
export type SaidOnPage = Said & { done: string };
const nothing: Said = { problem: null, typed: {} };

/** A cookie has room for a form, and not for a book. */
const mostLetters = 100;

export function writeSaid({ field, sentence }: { field: string; sentence: string }, typed: Record<string, string>) {
  const short = Object.entries(typed).map(([name, text]) => [name, cutText(text, mostLetters)]);
  return encodeURIComponent(JSON.stringify({ field, sentence, typed: Object.fromEntries(short) as unknown }));
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
