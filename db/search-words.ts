import { sql, type SQL } from "drizzle-orm";

const mostWords = 8;

/** The words of a search box. Only as many words as a sentence has are used. */
export function searchWords(text: string): string[] {
  return text.trim().split(/\s+/).filter(Boolean).slice(0, mostWords);
}

/**
 * That a text has each word somewhere in it, whatever its accents and capitals; % and _ mean themselves. The text is
 * given as plain_text() makes it, which is how people.search_text is stored: its index serves no other expression.
 */
export function hasWords(plainText: SQL, words: string[]): SQL[] {
  return words.map((word) => sql`${plainText} like '%' || plain_text(${escapeLike(word)}) || '%'`);
}

/**
 * A word as part of a pattern, with the signs that mean something there taken as text. Their wide forms as well, which
 * plain_text() would make into the same signs afterwards.
 */
export function escapeLike(word: string): string {
  return word.normalize("NFKC").replaceAll(/[\\%_]/g, "\\$&");
}
