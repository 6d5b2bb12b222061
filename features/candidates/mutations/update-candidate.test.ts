import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { auditEntries } from "@/db/schema/audit";
import { candidates } from "@/db/schema/candidates";
import { people, personEmails, personPhones } from "@/db/schema/people";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addCandidate } from "./add-candidate";
import { assignOwner } from "./assign-owner";
import { updateCandidate } from "./update-candidate";
import { updateCandidates } from "./update-candidates";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const as = (actor: Context["actor"] = dana): Context => ({ actor, now, db });
const rowOf = async (id: string) => (await db.select().from(candidates).where(eq(candidates.id, id)))[0]!;
const personOf = async (id: string) => (await db.select().from(people).where(eq(people.id, id)))[0]!;

let count = 0;
const ana = () =>
  addCandidate(as(), {
    firstName: "Ana",
    lastName: "Ruiz",
    emails: [`ana${++count}@example.com`, `home${count}@example.com`],
    phones: [{ raw: "813 555 0142" }, { raw: "813 555 0143", kind: "work" }],
    title: "Designer",
    zip: "33602",
  });

test("changes what is named, leaves the rest, and says in the audit log what it was", async () => {
  const { candidateId, personId } = await ana();
  const { version } = await updateCandidate(as(), {
    candidateId,
    version: 1,
    facts: {
      title: "Architect",
      lastName: "Díaz",
      zip: "97201",
      desiredPayCents: 12_000_000,
      desiredPayUnit: "year",
      emails: [`work${count}@example.com`, `ana${count}@example.com`],
      phones: [{ raw: "(813) 555-0143" }, { raw: "503-555-0100" }],
    },
  });
  expect(version).toBe(2);
  expect(await rowOf(candidateId)).toMatchObject({ title: "Architect", desiredPayCents: 12_000_000, factsSaidAt: now });
  expect(await personOf(personId)).toMatchObject({
    firstName: "Ana",
    lastName: "Díaz",
    zone: "America/Los_Angeles",
    searchText: `ana diaz work${count}@example.com ana${count}@example.com architect`,
  });
  const emails = await db.select().from(personEmails).where(eq(personEmails.personId, personId));
  expect(emails.map((one) => `${one.address} ${one.primary}`).toSorted()).toEqual([
    `ana${count}@example.com false`,
    `work${count}@example.com true`,
  ]);
  const phones = await db.select().from(personPhones).where(eq(personPhones.personId, personId));
  expect(phones.map((one) => `${one.e164} ${one.kind} ${one.primary}`).toSorted()).toEqual([
    "+15035550100 mobile false",
    "+18135550143 mobile true",
  ]);
  const entry = (await auditOf(db, candidateId)).at(-1);
  expect(entry).toMatchObject({ personId, before: { title: "Designer" }, after: { title: "Architect" } });
  // What cannot be changed names the fields and holds no value: erasing the person empties the values beside it.
  const [kept] = await db.select().from(auditEntries).orderBy(desc(auditEntries.id)).limit(1);
  expect(kept?.fields).toEqual(expect.arrayContaining(["title", "lastName", "emails", "phones"]));
  for (const word of ["Architect", "Díaz", "555", "@example.com"]) expect(JSON.stringify(kept)).not.toContain(word);
});

test("lost the race: the second is told who was first, and nothing of theirs is written", async () => {
  const { candidateId } = await ana();
  const change = (actor: Context["actor"], title: string) =>
    updateCandidate(as(actor), { candidateId, version: 1, facts: { title } });
  await change(dana, "Architect");
  await expect(change(omar, "Engineer")).rejects.toMatchObject({
    message: "Dana Ruiz changed this a moment ago.",
    field: "version",
  });
  expect(await rowOf(candidateId)).toMatchObject({ title: "Architect", version: 2 });

  const both = await Promise.allSettled(
    [dana, omar].map((actor) => updateCandidate(as(actor), { candidateId, version: 2, facts: { title: actor.name } })),
  );
  expect(both.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("refused: an address of somebody else, a viewer, no name, nobody", async () => {
  const { candidateId } = await ana();
  await ana();
  const change = (facts: object, actor: Context["actor"] = dana) =>
    updateCandidate(as(actor), { candidateId, version: 1, facts });
  await expect(change({ emails: [`ana${count}@example.com`] })).rejects.toThrow("belongs to Ana Ruiz");
  await expect(change({ firstName: "", lastName: "" })).rejects.toThrow("needs a name");
  await expect(change({ title: "X" }, mintRecruiter(await rows.recruiter("Vera", "viewer")))).rejects.toThrow("viewer");
  await expect(updateCandidate(as(), { candidateId: dana.id, version: 1, facts: {} })).rejects.toThrow(
    "no longer exists",
  );
  expect((await rowOf(candidateId)).version).toBe(1);
});

test("many at once: each keeps what was not named of them, and what is refused stops no other", async () => {
  const [one, two, late, taken, odd] = [await ana(), await ana(), await ana(), await ana(), await ana()];
  await updateCandidate(as(omar), { candidateId: late.candidateId, version: 1, facts: { title: "Engineer" } });
  const change = (candidateId: string, facts: object) => ({ candidateId, version: 1, facts });
  const outcomes = await updateCandidates(as(), [
    change(one.candidateId, { title: "Architect", zip: "97201" }),
    change(late.candidateId, { title: "Architect" }),
    change(two.candidateId, { city: "Tampa", phones: [{ raw: "503-555-0100" }] }),
    change(taken.candidateId, { title: "Architect", emails: [`ana${count}@example.com`] }),
    change(odd.candidateId, { emails: Array.from({ length: 13 }, (_, at) => `many${at}@example.com`) }),
    change(dana.id, {}),
  ]);
  const told = outcomes.map((one) => ("refusal" in one ? one.refusal.message : one.version));
  expect(told).toEqual([
    2,
    "Omar Haddad changed this a moment ago.",
    2,
    `ana${count}@example.com belongs to Ana Ruiz.`,
    "Email: At most 12 addresses.",
    "This candidate no longer exists.",
  ]);
  expect(await rowOf(one.candidateId)).toMatchObject({ title: "Architect", version: 2 });
  expect(await personOf(one.personId)).toMatchObject({ city: null, zip: "97201", zone: "America/Los_Angeles" });
  expect(await rowOf(two.candidateId)).toMatchObject({ title: "Designer", version: 2 });
  expect(await personOf(two.personId)).toMatchObject({ city: "Tampa", zip: "33602", zone: "America/New_York" });
  expect(await rowOf(taken.candidateId)).toMatchObject({ title: "Designer", version: 1 });
  const entries = await Promise.all(
    [one, two, late].map(async ({ candidateId: id }) => [id, (await auditOf(db, id)).at(-1)] as const),
  );
  expect(Object.fromEntries(entries.map(([id, entry]) => [id, [entry?.recruiterId, entry?.before]]))).toEqual({
    [one.candidateId]: [dana.id, { title: "Designer", zip: "33602", zone: "America/New_York" }],
    [two.candidateId]: [dana.id, { city: null }],
    [late.candidateId]: [omar.id, { title: "Designer" }],
  });
});

test("an owner for many at once; who is theirs already stays untouched", async () => {
  const [one, two] = [await ana(), await ana()];
  const ids = [one.candidateId, two.candidateId];
  const assign = async (candidateIds: string[], ownerId: string | null) => {
    const { done, refused } = await assignOwner(as(), { selection: { ids: candidateIds }, ownerId });
    return { changed: done.map(({ candidateId }) => candidateId).toSorted(), refused };
  };
  expect(await assign(ids.slice(0, 1), omar.id)).toEqual({ changed: ids.slice(0, 1), refused: [] });
  expect(await assign(ids, omar.id)).toEqual({ changed: ids.slice(1), refused: [] });
  expect(await rowOf(one.candidateId)).toMatchObject({ ownerId: omar.id, version: 2 });
  expect(await assign(ids, null)).toEqual({ changed: ids.toSorted(), refused: [] });
  await expect(assign(ids, one.candidateId)).rejects.toThrow("no longer has an account");
});

test("an owner for many at once: who was merged or erased meanwhile is refused alone", async () => {
  const [one, two, three] = [await ana(), await ana(), await ana()];
  await db.update(people).set({ mergedIntoId: one.personId }).where(eq(people.id, two.personId));
  await db.update(people).set({ erasedAt: now }).where(eq(people.id, three.personId));
  const candidateIds = [one, two, three].map(({ candidateId }) => candidateId);
  const { done, refused } = await assignOwner(as(), { selection: { ids: candidateIds }, ownerId: omar.id });
  expect(done).toEqual([{ candidateId: one.candidateId }]);
  expect(new Map(refused.map(({ id, sentence }) => [id, sentence]))).toEqual(
    new Map([
      [two.candidateId, expect.stringMatching(/^Ana .*was merged into another person\.$/)],
      [three.candidateId, "This candidate no longer exists."],
    ]),
  );
  expect(await rowOf(two.candidateId)).toMatchObject({ version: 1 });
});
