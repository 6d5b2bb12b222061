import { disciplines, levels } from "@/db/vocabulary/candidates";
import type { KnownRowChoice } from "@/db/vocabulary/imports";
import { formatCount } from "@/lib/format/count";
import { formatMoney } from "@/lib/format/money";
import { keysOf } from "@/lib/keys-of";
import { cutText } from "@/lib/text";
import { mostNotes } from "@/features/candidates/inputs/candidate-facts";
import { factWords, readLink, type RowFacts } from "./rows";

type Changes = Record<string, { before: unknown; after: unknown }>;
type Said = Omit<RowFacts, "emails" | "phones" | "licenses">;

/**
 * Which facts a row changes about somebody the firm knows: those that are empty, or all that are others, as the recruiter
 * chose. What the row does not say stays, a name is replaced only by a fuller one, and notes are added to the ones there.
 */
export function changedFacts(facts: RowFacts, present: Record<string, unknown>, choice: KnownRowChoice) {
  const { emails: _emails, phones: _phones, licenses: _licenses, ...said } = facts;
  const left: string[] = [];
  const next: Partial<Record<keyof Said, unknown>> = {};
  for (const fact of keysOf(said)) {
    const has = present[fact];
    const isEmpty = has === null || has === undefined || has === "";
    if (said[fact] === undefined || said[fact] === "" || (choice === "fill" && !isEmpty)) continue;
    const value = isEmpty ? said[fact] : joined(fact, has, said, left);
    if (value !== has) next[fact] = value;
  }
  if (!isFullerName(said, present)) {
    delete next.firstName;
    if (present["lastName"]) delete next.lastName;
  }
  // A sum of pay and its unit are one fact.
  if ("desiredPayCents" in next || "desiredPayUnit" in next)
    Object.assign(next, { desiredPayCents: said.desiredPayCents, desiredPayUnit: said.desiredPayUnit });
  const changes: Changes = Object.fromEntries(
    Object.entries(next).map(([fact, after]) => [fact, { before: present[fact] ?? null, after }]),
  );
  return { changed: next as Partial<Said>, changes, left };
}

function joined(fact: keyof Said, has: unknown, said: Said, left: string[]): unknown {
  if (fact === "linkedinUrl") return readLink(textOf(has)) === said.linkedinUrl ? has : said.linkedinUrl;
  if (fact !== "summary") return said[fact];
  const more = said.summary ?? "";
  if (textOf(has).includes(more)) return has;
  const both = `${textOf(has)}\n\n${more}`;
  if (both.length <= mostNotes) return both;
  left.push(`Notes: with those on record longer than ${formatCount(mostNotes)} characters; the rest was left out.`);
  return cutText(both, mostNotes);
}

function isFullerName(said: Said, present: Record<string, unknown>): boolean {
  const words = (name: string) => name.trim().split(/\s+/).length;
  const before = `${textOf(present["firstName"])} ${textOf(present["lastName"])}`;
  const after = `${said.firstName} ${said.lastName}`;
  return words(after) > words(before) || (words(after) === words(before) && after.trim().length > before.trim().length);
}

/** "city: Tampa → Orlando, phone: (813) 555-0142 added". What is long is named only. */
export function describeChanges(changes: Changes): string {
  const said = new Set<string>();
  for (const [fact, { before, after }] of Object.entries(changes)) {
    const word = factWords[fact as keyof RowFacts] ?? fact;
    if (fact === "desiredPayUnit") continue;
    if (fact === "desiredPayCents") {
      const unit = changes["desiredPayUnit"];
      said.add(`${word}: ${fromTo(payOf(before, unit?.before), payOf(after, unit?.after))}`);
    } else if (fact === "summary") said.add(before ? "notes added" : "notes");
    else if (Array.isArray(before) && Array.isArray(after))
      said.add(`${word} ${after.slice(before.length).map(valueOf).join(", ")} added`);
    else said.add(`${word}: ${fromTo(valueOf(before), valueOf(after))}`);
  }
  return [...said].join("; ");
}

const fromTo = (before: string, after: string) => (before ? `${before} → ${after}` : after);

function payOf(cents: unknown, unit: unknown): string {
  return typeof cents === "number" ? formatMoney(cents, unit === "hour" ? "hour" : "year") : "";
}

const words: Record<string, string> = { ...disciplines, ...levels };

function valueOf(value: unknown): string {
  const text = textOf(typeof value === "object" && value && "raw" in value ? value.raw : value);
  return cutText(Object.hasOwn(words, text) ? (words[text] ?? text) : text, 80);
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? `${value}` : "";
}
