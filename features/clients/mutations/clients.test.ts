import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { clients, contacts } from "@/db/schema/clients";
import { people } from "@/db/schema/people";
import { recruiters } from "@/db/schema/recruiters";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addClient } from "./add-client";
import { addContact } from "./add-contact";
import { liftOffLimits, setOffLimits } from "./set-off-limits";
import { updateClient } from "./update-client";
import { markContactLeft, setMainContact, updateContact } from "./update-contact";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const later = new Date("2026-03-12T15:10:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const vera = mintRecruiter(await rows.recruiter("Vera Lind", "viewer"));
const as = (actor: Context["actor"] = dana, at = now): Context => ({ actor, now: at, db });

let made = 0;
const named = () => `Brennan & Cole ${(made += 1)}`;
const clientOf = async (id: string) => (await db.select().from(clients).where(eq(clients.id, id)))[0]!;
const contactsOf = (clientId: string) =>
  db.select().from(contacts).where(eq(contacts.clientId, clientId)).orderBy(contacts.createdAt, contacts.id);

test("a client belongs to who added it and keeps the hours of its state", async () => {
  const name = named();
  const { clientId } = await addClient(as(), { name, city: "Houston", state: "TX", sectors: ["industrial"] });
  expect(await clientOf(clientId)).toMatchObject({ name, zone: "America/Chicago", ownerId: dana.id, version: 1 });
  expect(await auditOf(db, clientId)).toMatchObject([{ verb: "addClient", noun: "clients", recruiterId: dana.id }]);
});

test("refused: a viewer, and a name that is taken in another case", async () => {
  const name = named();
  await expect(addClient(as(vera), { name })).rejects.toThrow("viewer");
  await addClient(as(), { name });
  await expect(addClient(as(), { name: name.toUpperCase() })).rejects.toMatchObject({
    message: `${name} is a client already.`,
    field: "name",
  });
});

test("of two who add one company at once one does", async () => {
  const name = named();
  const both = await Promise.allSettled([addClient(as(dana), { name }), addClient(as(omar), { name })]);
  expect(both.filter((one) => one.status === "rejected")).toHaveLength(1);
  expect(await db.$count(clients, eq(clients.name, name))).toBe(1);
});

test("the second of two tabs is told who changed it; the first stands", async () => {
  const name = named();
  const { clientId } = await addClient(as(), { name });
  const { version } = await updateClient(as(dana), { clientId, version: 1, name, notes: "Call before nine." });
  expect(version).toBe(2);
  await expect(updateClient(as(omar, later), { clientId, version: 1, name, notes: "Lost" })).rejects.toThrow(
    "Dana Ruiz changed this 10 minutes ago.",
  );
  expect(await clientOf(clientId)).toMatchObject({ notes: "Call before nine.", version: 2, ownerId: dana.id });
  const { clientId: other } = await addClient(as(), { name: named() });
  await expect(updateClient(as(), { clientId: other, version: 1, name })).rejects.toThrow("is a client already");
});

test("off-limits has a reason, and is set and lifted once", async () => {
  const { clientId } = await addClient(as(), { name: named() });
  await expect(setOffLimits(as(), { clientId, reason: " " })).rejects.toThrow("Say why");
  await setOffLimits(as(), { clientId, reason: "They are a client" });
  await expect(setOffLimits(as(omar), { clientId, reason: "Again" })).rejects.toThrow("Dana Ruiz changed this");
  expect(await clientOf(clientId)).toMatchObject({ offLimitsAt: now, offLimitsReason: "They are a client" });
  await liftOffLimits(as(), { clientId });
  expect((await clientOf(clientId)).offLimitsAt).toBeNull();
});

test("a contact is the person of the address; the first one is the main one", async () => {
  const { clientId } = await addClient(as(), { name: named() });
  const { clientId: other } = await addClient(as(), { name: named() });
  const facts = { firstName: "Ruth", lastName: "Okafor", email: "Ruth.Okafor@Example.com", phone: "(813) 555-0142" };
  const first = await addContact(as(), { clientId, ...facts, title: "Director" });
  const again = await addContact(as(), { clientId: other, ...facts, email: "ruth.okafor@example.com" });
  expect(again.personId).toBe(first.personId);
  expect(await contactsOf(clientId)).toMatchObject([{ main: true, title: "Director", kind: "hiring_manager" }]);
  await expect(addContact(as(), { clientId, ...facts })).rejects.toMatchObject({ field: "email" });
  await expect(addContact(as(vera), { clientId, ...facts })).rejects.toThrow("viewer");
  await expect(addContact(as(), { clientId, firstName: "No", email: "nobody" })).rejects.toThrow("not an email");
});

test("of two contacts added at once as the first, one is the main one", async () => {
  const { clientId } = await addClient(as(), { name: named() });
  await Promise.all([
    addContact(as(dana), { clientId, firstName: "Ana" }),
    addContact(as(omar), { clientId, firstName: "Ben" }),
  ]);
  expect(await db.$count(contacts, and(eq(contacts.clientId, clientId), eq(contacts.main, true)))).toBe(1);
});

test("the main contact changes, and leaving makes another one the main contact", async () => {
  const { clientId } = await addClient(as(), { name: named() });
  const ana = await addContact(as(), { clientId, firstName: "Ana", email: `${clientId}@example.com` });
  const ben = await addContact(as(), { clientId, firstName: "Ben", kind: "hr" });
  await updateContact(as(), {
    contactId: ben.contactId,
    version: 1,
    title: "Recruiting lead",
    prefersPhone: true,
  });
  await setMainContact(as(), { contactId: ben.contactId, seenMainId: ana.contactId });
  expect((await contactsOf(clientId)).map((one) => one.main)).toEqual([false, true]);
  await markContactLeft(as(), { contactId: ben.contactId });
  expect(await contactsOf(clientId)).toMatchObject([
    { main: true },
    { main: false, leftAt: now, title: "Recruiting lead", prefersPhone: true },
  ]);
  await expect(markContactLeft(as(omar, later), { contactId: ben.contactId })).rejects.toThrow(
    "Dana Ruiz recorded 10 minutes ago that they left.",
  );
  await expect(setMainContact(as(), { contactId: ben.contactId, seenMainId: ana.contactId })).rejects.toThrow("left");
  await markContactLeft(as(), { contactId: ana.contactId });
  const back = await addContact(as(), { clientId, firstName: "Ana", email: `${clientId}@example.com` });
  expect(back.contactId).toBe(ana.contactId);
  const [person] = await db.select().from(people).where(eq(people.id, ana.personId));
  expect(person?.firstName).toBe("Ana");
});

describe("of two who change a contact from the same page", () => {
  async function threeContacts() {
    const { clientId } = await addClient(as(), { name: named() });
    const all = [];
    for (const firstName of ["Ana", "Ben", "Cleo"]) all.push(await addContact(as(), { clientId, firstName }));
    const [ana = "", ben = "", cleo = ""] = all.map(({ contactId }) => contactId);
    return { clientId, ana, ben, cleo };
  }
  const lostBy = (all: PromiseSettledResult<unknown>[]) =>
    all.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));

  test("one does, and the other is told who was first", async () => {
    const { clientId, ana } = await threeContacts();
    const titles = ["Principal", "Director"];
    const both = await Promise.allSettled(
      [dana, omar].map(async (who, at) =>
        updateContact(as(who), { contactId: ana, version: 1, title: titles[at] ?? "" }),
      ),
    );
    const first = both.findIndex(({ status }) => status === "fulfilled");
    expect(lostBy(both)).toEqual([`Refusal: ${[dana, omar][first]?.name} changed this contact a moment ago.`]);
    expect((await contactsOf(clientId))[0]).toMatchObject({ title: titles[first], version: 2 });
    await updateContact(as(omar, later), { contactId: ana, version: 2, title: "Partner" });
    expect((await contactsOf(clientId))[0]).toMatchObject({ title: "Partner", version: 3 });
  });

  test("one chooses the main contact, and the other is told who was first", async () => {
    const { clientId, ana, ben, cleo } = await threeContacts();
    const both = await Promise.allSettled([
      setMainContact(as(dana), { contactId: ben, seenMainId: ana }),
      setMainContact(as(omar), { contactId: cleo, seenMainId: ana }),
    ]);
    const first = both.findIndex(({ status }) => status === "fulfilled");
    expect(lostBy(both)).toEqual([
      `Refusal: ${[dana, omar][first]?.name} changed the main contact a moment ago. Look at who it is now first.`,
    ]);
    const main = (await contactsOf(clientId)).filter((one) => one.main).map(({ id }) => id);
    expect(main).toEqual([[ben, cleo][first]]);
  });

  test("whoever chooses a main contact while the old one is marked as gone is told by whom", async () => {
    const { ana, cleo } = await threeContacts();
    await markContactLeft(as(dana), { contactId: ana });
    await expect(setMainContact(as(omar, later), { contactId: cleo, seenMainId: ana })).rejects.toThrow(
      "Dana Ruiz changed the main contact 10 minutes ago.",
    );
  });
});

test("a client belongs to nobody who is not a recruiter, and stays with one who has left", async () => {
  const nobody = "00000000-0000-0000-0000-000000000000";
  const refusal = { field: "ownerId", message: "Choose a recruiter who works here." };
  await expect(addClient(as(), { name: named(), ownerId: nobody })).rejects.toMatchObject(refusal);
  await expect(addClient(as(), { name: named(), ownerId: vera.id })).rejects.toMatchObject(refusal);
  const name = named();
  const { clientId } = await addClient(as(), { name, ownerId: omar.id });
  const change = { clientId, name, version: 1 };
  await expect(updateClient(as(), { ...change, ownerId: nobody })).rejects.toMatchObject(refusal);
  await db.update(recruiters).set({ deactivatedAt: now }).where(eq(recruiters.id, omar.id));
  await updateClient(as(), { ...change, notes: "Call before nine.", ownerId: omar.id });
  expect(await clientOf(clientId)).toMatchObject({ ownerId: omar.id, notes: "Call before nine." });
});
