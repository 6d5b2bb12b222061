import { parseAsArrayOf } from "nuqs/server";
import { pageParsers } from "@/lib/table-url";
import { parseAsDay, parseAsText } from "@/lib/url-parsers";

/** Who is not a recruiter: a job, a webhook, a person who answered by a button. */
export const callbackItself = "callback";

const words = parseAsArrayOf(parseAsText).withDefault([]);

/** The filters of Settings, Audit, as its URL says them. `by` holds ids of recruiters, or callbackItself. */
export const auditLogParsers = { by: words, verb: words, noun: words, from: parseAsDay, until: parseAsDay };

/** The filters and the page. */
export const auditPageParsers = { ...auditLogParsers, page: pageParsers.page };
