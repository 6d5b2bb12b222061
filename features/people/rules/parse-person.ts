import type { z } from "zod";
import type { PhoneKind } from "@/db/vocabulary/people";
import { normalizeAddress } from "@/lib/email-address";
import { Refusal } from "@/lib/errors";
import { readPhone } from "@/lib/phone";
import { normalizeZip } from "@/lib/zip";
import type { personFacts } from "../inputs";
import { zoneOf } from "./zone";

type Read = z.output<typeof personFacts>;

export type Phone = { raw: string; e164: string | null; kind: PhoneKind };

/** Addresses in their one normal form, each once. Throws where one cannot be written to. */
export function parseAddresses(raw: string[]): string[] {
  return [
    ...new Set(
      raw
        .filter((one) => one !== "")
        .map((one) => {
          const address = normalizeAddress(one);
          if (!address) throw new Refusal(`"${one}" is not an email address.`, "emails");
          return address;
        }),
    ),
  ];
}

/** Each number once: as given, and as it is dialed. */
export function parsePhones(raw: { raw: string; kind: PhoneKind }[]): Phone[] {
  const seen = new Set<string>();
  return raw.flatMap((one) => {
    if (one.raw === "") return [];
    const e164 = readPhone(one.raw);
    const key = e164 ?? one.raw;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ raw: one.raw, e164, kind: one.kind }];
  });
}

/** A new person as the tables hold one. */
export function parsePerson(facts: Read, firmZone: string) {
  const lastName = facts.lastName ?? "";
  if (facts.firstName + lastName === "") throw new Refusal("A person needs a name.", "firstName");
  const emails = parseAddresses(facts.emails ?? []);
  const phones = parsePhones(facts.phones ?? []);
  const zip = facts.zip ? normalizeZip(facts.zip) : null;
  if (facts.zip && !zip) throw new Refusal(`"${facts.zip}" is not a US ZIP code.`, "zip");
  const phone = phones.find((one) => one.e164)?.e164;
  return {
    firstName: facts.firstName,
    lastName,
    emails,
    phones,
    city: facts.city || null,
    state: facts.state ?? null,
    zip,
    linkedinUrl: facts.linkedinUrl || null,
    zone: zoneOf({ zip, phone, state: facts.state, firmZone }),
  };
}
export type NewPerson = ReturnType<typeof parsePerson>;
