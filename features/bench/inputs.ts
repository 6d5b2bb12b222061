import { parseAsArrayOf, parseAsStringLiteral } from "nuqs/server";
import { disciplines } from "@/db/vocabulary/candidates";
import { licenseTypes } from "@/db/vocabulary/licenses";
import { states } from "@/db/vocabulary/places";
import { keysOf } from "@/lib/keys-of";
import { pageParsers, parseAsSort, printParsers } from "@/lib/table-url";
import { benchKinds, freshness } from "./rules/bench";
import { refilledFrom } from "./rules/refills";

const benchSorts = ["name", "spoke", "free"] as const;
export type BenchSort = (typeof benchSorts)[number];

const choices = <T extends Record<string, unknown>>(words: T) =>
  parseAsArrayOf(parseAsStringLiteral(keysOf(words))).withDefault([]);

/** What the URL of the bench holds. */
export const benchParsers = {
  kind: choices(benchKinds),
  discipline: choices(disciplines),
  state: choices(states),
  license: choices(licenseTypes),
  licenseState: choices(states),
  spoke: choices(freshness),
  sort: parseAsSort(benchSorts).withDefault("-spoke"),
  ...pageParsers,
  ...printParsers,
};

/** Of the openings that came back: which, and which page. */
export const refilledParsers = { from: parseAsStringLiteral(keysOf(refilledFrom)), page: pageParsers.page };
