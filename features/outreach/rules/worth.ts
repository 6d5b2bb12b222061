import type { Discipline } from "@/db/vocabulary/candidates";
import { worths, type Worth } from "@/db/vocabulary/value-items";
import type { TemplateText } from "@/features/templates/rules/render";

/** What of value an email carries, with the words that say it: an item's title, a position's, a fact of the record. */
export type Carried = { kind: Worth; words: string; itemId?: string | undefined };

type Sharing = { id: string; title: string; url: string };

/** What the words of one email may name. */
export type Nameable = {
  item: Sharing | null;
  position: { title: string; discipline: Discipline } | null;
  person: { city: string | null };
  candidate: { title: string; discipline: Discipline | null; currentEmployer: string | null } | null;
};

/** Whether words want something to share: one that fits is proposed for them. */
export function wantsItem({ subject, body }: TemplateText): boolean {
  return /\bworth\.(title|link|note)\b/.test(`${subject}\n${body}`);
}

/**
 * What a check-in carries (docs/rules-of-contact.md, rule 4), read from the words as their reader gets them, without
 * signature and footer: whoever wrote it by hand and whatever template it came from, it is the same.
 */
export function worthOf(said: string, { item, position, person, candidate }: Nameable): Carried | null {
  if (item && said.includes(item.url)) return { kind: "item", words: item.title, itemId: item.id };
  if (position && candidate?.discipline === position.discipline && names(said, position.title))
    return { kind: "position", words: position.title };
  const facts = [candidate?.currentEmployer, candidate?.title, person.city];
  const fact = facts.find((one) => one && names(said, one));
  return fact ? { kind: "fact", words: fact } : null;
}

/** As a word or words of their own, however they are written: "Tampa" is not named by "Tampax". */
function names(said: string, words: string): boolean {
  const wanted = plain(words);
  return wanted.trim().length > 2 && plain(said).includes(wanted);
}

function plain(text: string): string {
  const words =
    text
      .normalize("NFKD")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words.join(" ")} `;
}

export const nothingWorthIt =
  "nothing of value to them: share something, name a position that fits, or mention a fact from their record";

/** "Shares “Bridge program grows”", "Mentions “Tampa”": what each reader of an email gets. */
export function carriedWords({ kind, words }: Carried): string {
  return `${worths[kind]} “${words}”`;
}

/** Never the same item twice to a person. */
export const hadAlready = (title: string) => `they have “${title}” already`;
