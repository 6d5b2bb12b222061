import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { candidates } from "@/db/schema/candidates";
import { people, personPhones } from "@/db/schema/people";
import { corrections } from "@/db/schema/wishes";
import { some } from "@/db/test-firm";
import { updateCandidate } from "@/features/candidates/mutations/update-candidate";
import { listEvents } from "@/features/events/queries/list-events";
import { eventWords } from "@/features/events/rules/event-words";
import { listToday } from "@/features/today/queries/list-today";
import { proposeCorrectionInput } from "../inputs";
import { listWishes } from "../queries/list-wishes";
import { choosePace } from "./choose-pace";
import { proposeCorrection } from "./propose-correction";
import { settleCorrection } from "./settle-correction";
import { refusalsOf, testWishes } from "./test-wishes";

const kit = await testWishes();
const { db, firm, system, reader, recruiter } = kit;
const correct = async (token: string, given: object) =>
  proposeCorrection(system(), proposeCorrectionInput.parse({ token, ...given }));
const openOnes = async (personId: string) =>
  db
    .select()
    .from(corrections)
    .where(and(eq(corrections.personId, personId), eq(corrections.state, "open")));

test("a phone number waits in Today, and confirming it changes the candidate as an edit does", async () => {
  const { personId, candidateId, token } = await reader();
  await correct(token, { field: "phone", phone: "813.555.0199" });
  expect(await db.select().from(personPhones).where(eq(personPhones.personId, personId))).toEqual([]);
  const [line] = (await listToday(recruiter("admin"), { whose: "mine", kind: "correction" })).filter(
    ({ person }) => person?.id === personId,
  );
  expect(line?.detail).toMatchObject({
    field: "phone",
    proposed: { phone: "+18135550199" },
    onFile: { phone: null },
  });
  const before = some((await db.select().from(candidates).where(eq(candidates.id, candidateId)))[0]);
  const given = { correctionId: some(line).subjectId, confirm: true, seen: "nothing" };
  expect(await settleCorrection(recruiter("recruiter"), given)).toEqual({ confirmed: true });
  const [phone] = await db.select().from(personPhones).where(eq(personPhones.personId, personId));
  expect(phone).toMatchObject({ e164: "+18135550199", primary: true });
  const after = some((await db.select().from(candidates).where(eq(candidates.id, candidateId)))[0]);
  expect(after.version).toBe(before.version + 1);
  expect(await openOnes(personId)).toEqual([]);
  await expect(settleCorrection(recruiter("recruiter"), given)).rejects.toThrow(
    `${firm.recruiter.name} confirmed this a moment ago.`,
  );
});

test("place, pay and availability, each in its own line; declined, nothing changes", async () => {
  const { personId, candidateId, token } = await reader();
  await correct(token, { field: "place", city: "Orlando", state: "FL", zip: "32801" });
  await correct(token, { field: "pay", pay: "$62.50", unit: "hour" });
  await correct(token, { field: "availability", availableOn: "2026-04-01" });
  const { corrections: shown } = await listWishes(kit.context(), personId);
  expect(shown.map(({ label, proposed }) => `${label}: ${proposed}`)).toEqual([
    "Location: Orlando, FL 32801",
    "Pay wanted: $62.50/hr",
    "Available from: Apr 1, 2026",
  ]);
  for (const { id, label, onFile } of shown)
    await settleCorrection(recruiter("recruiter"), {
      correctionId: id,
      confirm: label !== "Pay wanted",
      seen: onFile,
    });
  const [row] = await db
    .select()
    .from(candidates)
    .innerJoin(people, eq(people.id, candidates.personId))
    .where(eq(candidates.id, candidateId));
  expect(row?.people).toMatchObject({ city: "Orlando", state: "FL", zip: "32801" });
  expect(row?.candidates).toMatchObject({ availableOn: "2026-04-01", desiredPayCents: null });
});

test("of two recruiters at once one confirms it, and the other is told who", async () => {
  const { personId, token } = await reader();
  await correct(token, { field: "availability", availableOn: "2026-05-01" });
  const [one] = await openOnes(personId);
  const given = { correctionId: some(one).id, seen: "nothing" };
  const both = await Promise.allSettled([
    settleCorrection(recruiter("recruiter"), { ...given, confirm: true }),
    settleCorrection(recruiter("manager"), { ...given, confirm: false }),
  ]);
  expect(refusalsOf(both)).toEqual([expect.stringMatching(/^Dana Ruiz (confirmed|declined) this a moment ago\.$/)]);
});

test("a fact that changed meanwhile is shown before anything is written over it", async () => {
  const { personId, candidateId, token } = await reader();
  await correct(token, { field: "availability", availableOn: "2026-05-01" });
  const [one] = await openOnes(personId);
  await updateCandidate(kit.context(), { candidateId, version: 1, facts: { availableOn: "2026-06-01" } });
  const given = { correctionId: some(one).id, confirm: true };
  await expect(settleCorrection(recruiter("recruiter"), { ...given, seen: "nothing" })).rejects.toThrow(
    "it is now Jun 1, 2026. Look again.",
  );
  expect((await listWishes(kit.context(), personId)).corrections).toMatchObject([
    { was: "nothing", onFile: "Jun 1, 2026" },
  ]);
  expect(await settleCorrection(recruiter("recruiter"), { ...given, seen: "Jun 1, 2026" })).toEqual({
    confirmed: true,
  });
});

test("sent again it is one, another takes its place, and what is on file already takes it back", async () => {
  const { personId, candidateId, token } = await reader();
  await updateCandidate(kit.context(), { candidateId, version: 1, facts: { availableOn: "2026-06-01" } });
  await Promise.all([1, 2].map(() => correct(token, { field: "availability", availableOn: "2026-05-01" })));
  const [first] = await openOnes(personId);
  await correct(token, { field: "availability", availableOn: "2026-05-15" });
  expect(await openOnes(personId)).toMatchObject([{ proposed: { availableOn: "2026-05-15" } }]);
  await expect(
    settleCorrection(recruiter("recruiter"), { correctionId: some(first).id, confirm: true, seen: "Jun 1, 2026" }),
  ).rejects.toThrow("They have sent another correction since.");
  await correct(token, { field: "availability", availableOn: "2026-06-01" });
  expect(await openOnes(personId)).toEqual([]);
});

test.each([
  [{ field: "phone", phone: "12" }, "phone"],
  [{ field: "place", city: "", state: "FL" }, "city"],
  [{ field: "place", city: "Tampa", state: "FL", zip: "abc" }, "zip"],
  [{ field: "pay", pay: "a lot" }, "pay"],
  [{ field: "pay", pay: "50-60" }, "pay"],
  [{ field: "availability", availableOn: "2026-03-01" }, "availableOn"],
])("%j is refused at %s", async (given, field) => {
  const { personId, token } = await reader();
  await expect(correct(token, given)).rejects.toMatchObject({ field });
  expect(await openOnes(personId)).toEqual([]);
});

test("a viewer settles nothing, and nobody settles what is not there", async () => {
  const given = { correctionId: crypto.randomUUID(), confirm: true, seen: "" };
  await expect(settleCorrection(recruiter("viewer"), given)).rejects.toThrow("cannot change anything");
  await expect(settleCorrection(recruiter("recruiter"), given)).rejects.toThrow("no longer exists");
});

test("what they sent and how often they want to be emailed stand in their timeline", async () => {
  const { personId, token } = await reader();
  await correct(token, { field: "phone", phone: "813.555.0198" });
  await choosePace(system(), { token, pace: "quarterly" });
  const { events } = await listEvents(kit.context(), { personId }, { limit: 20 });
  const said = events.map((event) => eventWords(event, "America/New_York"));
  expect(said).toContainEqual({ label: "Sent a correction: phone", words: "To confirm" });
  expect(said).toContainEqual({ label: "Chose how often we email them", words: "At most every 3 months" });
});
