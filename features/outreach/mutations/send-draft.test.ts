import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { messages, outreachPeople, outreaches } from "@/db/schema/messages";
import { people } from "@/db/schema/people";
import { some } from "@/db/test-firm";
import { saveDraft } from "@/features/drafts/mutations/save-draft";
import { startDraft } from "@/features/drafts/mutations/start-draft";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { claimMessages } from "@/features/messages/mutations/claim-messages";
import { getDraft } from "../queries/get-draft";
import { queueOutreach } from "./queue-outreach";
import { continueSending, sendDraft } from "./send-draft";

const { db, firm, context, system, free, clock, pass } = await testQueue();

async function begin(count: number) {
  const persons = [];
  for (let at = 0; at < count; at += 1) persons.push(await firm.person({ name: `Ana No${at}` }));
  const personIds = persons.map(({ personId }) => personId);
  const { outreachId } = await startDraft(context(), { personIds });
  return { outreachId, personIds };
}

/** As the page does it: what is shown now, to whoever is ready or ticked. */
async function shown(outreachId: string) {
  const draft = await getDraft(context(), outreachId);
  const emails = draft.emails.flatMap(({ personId, seen, verdict }) =>
    seen && verdict === "go" ? [{ personId, seen }] : [],
  );
  return { outreachId, version: draft.version, emails };
}
const peopleOf = async (outreachId: string) =>
  db.select().from(outreachPeople).where(eq(outreachPeople.outreachId, outreachId));
const emailsOf = async (outreachId: string) => db.select().from(messages).where(eq(messages.outreachId, outreachId));

test("each email goes as it was shown: the words for all, and the words for one alone", async () => {
  const { outreachId, personIds } = await begin(2);
  const [ana = "", ben = ""] = personIds;
  await saveDraft(context(), {
    outreachId,
    version: 1,
    change: {
      words: { subject: "For {{ last_name }}", body: "Hi all" },
      edit: { personId: ana, subject: "Own", body: "Only you" },
    },
  });
  await sendDraft(context(), await shown(outreachId));
  const rows = await emailsOf(outreachId);
  expect(rows.find(({ personId }) => personId === ana)).toMatchObject({ subject: "Own" });
  expect(rows.find(({ personId }) => personId === ben)).toMatchObject({ subject: "For No1" });
  expect(rows.find(({ personId }) => personId === ben)?.text).toContain("Hi all");
  expect((await peopleOf(outreachId)).map(({ outcome }) => outcome)).toEqual(["queued", "queued"]);
  const [row] = await db.select().from(outreaches).where(eq(outreaches.id, outreachId));
  expect(row).toMatchObject({ state: "sent" });
});

test("nothing is claimed within 30 seconds", async () => {
  const { outreachId } = await begin(1);
  await sendDraft(context(), await shown(outreachId));
  const [message] = await emailsOf(outreachId);
  const mine = async () =>
    (await claimMessages(system(), { limit: 100 })).emails.filter(({ messageId }) => messageId === message?.id);
  pass(29_000);
  expect(await mine()).toEqual([]);
  pass(1_000);
  expect(await mine()).toHaveLength(1);
});

test("an email that is no longer the one that was shown is not sent, and it is said", async () => {
  const { outreachId, personIds } = await begin(2);
  const press = await shown(outreachId);
  await db
    .update(people)
    .set({ firstName: "Anabel" })
    .where(eq(people.id, some(personIds[0])));
  await sendDraft(context(), press);
  expect((await emailsOf(outreachId)).map(({ personId }) => personId)).toEqual([personIds[1]]);
  expect(await peopleOf(outreachId)).toContainEqual(
    expect.objectContaining({
      personId: personIds[0],
      outcome: "refused",
      reason: "the email is not the one you saw: look at it again",
    }),
  );
});

test("who is on hold gets it only when ticked, and then when the hold is over", async () => {
  const { outreachId, personIds } = await begin(2);
  await queueOutreach(context(), free(personIds));
  pass(60_000);
  await db.update(messages).set({ state: "accepted" });
  await db.execute("update slots set state = 'gone'");
  const [ticked = "", other = ""] = personIds;
  await saveDraft(context(), { outreachId, version: 1, change: { tick: { personIds: [ticked], ticked: true } } });
  await sendDraft(context(), await shown(outreachId));
  const rows = await emailsOf(outreachId);
  expect(rows).toMatchObject([{ personId: ticked }]);
  expect(some(rows[0]).sendAt.getTime()).toBeGreaterThan(clock().getTime() + 30 * 86_400_000);
  expect((await peopleOf(outreachId)).find(({ personId }) => personId === other)).toMatchObject({
    outcome: "waiting",
    reason: expect.stringContaining("one email a month"),
  });
});

test("of two who send it one does, and the other is told who", async () => {
  const { outreachId } = await begin(1);
  const press = await shown(outreachId);
  const both = await Promise.allSettled([sendDraft(context(), press), sendDraft(context(), press)]);
  const lost = both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  expect(lost).toEqual([expect.stringContaining("Dana Ruiz sent this a moment ago.")]);
  expect(await emailsOf(outreachId)).toHaveLength(1);
});

test("a send of more than a hundred goes on where the request ended, and nobody gets two", async () => {
  const { outreachId } = await begin(205);
  await sendDraft(context(), await shown(outreachId));
  expect(await emailsOf(outreachId)).toHaveLength(100);
  // Two workers at once, as after a crash: the row of the outreach lets one at a time.
  await Promise.allSettled([continueSending(system(), { outreachId }), continueSending(system(), { outreachId })]);
  expect(await continueSending(system(), { outreachId })).toEqual({ left: false });
  const rows = await emailsOf(outreachId);
  expect(rows).toHaveLength(205);
  expect(new Set(rows.map(({ personId }) => personId)).size).toBe(205);
});
