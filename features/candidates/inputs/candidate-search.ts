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
import { pageParsers, parseAsSort } from "@/lib/table-url";
import { parseAsDay, parseAsText } from "@/lib/url-parsers";

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
};
export type CandidateFilter = inferParserType<typeof filters>;

const candidateSearch = {
  ...filters,
  sort: parseAsSort(candidateSorts).withDefault("name"),
  ...pageParsers,
};
export type CandidateSearch = inferParserType<typeof candidateSearch>;

export const loadCandidateSearch = createLoader(candidateSearch);
const loadFilter = createLoader(filters);
const serializeFilter = createSerializer(filters);

/** The filters alone as a query string, without "?". */
export function filterQuery(filter: CandidateFilter): string {
  return serializeFilter(filter).replace(/^\?/, "");
}

export function isFiltered(filter: CandidateFilter): boolean {
  return filterQuery(filter) !== "";
}

/** A selection over pages: ids, or the query string of the filters for "all matching". */
export const candidateSelection = z.union([
  z.object({ ids: z.array(z.guid()).min(1, "Select at least one.").max(5000) }),
  z.object({ matching: anyText(2000) }),
]);
export type CandidateSelection = z.output<typeof candidateSelection>;

/** The filters of a query string, as the table reads them. */
export function filterOf(query: string): CandidateFilter {
  return loadFilter(new URLSearchParams(query));
}
