import {
  createLoader,
  createParser,
  createSerializer,
  parseAsArrayOf,
  parseAsStringLiteral,
  type inferParserType,
} from "nuqs/server";
import { z } from "zod";
import { disciplines, levels } from "@/db/vocabulary/candidates";
import { licenseTypes } from "@/db/vocabulary/licenses";
import { states } from "@/db/vocabulary/places";
import { contactLights } from "@/db/vocabulary/suppressions";
import { anyText } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";
import { pageParsers, parseAsSort, printParsers } from "@/lib/table-url";
import { parseAsDay, parseAsId, parseAsText } from "@/lib/url-parsers";

export const pageSize = 50;
/**
 * Up to here the count is exact; above it reads "4,000+", because counting every match would cost more than the page.
 */
export const exactUpTo = 4000;

const candidateSorts = ["name", "contact", "available", "added", "updated"] as const;
export type CandidateSort = (typeof candidateSorts)[number];

const choices = <T extends Record<string, unknown>>(words: T) =>
  parseAsArrayOf(parseAsStringLiteral(keysOf(words))).withDefault([]);
const owner = createParser({
  parse: (text) => (text === "nobody" || z.guid().safeParse(text).success ? text : null),
  serialize: String,
});

/** What the URL of the candidates table holds, filter by filter. */
const filters = {
  q: parseAsText.withDefault(""),
  discipline: choices(disciplines),
  level: choices(levels),
  state: choices(states),
  license: choices(licenseTypes),
  licenseState: choices(states),
  /** Active and not expired on this day. */
  licenseOn: parseAsDay,
  /** Available on this day or before. */
  available: parseAsDay,
  light: choices(contactLights),
  owner: parseAsArrayOf(owner).withDefault([]),
  team: parseAsArrayOf(parseAsId).withDefault([]),
};
export type CandidateFilter = inferParserType<typeof filters>;

const candidateSearch = {
  ...filters,
  sort: parseAsSort(candidateSorts).withDefault("name"),
  ...pageParsers,
  ...printParsers,
};
export type CandidateSearch = inferParserType<typeof candidateSearch>;

export const loadCandidateSearch = createLoader(candidateSearch);
const loadFilter = createLoader(filters);
const serializeFilter = createSerializer(filters);

/** The filters alone as a query string, without "?". */
export function filterQuery(filter: CandidateFilter): string {
  return serializeFilter(filter).replace(/^\?/, "");
}

/** Whether names that are like these words are shown where nothing has the words themselves. */
export function mayBeSimilar({ q }: Pick<CandidateFilter, "q">): boolean {
  return q.trim().length >= 3;
}

export function isFiltered(filter: CandidateFilter): boolean {
  return filterQuery(filter) !== "";
}

const candidateIds = z.array(z.guid()).max(5000);
const matchingQuery = anyText(2000);

/**
 * Everybody that the table shows for these filters but the exceptions. `seen` is what the recruiter saw when they
 * selected them: how many, and whether these were only like the words that were searched for.
 */
const allMatching = z.object({
  matching: matchingQuery,
  except: candidateIds,
  seen: z.object({ count: z.int().min(1).max(1_000_000_000), similar: z.boolean() }),
});

/** A selection over pages: the ids that were picked, or the query string of the filters for "all matching". */
export const candidateSelection = z.union([
  z.object({ ids: candidateIds.min(1, "Select at least one.") }),
  allMatching,
]);
export type CandidateSelection = z.output<typeof candidateSelection>;

/** How many the filters show now, of these ids or of all. */
export const matchingCount = z.object({ matching: matchingQuery, ids: candidateIds.optional() });

/** The filters of a query string, as the table reads them. */
export function filterOf(query: string): CandidateFilter {
  return loadFilter(new URLSearchParams(query));
}
