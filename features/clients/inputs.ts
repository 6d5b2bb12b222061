import { parseAsArrayOf, parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";
import { sectors } from "@/db/vocabulary/experience";
import { contactKinds } from "@/db/vocabulary/clients";
import { states } from "@/db/vocabulary/places";
import { line, lines, version } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";
import { pageParsers, parseAsSort, printParsers } from "@/lib/table-url";
import { parseAsId, parseAsText } from "@/lib/url-parsers";

const uuid = z.uuid();

const facts = {
  name: line(120).min(1, "Enter the company's name."),
  blindDescription: line(200).optional(),
  sectors: z.array(z.enum(keysOf(sectors))).optional(),
  city: line(80).nullish(),
  state: z.enum(keysOf(states)).nullish(),
  website: line(200)
    .regex(/^(https?:\/\/)?([\w-]+\.)+[a-z]{2,}(\/\S*)?$/i, "Enter an address such as example.com.")
    .or(z.literal(""))
    .nullish(),
  phone: line(40).nullish(),
  notes: lines(10_000).optional(),
  ownerId: uuid.nullish(),
};

export const addClientInput = z.object(facts);
export type AddClientInput = z.infer<typeof addClientInput>;

export const updateClientInput = z.object({ ...facts, clientId: uuid, version });
export type UpdateClientInput = z.infer<typeof updateClientInput>;

export const setOffLimitsInput = z.object({
  clientId: uuid,
  reason: line(300).min(1, "Say why no one employed there may be contacted."),
});
export const clientInput = z.object({ clientId: uuid });

const contactFacts = {
  kind: z.enum(keysOf(contactKinds)).optional(),
  title: line(120).optional(),
  main: z.boolean().optional(),
  prefersPhone: z.boolean().optional(),
};

export const addContactInput = z
  .object({
    ...contactFacts,
    clientId: uuid,
    firstName: line(80).optional(),
    lastName: line(80).optional(),
    email: line(254).nullish(),
    phone: line(40).nullish(),
  })
  .refine(({ firstName, lastName }) => firstName || lastName, { path: ["firstName"], error: "Enter a name." });
export type AddContactInput = z.infer<typeof addContactInput>;

export const updateContactInput = z.object({ ...contactFacts, contactId: uuid, version });
export type UpdateContactInput = z.infer<typeof updateContactInput>;
/** `seenMainId` is who was the main one where it was pressed, or null where nobody was. */
export const setMainContactInput = z.object({ contactId: uuid, seenMainId: uuid.nullable() });
export type SetMainContactInput = z.infer<typeof setMainContactInput>;
export const contactInput = z.object({ contactId: uuid });

const sorts = ["name", "city", "positions", "added"] as const;
export type ClientSort = (typeof sorts)[number];

/** The clients table as the URL says it: filters, sort, page. */
export const clientTableParsers = {
  q: parseAsText.withDefault(""),
  state: parseAsArrayOf(parseAsStringLiteral(keysOf(states))).withDefault([]),
  owner: parseAsArrayOf(parseAsId).withDefault([]),
  team: parseAsArrayOf(parseAsId).withDefault([]),
  off: parseAsStringLiteral(["1"]),
  sort: parseAsSort(sorts).withDefault("name"),
  page: pageParsers.page,
  ...printParsers,
};
