import { Refusal } from "@/lib/errors";

const endings = /[\s,]+(inc|llc|llp|pllc|ltd|corp|corporation|co|company|pc|pa|plc|lp)\.?$/i;

/** Refuses a blind description that gives the client away: emails say it before a candidate is submitted (DESIGN 2, rule 10). */
export function requireBlind(blindDescription: string, clientName: string): void {
  if (namesClient(blindDescription, clientName))
    throw new Refusal(`This names ${clientName}. Describe the company without its name.`, "blindDescription");
}

function namesClient(words: string, clientName: string): boolean {
  const name = plain(clientName.trim().replace(endings, ""));
  return name.trim() !== "" && plain(words).includes(name);
}

function plain(text: string) {
  return ` ${text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
}
