import { parseAsArrayOf, parseAsStringLiteral } from "nuqs/server";
import { securityKinds } from "@/db/vocabulary/security";
import { keysOf } from "@/lib/keys-of";
import { pageParsers } from "@/lib/table-url";

/** The filter and the page of Settings, Security, as its URL says them. */
export const securityParsers = {
  kind: parseAsArrayOf(parseAsStringLiteral(keysOf(securityKinds))).withDefault([]),
  page: pageParsers.page,
};
