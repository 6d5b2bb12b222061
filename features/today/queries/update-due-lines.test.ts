import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { candidates } from "@/db/schema/candidates";
import { candidacies } from "@/db/schema/candidacies";
import { messages } from "@/db/schema/messages";
import { personEmails } from "@/db/schema/people";
import { promises } from "@/db/schema/promises";
import { touches } from "@/db/schema/touches";
import { some } from "@/db/test-firm";
import { testCheckIns } from "@/features/check-ins/mutations/test-check-ins";
import { start } from "@/features/messages/mutations/test-queue-in";
import { sendProcessEmail } from "@/features/process-emails/mutations/send-process-email";
import { listProcessEmails } from "@/features/process-emails/queries/list-process-emails";
import { getFirm } from "@/features/settings/queries";
import { lineWords } from "../rules/words";
import { listToday } from "./list-today";

const { db, dana, omar, as, contact, position, decision, send, insertMessage, goTo, clock } = await testCheckIns();
const zone = "America/New_York";

beforeEach(() => goTo(start));

/** A candidate about whom the client wanted to decide by that day. */
async function waiting(dueOn = "2026-03-09") {
  const hal = await contact("Hal Rao");
  const made = await decision(hal.contactId, await position(), "Maria Ortiz", dueOn);
  const [card] = await db
    .select({ personId: candidates.personId })
    .from(candidacies)
    .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .where(eq(candidacies.id, made.candidacyId));
  return { ...made, ...hal, personId: some(card).personId };
}
const linesOf = async (promiseId: string) => {
  const firm = await getFirm(as(dana));
  const all = await listToday(as(dana), { whose: "mine", kind: "update_due" });
  return all
    .filter(({ subjectId }) => subjectId === promiseId)
    .map((line) => lineWords(line, { zone, now: clock(), mayWrite: true, firm }));
};
const spoke = { kind: "call", direction: "out", outcome: "spoke", createdAt: start } as const;

test("once the day is over their candidate is owed a word, and not before", async () => {
  const { promiseId } = await waiting();
  expect(await linesOf(promiseId)).toMatchObject([
    { who: "Maria Ortiz", why: expect.stringContaining("would decide by Mon, Mar 9. Let them know where it stands") },
  ]);
  const { promiseId: due } = await waiting("2026-03-10");
  expect(await linesOf(due)).toEqual([]);
  goTo(new Date("2026-03-11T03:59:00Z")); // a minute before midnight in Tampa
  expect(await linesOf(due)).toEqual([]);
  goTo(new Date("2026-03-11T04:00:00Z"));
  expect(await linesOf(due)).toHaveLength(1);
});

test("a check-in with the contact leaves it, a conversation with the candidate settles it; one before the day does not", async () => {
  const { promiseId, contactId, personId } = await waiting();
  await send(contactId);
  expect(await linesOf(promiseId)).toHaveLength(1);
  await db.insert(touches).values({ ...spoke, personId, at: new Date("2026-03-09T15:00:00Z") });
  expect(await linesOf(promiseId)).toHaveLength(1);
  await db.insert(touches).values({ ...spoke, personId, outcome: "left_voicemail", at: start });
  expect(await linesOf(promiseId)).toHaveLength(1);
  await db.insert(touches).values({ ...spoke, personId, at: start });
  expect(await linesOf(promiseId)).toEqual([]);
});

test("an email about this position settles it, unless it does not go; what is answered or closed is none", async () => {
  const { promiseId, personId, candidacyId } = await waiting();
  const word = { purpose: "process", processSubject: "standing", candidacyId } as const;
  const { id } = await insertMessage({ personId, address: "maria@people.test" }, word);
  expect(await linesOf(promiseId)).toEqual([]);
  await db.update(messages).set({ state: "canceled", reason: "test" }).where(eq(messages.id, id));
  expect(await linesOf(promiseId)).toHaveLength(1);
  await db.update(candidacies).set({ closedAt: start }).where(eq(candidacies.id, candidacyId));
  expect(await linesOf(promiseId)).toEqual([]);
});

test("the word is written from the template, goes once for a date, and takes the line off", async () => {
  const { promiseId, personId, candidacyId } = await waiting();
  await db.insert(personEmails).values({ personId, address: `${personId}@people.test`, createdAt: start });
  const news = { subject: "standing", candidacyId } as const;
  const [email] = await listProcessEmails(as(dana), { news });
  expect(email).toMatchObject({ name: "Maria Ortiz", refusal: null, told: null });
  expect(email?.body).toContain("they have not decided yet");
  const word = { news, personId, title: some(email).subject, body: some(email).body };
  const both = await Promise.allSettled([dana, omar].map(async (actor) => sendProcessEmail(as(actor), word)));
  const lost = both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  expect(lost).toEqual([
    expect.stringMatching(/(Dana Reyes|Omar Haddad) emailed Maria Ortiz about this a moment ago\./),
  ]);
  const sent = await db.select().from(messages).where(eq(messages.candidacyId, candidacyId));
  expect(sent).toMatchObject([{ purpose: "process", processSubject: "standing", state: "queued" }]);
  expect(await linesOf(promiseId)).toEqual([]);
  await db.update(promises).set({ state: "moved", settledAt: start }).where(eq(promises.id, promiseId));
  const later = { kind: "theirs", candidacyId, zone, dueOn: "2026-03-12", createdAt: start } as const;
  await db.insert(promises).values({ ...later, positionId: some(sent[0]).positionId ?? "" });
  goTo(new Date("2026-03-13T15:00:00Z"));
  expect((await listProcessEmails(as(dana), { news }))[0]?.told).toBeNull();
});
