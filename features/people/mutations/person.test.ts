import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { people, personEmails } from "@/db/schema/people";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addPerson } from "./add-person";
import { addPersonEmail } from "./add-person-email";
import { liftDoNotContact, setDoNotContact } from "./set-do-not-contact";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const manager = mintRecruiter(await rows.recruiter("Marcus Bell", "manager"));
const viewer = mintRecruiter(await rows.recruiter("Vera", "viewer"));
const as = (actor: Context["actor"] = dana): Context => ({ actor, now, db });
const rowOf = async (id: string) => (await db.select().from(people).where(eq(people.id, id)))[0]!;

test("a person is made once for an address, also by two at once", async () => {
  const add = (firstName: string) => addPerson(as(), { firstName, emails: ["pat@client.test"] });
  const both = await Promise.all([add("Pat"), add("Patricia")]);
  expect(both[0].personId).toBe(both[1].personId);
  expect(both.filter((one) => one.known)).toHaveLength(1);
  const other = await addPerson(as(), { firstName: "Joan", emails: ["joan@client.test"] });
  expect(other.known).toBe(false);
  await expect(addPerson(as(), { firstName: "X", emails: ["pat@client.test", "joan@client.test"] })).rejects.toThrow(
    "two different people",
  );
  await expect(addPerson(as(viewer), { firstName: "X" })).rejects.toThrow("viewer");
});

test("one more address: found by it, the main one where asked, never somebody else's", async () => {
  const { personId } = await addPerson(as(), { firstName: "Lee", emails: ["lee@one.test"] });
  await addPersonEmail(as(), { personId, address: "LEE@two.test", primary: true });
  const emails = await db
    .select()
    .from(personEmails)
    .where(eq(personEmails.personId, personId))
    .orderBy(personEmails.id);
  expect(emails.map((one) => [one.address, one.primary])).toEqual([
    ["lee@one.test", false],
    ["lee@two.test", true],
  ]);
  expect((await rowOf(personId)).searchText).toBe("lee lee@two.test lee@one.test");
  await expect(addPersonEmail(as(), { personId, address: "lee@two.test" })).rejects.toThrow("already on file");
  await expect(addPersonEmail(as(), { personId, address: "nothing" })).rejects.toThrow("not an email address");
  const { personId: other } = await addPerson(as(), { firstName: "Kim" });
  await expect(addPersonEmail(as(), { personId: other, address: "lee@one.test" })).rejects.toThrow("belongs to Lee");
});

test("do not contact: with a reason, once; lifted by a manager alone, with a reason", async () => {
  const { personId } = await addPerson(as(), { firstName: "Ray" });
  await setDoNotContact(as(), { personId, reason: "Asked us to stop" });
  expect(await rowOf(personId)).toMatchObject({ doNotContactAt: now, doNotContactReason: "Asked us to stop" });
  const tomorrow = { ...as(manager), now: new Date(now.getTime() + 86_400_000) };
  await expect(setDoNotContact(tomorrow, { personId, reason: "Again" })).rejects.toThrow(
    "Dana Ruiz marked this person as do not contact yesterday.",
  );
  await expect(liftDoNotContact(as(), { personId, reason: "Called us" })).rejects.toThrow("Only an admin or a manager");
  await liftDoNotContact(as(manager), { personId, reason: "Called us" });
  expect((await rowOf(personId)).doNotContactAt).toBeNull();
  expect((await auditOf(db, personId)).at(-1)).toMatchObject({
    verb: "liftDoNotContact",
    reason: "Called us",
    personId,
    before: { doNotContactReason: "Asked us to stop" },
  });
  await expect(liftDoNotContact(tomorrow, { personId, reason: "Called us" })).rejects.toThrow(
    `${manager.name} lifted this yesterday.`,
  );
  const unmarked = await addPerson(as(), { firstName: "Kim" });
  await expect(liftDoNotContact(as(manager), { personId: unmarked.personId, reason: "Called us" })).rejects.toThrow(
    "This person is not marked do not contact.",
  );
  await expect(setDoNotContact(as(), { personId, reason: " " })).rejects.toThrow("Say why");
  await expect(setDoNotContact(as(), { personId: dana.id, reason: "Nobody" })).rejects.toThrow(
    "person no longer exists",
  );
});
