import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { clients, contacts } from "@/db/schema/clients";
import { people, personActivity, personPhones } from "@/db/schema/people";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { refreshSearchText } from "@/features/people/mutations/refresh-search-text";
import { askedOf } from "../rules/asked";
import { findAnything } from "./find-anything";
import { positionsSql } from "./find-orders";
import { peopleSql } from "./find-people";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const owner = await rows.recruiter("Dana Ruiz");
const context = { actor: { kind: "system", name: "test" } as const, now, db };
const find = (typed: string) => findAnything(context, typed);
const names = async (typed: string) => (await find(typed)).people.map(({ name }) => name);

type Given = { employer?: string; email?: string; phone?: string; raw?: string; touchedAt?: Date };

async function person(firstName: string, lastName: string, given: Given = {}) {
  const emails = given.email ? [given.email] : [];
  const added = await rows.candidate(firstName, { currentEmployer: given.employer ?? null }, { lastName, emails });
  if (given.phone ?? given.raw)
    await db.insert(personPhones).values({
      personId: added.personId,
      raw: given.raw ?? given.phone ?? "",
      e164: given.phone ?? null,
      primary: true,
      createdAt: now,
    });
  if (given.touchedAt)
    await db
      .update(personActivity)
      .set({ lastTouchAt: given.touchedAt })
      .where(eq(personActivity.personId, added.personId));
  await refreshSearchText({ db }, [added.personId]);
  return added;
}

const john = await person("John", "Smith", {
  employer: "Turner Bridgeworks",
  email: "jsmith@acme-bridges.test",
  phone: "+14155550100",
});
await person("Zoë", "Núñez-O’Brien", { email: "zoe@example.test", phone: "+442079460958" });
await person("Hernán", "Hernandez", { raw: "555 0199 (ask for Hernán)" });
const position = await rows.position(owner.id, { title: "Bridge Inspector", reqNumber: "TB-4471" });
await db.update(clients).set({ name: "Größe & Söhne" }).where(eq(clients.id, position.clientId));
const contact = await person("Ann", "Contact", { email: "ann@groesse.test", phone: "+13055550177" });
await db.insert(contacts).values({ clientId: position.clientId, personId: contact.personId, createdAt: now });

describe("a person is found by", () => {
  test.each([
    ["name", "john smith"],
    ["name the other way around", "Smith, John"],
    ["beginnings", "jo smi"],
    ["swapped letters", "Jonh Smtih"],
    ["swapped letters at the beginning", "ojhn smith"],
    ["a missing letter", "jhn smith"],
    ["a letter too many", "johnn smitth"],
    ["a wrong letter", "juhn smith"],
    ["a typo in what is only begun", "jonh smti"],
    ["employer", "turner bridgeworks"],
    ["name and employer", "john turner"],
    ["email domain", "@acme-bridges.test"],
    ["email domain without its sign", "acme-bridges.test"],
    ["part of a number", "(415) 555-01"],
    ["number in digits", "4155550100"],
    ["number as it is dialed", "1-415-555-0100"],
    ["number with country", "+1 415 555 0100"],
    ["number with dots and an extension", "tel: 415.555.0100 x12"],
    ["last four digits", "0100"],
    ["a part from the middle", "155550"],
  ])("%s: %s", async (_, typed) => {
    expect(await names(typed)).toEqual(["John Smith"]);
  });

  test.each([
    ["accents left out", "zoe nunez", "Zoë Núñez-O’Brien"],
    ["the second of two names", "obrien", "Zoë Núñez-O’Brien"],
    ["another apostrophe", "o'brien", "Zoë Núñez-O’Brien"],
    ["a number of another country", "+44 (0)20 7946 0958", "Zoë Núñez-O’Brien"],
    ["the same as dialed there", "020 7946 0958", "Zoë Núñez-O’Brien"],
    ["two typos in a long name", "hernadnes", "Hernán Hernandez"],
    ["a number that nobody can dial", "555-0199", "Hernán Hernandez"],
  ])("%s: %s", async (_, typed, name) => {
    expect(await names(typed)).toEqual([name]);
  });
});

test("why somebody is found by a number or an address is said", async () => {
  expect((await find("0100")).people[0]?.note).toBe("(415) 555-0100, Turner Bridgeworks");
  expect((await find("@acme-bridges.test")).people[0]?.note).toBe("jsmith@acme-bridges.test, Turner Bridgeworks");
});

test("a contact is found by name with a typo, number, address and client", async () => {
  for (const typed of ["ann contact", "ann contcat", "305 555 0177", "@groesse.test", "ann größe"]) {
    const { contacts: found } = await find(typed);
    expect(found.map(({ name, href }) => [name, href])).toEqual([["Ann Contact", `/clients/${position.clientId}`]]);
  }
  await db.update(contacts).set({ leftAt: now }).where(eq(contacts.personId, contact.personId));
  expect((await find("ann contact")).contacts).toEqual([]);
  await db.update(contacts).set({ leftAt: null }).where(eq(contacts.personId, contact.personId));
});

test("a position is found by req number in any notation, title, place and client", async () => {
  for (const typed of [
    "TB-4471",
    "tb4471",
    "4471",
    "req TB-4471",
    "job 4471",
    "#4471",
    "bridge tampa",
    "inspector grosse",
  ])
    expect((await find(typed)).positions.map(({ href }) => href)).toEqual([`/positions/${position.id}/board`]);
  const other = await rows.position(owner.id, { title: "Inspector 44719", reqNumber: "44719" });
  expect((await find("4471")).positions.map(({ id }) => id)).toContain(other.id);
  const exact = await rows.position(owner.id, { title: "Older", reqNumber: "4471", openedAt: new Date("2020-01-01") });
  expect((await find("4471")).positions[0]?.id).toBe(exact.id);
});

test("a client is found by name, accents or not, and with a typo where no name has the words", async () => {
  for (const typed of ["grosse", "Söhne Größe", "grosse & shone"])
    expect((await find(typed)).clients.map(({ name }) => name)).toEqual(["Größe & Söhne"]);
  await db.update(clients).set({ archivedAt: now }).where(eq(clients.id, position.clientId));
  expect((await find("grosse")).clients).toEqual([]);
  await db.update(clients).set({ archivedAt: null }).where(eq(clients.id, position.clientId));
});

test("the whole name comes before its beginning, that before a typo, and of equals whom one was in touch with last", async () => {
  await person("Mark", "Lindt", { touchedAt: new Date("2026-01-01") });
  await person("Mark", "Lindt", { employer: "Later", touchedAt: new Date("2026-03-01") });
  await person("Markus", "Lindtner", { touchedAt: new Date("2026-03-11") });
  await person("Marc", "Lindt", { touchedAt: new Date("2026-03-12") });
  const found = (await find("mark lindt")).people.map(({ name, note }) => [name, note]);
  expect(found).toEqual([
    ["Mark Lindt", "Later"],
    ["Mark Lindt", ""],
    ["Markus Lindtner", ""],
    ["Marc Lindt", ""],
  ]);
});

test("whom no email may be begun with is said", async () => {
  const may = async (typed: string) => (await find(typed)).people.map(({ mayEmail }) => mayEmail);
  expect(await may("john smith")).toEqual([true]);
  expect(await may("hernandez")).toEqual([false]);
  const asks = await person("Peace", "Andquiet", { email: "quiet@example.test" });
  expect(await may("andquiet")).toEqual([true]);
  await db.update(people).set({ doNotContactAt: now, doNotContactReason: "Asked" }).where(eq(people.id, asks.personId));
  expect(await may("andquiet")).toEqual([false]);
});

test("the merged and the erased are not found, and a new name is known at once", async () => {
  const gone = await person("Gone", "Forever", { phone: "+12125550123" });
  expect(await names("gnoe forever")).toEqual(["Gone Forever"]);
  await db.update(people).set({ firstName: "Renamed" }).where(eq(people.id, gone.personId));
  expect(await names("renmaed forever")).toEqual(["Renamed Forever"]);
  await db.update(people).set({ erasedAt: now }).where(eq(people.id, gone.personId));
  expect(await names("renamed")).toEqual([]);
  expect(await names("2125550123")).toEqual([]);
  await db.update(people).set({ erasedAt: null, mergedIntoId: john.personId }).where(eq(people.id, gone.personId));
  expect(await names("renamed")).toEqual([]);
});

test("nothing is found by nothing, nor by a sign that stands for anything", async () => {
  const nothing = { people: [], contacts: [], positions: [], clients: [] };
  for (const typed of ["  ", "%", "_", "％", "＿＿", "%%%", "\\", "'", "--", "\u0000", "(((", "🦄🦄🦄"])
    expect(await find(typed)).toEqual(nothing);
});

test("each way is looked up in an index of its own", async () => {
  const plansOf = (typed: string) =>
    db.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      return JSON.stringify(await tx.execute(sql`explain ${peopleSql(askedOf(typed))}`));
    });
  const ofName = await plansOf("jonh smtih");
  for (const index of ["people_name_words", "name_words_word", "name_words_typos", "name_words_alike", "people_search"])
    expect(ofName).toContain(index);
  expect(await plansOf("4155550100")).toContain("person_phones_digits");
  const ofOrder = await db.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    await tx.execute(sql`set local enable_indexscan = off`);
    return JSON.stringify(await tx.execute(sql`explain ${positionsSql(askedOf("bridge"), context.actor)}`));
  });
  for (const index of ["positions_search", "clients_search"]) expect(ofOrder).toContain(index);
});
