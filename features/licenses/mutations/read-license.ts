import type { z } from "zod";
import { Refusal } from "@/lib/errors";
import type { licenseFacts } from "../inputs";
import { isStateLicense, refuseLicense } from "../rules";

/** A license as the table holds one. Throws where it cannot be written down. */
export function readLicense(facts: z.output<typeof licenseFacts>) {
  const refused = refuseLicense(facts);
  if (refused) throw new Refusal(refused.sentence, refused.field);
  return {
    type: facts.type,
    discipline: facts.discipline ?? null,
    state: isStateLicense(facts.type) ? (facts.state ?? null) : null,
    number: facts.number || null,
    status: facts.status,
    issuedOn: facts.issuedOn ?? null,
    expiresOn: facts.expiresOn ?? null,
  };
}
