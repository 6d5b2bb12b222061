import { eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidates, licenses } from "@/db/schema/candidates";
import { operations } from "@/db/schema/operations";
import { people, personActivity, personEmails, personPhones } from "@/db/schema/people";
import { suppressions } from "@/db/schema/suppressions";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addPerson } from "@/features/people/mutations/add-person";
import { refreshSearchText } from "@/features/people/mutations/refresh-search-text";
import { addCandidate } from "./add-candidate";
import { addCandidates } from "./add-candidates";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const as = (actor: Context["actor"] = dana): Context => ({ actor, now, db });

test("a candidate with everything: addresses and numbers in their normal form, zone, search text, light, audit", async () => {
  const { candidateId, personId } = await addCandidate(as(), {
    firstName: "  Zoë ",
    lastName: "Núñez",
    emails: [" Zoe.Nunez@Example.COM ", "zoe@münchen.test"],
    phones: [
      { raw: "(813) 555-0142", kind: "mobile" },
      { raw: "813.555.0142", kind: "work" },
      { raw: "ask for Joan", kind: "work" },
    ],
    city: "Phoenix",
    state: "AZ",
    zip: "85004-1234",
    title: "Structural Engineer",
    currentEmployer: "Hillcrest",
    desiredPayCents: 5800,
    desiredPayUnit: "hour",
    sectors: ["healthcare"],
    licenses: [
      { type: "PE", state: "FL", expiresOn: "2027-02-28" },
      { type: "OSHA_30", state: "FL" },
    ],
  });

  const [person] = await db.select().from(people).where(eq(people.id, personId));
  expect(person).toMatchObject({ firstName: "Zoë", zip: "85004", zone: "America/Phoenix" });
  expect(person?.searchText).toBe(
    "zoe nunez zoe.nunez@example.com zoe@xn--mnchen-3ya.test structural engineer hillcrest",
  );
  const emails = await db
    .select()
    .from(personEmails)
    .where(eq(personEmails.personId, personId))
    .orderBy(personEmails.id);
  expect(emails.map((one) => [one.address, one.primary])).toEqual([
    ["zoe.nunez@example.com", true],
    ["zoe@xn--mnchen-3ya.test", false],
  ]);
  const phones = await db
    .select()
    .from(personPhones)
    .where(eq(personPhones.personId, personId))
    .orderBy(personPhones.id);
  expect(phones.map((one) => [one.raw, one.e164, one.primary])).toEqual([
    ["(813) 555-0142", "+18135550142", true],
    ["ask for Joan", null, false],
  ]);
  const held = await db.select().from(licenses).where(eq(licenses.candidateId, candidateId)).orderBy(licenses.id);
  expect(held.map((one) => [one.type, one.state])).toEqual([
    ["PE", "FL"],
    ["OSHA_30", null],
  ]);
  const [activity] = await db.select().from(personActivity).where(eq(personActivity.personId, personId));
  expect(activity).toMatchObject({ reachable: true, unanswered: 0, lastTouchAt: new Date(0) });
  expect(await auditOf(db, candidateId)).toMatchObject([{ noun: "candidates", recruiterId: dana.id }]);
});

test("the search text that is written with a person is the one that a later change would write", async () => {
  const outcomes = await addCandidates(as(), [
    {
      firstName: "Zoë",
      lastName: "Núñez",
      emails: ["z@words.test", "b@words.test", "a@words.test"],
      title: "Designer",
    },
    { firstName: "Cher", emails: [], currentEmployer: "Hillcrest" },
    { firstName: "", lastName: "Okafor", emails: ["o@words.test"] },
  ]);
  const personIds = outcomes.map((one) => ("personId" in one ? one.personId : ""));
  const { personId } = await addPerson(as(), { firstName: "Hal", lastName: "Orr", emails: ["hal@words.test"] });
  const words = async () =>
    db
      .select({ id: people.id, words: people.searchText })
      .from(people)
      .where(inArray(people.id, [...personIds, personId]))
      .orderBy(people.id);
  const written = await words();
  expect(written.map((one) => one.words)).toEqual([
    "zoe nunez z@words.test a@words.test b@words.test designer",
    "cher hillcrest",
    "okafor o@words.test",
    "hal orr hal@words.test",
  ]);
  await refreshSearchText(as(), [...personIds, personId]);
  expect(await words()).toEqual(written);
});

test("the zone comes from the ZIP, else the number, else the state, else the firm", async () => {
  const zoneOf = async (facts: object) => {
    const { personId } = await addCandidate(as(), { firstName: "Zone", ...facts });
    return (await db.select({ zone: people.zone }).from(people).where(eq(people.id, personId)))[0]?.zone;
  };
  expect(await zoneOf({ zip: "00901", phones: [{ raw: "312 555 0123" }] })).toBe("America/Puerto_Rico");
  expect(await zoneOf({ state: "CA", phones: [{ raw: "312 555 0123" }] })).toBe("America/Chicago");
  expect(await zoneOf({ state: "CA", phones: [{ raw: "+44 20 7946 0018" }] })).toBe("America/Los_Angeles");
  expect(await zoneOf({})).toBe("America/New_York");
});

test.each([
  ["no name", { firstName: " ", lastName: "" }, "needs a name", "firstName"],
  ["no address", { firstName: "A", emails: ["a@b"] }, `"a@b" is not an email address`, "emails"],
  ["no ZIP", { firstName: "A", zip: "ABC" }, "not a US ZIP", "zip"],
  ["pay without its unit", { firstName: "A", desiredPayCents: 100 }, "Per hour or per year", "desiredPayUnit"],
  [
    "a state license of no state",
    { firstName: "A", licenses: [{ type: "PE" as const }] },
    "state that issued",
    "state",
  ],
])("refused: %s", async (_, input, sentence, field) => {
  const before = await db.$count(people);
  await expect(addCandidate(as(), input)).rejects.toMatchObject({ message: expect.stringContaining(sentence), field });
  expect(await db.$count(people)).toBe(before);
});

test("refused: a viewer, and who is a candidate already", async () => {
  const viewer = mintRecruiter(await rows.recruiter("Vera", "viewer"));
  await expect(addCandidate(as(viewer), { firstName: "Ana" })).rejects.toThrow("viewer");
  await addCandidate(as(), { firstName: "Ana", lastName: "Ruiz", emails: ["ana@example.com"] });
  await expect(addCandidate(as(), { firstName: "A.", emails: ["ANA@example.com"] })).rejects.toThrow(
    "ana@example.com belongs to Ana Ruiz, who is a candidate already.",
  );
});

test("a contact who becomes a candidate keeps their person, and a candidate who becomes a contact too", async () => {
  const contact = await addPerson(as(), { firstName: "Pat", lastName: "Lee", emails: ["pat@client.test"] });
  const added = await addCandidate(as(), {
    firstName: "Patricia",
    emails: ["PAT@client.test", "pat@home.test"],
    phones: [{ raw: "813 555 0199" }],
  });
  expect(added.personId).toBe(contact.personId);
  const emails = await db
    .select()
    .from(personEmails)
    .where(eq(personEmails.personId, contact.personId))
    .orderBy(personEmails.id);
  expect(emails.map((one) => [one.address, one.primary])).toEqual([
    ["pat@client.test", true],
    ["pat@home.test", false],
  ]);
  expect(await addPerson(as(), { firstName: "P", emails: ["pat@home.test"] })).toEqual({
    personId: contact.personId,
    known: true,
  });
});

test("a suppressed address comes back in red", async () => {
  await db
    .insert(suppressions)
    .values({ address: "gone@example.com", addressHash: "h", reason: "unsubscribed", at: now });
  const { personId } = await addCandidate(as(), { firstName: "Gone", emails: ["gone@example.com"] });
  const [activity] = await db.select().from(personActivity).where(eq(personActivity.personId, personId));
  expect(activity).toMatchObject({ reachable: false, optedOutAt: now });
});

test("two at once with one address: one is added, the other is told who has it", async () => {
  const both = await Promise.allSettled(
    ["Ben", "Cy"].map((firstName) => addCandidate(as(), { firstName, emails: ["race@example.com"] })),
  );
  expect(both.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(both.find((one) => one.status === "rejected")?.reason).toMatchObject({
    message: expect.stringMatching(/^race@example\.com belongs to (Ben|Cy)/),
  });
});

test("many at once: one outcome a row, in their order, and nothing of what is refused is written", async () => {
  const inputs = Array.from({ length: 1200 }, (_, index) => ({
    firstName: `Bulk${index}`,
    emails: [`bulk${index === 700 ? 3 : index}@example.com`],
    licenses: [{ type: "PE" as const, state: "TX" as const }],
  }));
  inputs[600] = { firstName: "", emails: [], licenses: [] };
  const operationsBefore = await db.$count(operations);
  const outcomes = await addCandidates(as(), inputs);

  expect(await db.$count(operations)).toBe(operationsBefore + 1);
  expect(outcomes).toHaveLength(1200);
  const refused = outcomes.flatMap((one, index) => ("refusal" in one ? [[index, one.refusal.message]] : []));
  expect(refused).toEqual([
    [600, "A person needs a name."],
    [700, "bulk3@example.com belongs to Bulk3, who is a candidate already."],
  ]);
  const third = outcomes[1199];
  if (!third || "refusal" in third) throw new Error("not added");
  const [row] = await db
    .select({ name: people.firstName })
    .from(candidates)
    .innerJoin(people, eq(people.id, candidates.personId))
    .where(eq(candidates.id, third.candidateId));
  expect(row?.name).toBe("Bulk1199");
  const ids = outcomes.flatMap((one) => ("refusal" in one ? [] : [one.candidateId]));
  expect(await db.$count(licenses, inArray(licenses.candidateId, ids))).toBe(1198);
});
