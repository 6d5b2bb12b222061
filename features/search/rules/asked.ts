import { cutText, plainLine } from "@/lib/text";

/** What somebody typed into the palette, as the ways to search for it. */
export type Asked = {
  text: string;
  /** Each has to be somewhere in what is searched: "hntb", "@acme.com". */
  words: string[];
  /** Each begins a word of a person's name, as words_of_name() in the database makes them: O'Brien is one, Smith-Jones are two. */
  names: string[];
  /** Of a phone number, or of a part of one. */
  digits: string | null;
};

const mostLetters = 100;
const mostWords = 6;

export function askedOf(typed: string): Asked {
  const text = cutText(plainLine(typed), mostLetters);
  const words = text.replace(callsItAReq, "").split(" ").filter(Boolean).slice(0, mostWords);
  const digits = phoneDigits(text);
  const names = digits
    ? []
    : text
        .replaceAll(/['’`´.]/g, "")
        .split(/[\s\-–—_,;:/\\|()[\]{}"<>&+*=#@!?~^$%]+/)
        .filter(Boolean)
        .slice(0, mostWords);
  return { text, words, names, digits };
}

/** Said before the number of a position: "req 4471", "job order #TB-12". */
const callsItAReq = /^(?:#|(?:req|requisition|job order|job|jo|position)\b[\s.#:]*)(?=\S*\d)/i;

/**
 * The digits of a phone number in any notation, whole or in part, or null for what is none: "(415) 555-01", "0100",
 * "+44 (0)20 7946 0958", "415.555.0100 ext. 12".
 */
export function phoneDigits(text: string): string | null {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^(?:tel|phone|cell|mobile|home|work|office|direct|main)[:.\s]\s*/, "")
    .replace(/[\s,;]*\(?\b(?:phone|cell|mobile|home|work|office|direct|main)\)?\s*$/, "")
    .replace(/[\s,;]*(?:extension|ext|x)[.:]?\s*\d+$/, "")
    .replace("(0)", "");
  if (/[^\d\s().+\-‐‑‒–—/·]/u.test(plain)) return null;
  const digits = plain.replace(/^\s*011[\s.-]/, "").replaceAll(/\D/g, "");
  // What is dialed before a number is no part of it; four digits may well begin with a zero.
  const number = digits.length < 7 ? digits : digits.replace(/^0+/, "");
  return number.length < 3 || number.length > 15 ? null : number;
}
