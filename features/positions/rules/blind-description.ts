import { namesClient } from "@/features/clients/rules/client-name";
import { Refusal } from "@/lib/errors";

/**
 * Refuses a confidential description that gives the client away: emails say it before a candidate is submitted
 * (docs/rules-of-contact.md, rule 10).
 */
export function requireBlind(blindDescription: string, clientName: string): void {
  if (namesClient(oneAnd(blindDescription), oneAnd(clientName)))
    throw new Refusal(`This names ${clientName}. Describe the company without its name.`, "blindDescription");
}

/** "Brennan and Cole" is "Brennan & Cole". */
function oneAnd(text: string) {
  return text.replace(/\band\b/gi, "&");
}
