import { parseAsArrayOf, parseAsBoolean, parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";
import { employmentTerms } from "@/db/vocabulary/candidates";
import { licenseTypes } from "@/db/vocabulary/licenses";
import { states } from "@/db/vocabulary/places";
import { keysOf } from "@/lib/keys-of";
import { printParsers } from "@/lib/table-url";
import { parseAsId, parseAsText } from "@/lib/url-parsers";

/** What a recruiter narrows the list by: filters, never points. */
export const topOfMindParsers = {
  state: parseAsArrayOf(parseAsStringLiteral(keysOf(states))).withDefault([]),
  license: parseAsArrayOf(parseAsStringLiteral(keysOf(licenseTypes))).withDefault([]),
  terms: parseAsArrayOf(parseAsStringLiteral(keysOf(employmentTerms))).withDefault([]),
  /** "1": those who ask for no more than the position pays. */
  pay: parseAsText.withDefault(""),
  /** "1": all rows, not the first fifty. */
  all: parseAsBoolean.withDefault(false),
  ...printParsers,
  /** A stored list, shown as it was. */
  list: parseAsId,
};

export const storeTopOfMindInput = z.object({ positionId: z.uuid() });
