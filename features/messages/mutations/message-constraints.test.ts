import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { messages, slots } from "@/db/schema/messages";
import { people, personActivity } from "@/db/schema/people";
import { optOuts, pauses, suppressions } from "@/db/schema/suppressions";
import { noEnd } from "@/features/people/rules/activity";
import { touches } from "@/db/schema/touches";
import { some } from "@/db/test-firm";
import type { Purpose } from "@/db/vocabulary/purposes";
import type { SuppressionReason } from "@/db/vocabulary/suppressions";
import { testQueue } from "./test-queue";
import { inDays, start as now } from "./test-queue-in";

const { db, firm, queue, insertMessage } = await testQueue();

type Person = { personId: string; address: string };

async function claim(messageId: string) {
  const [row] = await db
    .update(messages)
    .set({ state: "claimed", stateAt: now, leaseUntil: now })
    .where(eq(messages.id, messageId))
    .returning();
  return some(row).state;
}

const closeAll = async ({ personId }: Person) =>
  void (await db
    .update(people)
    .set({ doNotContactAt: now, doNotContactReason: "asked" })
    .where(eq(people.id, personId)));
const rest = async ({ personId }: Person) =>
  void (await db.update(personActivity).set({ restingSince: now }).where(eq(personActivity.personId, personId)));
const optOut =
  (reason: SuppressionReason) =>
  async ({ personId }: Person) =>
    void (await db.insert(optOuts).values({ personId, reason, at: now }));
const suppress =
  (reason: SuppressionReason) =>
  async ({ address }: Person) =>
    void (await db.insert(suppressions).values({ address, addressHash: address, reason, at: now }));

/** "goes", or what the database refused it by. */
const outcomeOf = async (written: Promise<unknown>) =>
  written.then(
    () => "goes",
    ({ cause }: { cause: { constraint_name: string } }) => cause.constraint_name,
  );
const unread = async ({ personId }: Person) =>
  void (await db.insert(pauses).values({ personId, kind: "maybe_stop", at: now, until: noEnd, reason: "unread" }));
const counted: Purpose[] = ["check_in", "free", "position"];
const counting: Purpose[] = [...counted, "client_check_in"];
const every: Purpose[] = [...counting, "process", "answer"];

describe.each<[string, (person: Person) => Promise<void>, string, Purpose[]]>([
  ["do not contact", closeAll, "messages_do_not_contact", every],
  ["a rest", rest, "messages_resting", counted],
  ["a reply that may ask to stop", unread, "messages_maybe_stop", counted],
  ["an unsubscribe", optOut("unsubscribed"), "messages_suppressed", counting],
  ["a complaint", optOut("complained"), "messages_suppressed", every],
  ["an address on the do-not-email list", suppress("manual"), "messages_suppressed", counting],
  ["an address that bounced", suppress("hard_bounce"), "messages_suppressed", every],
])("the database holds against %s", (_, arrange, constraint, held) => {
  const expected = every.map((purpose) => [purpose, held.includes(purpose) ? constraint : "goes"]);

  test("what is queued", async () => {
    const person = await firm.person();
    await arrange(person);
    const found = every.map(async (purpose) => [purpose, await outcomeOf(insertMessage(person, { purpose }))]);
    expect(await Promise.all(found)).toEqual(expected);
  });

  test("what was queued before, at the claim", async () => {
    const person = await firm.person();
    const written = await Promise.all(every.map(async (purpose) => insertMessage(person, { purpose })));
    await arrange(person);
    const found = written.map(async ({ id, purpose }) => [purpose, await outcomeOf(claim(id))]);
    expect(await Promise.all(found)).toEqual(expected);
  });
});

test("the database lets a rest, an unsubscribe and a do-not-email be lifted", async () => {
  const person = await firm.person();
  const lifted = { liftedAt: now, liftedReason: "She called and asked for openings." };
  await rest(person);
  await optOut("unsubscribed")(person);
  await suppress("manual")(person);
  await db.update(personActivity).set({ restingSince: null }).where(eq(personActivity.personId, person.personId));
  await db.update(optOuts).set(lifted).where(eq(optOuts.personId, person.personId));
  await db.update(suppressions).set(lifted).where(eq(suppressions.address, person.address));
  expect((await insertMessage(person)).state).toBe("queued");
});

const duplicate = (constraint: string) => ({ cause: { code: "23505", constraint_name: constraint } });

describe("the database takes once", () => {
  test("an email about one reopening to a person, unless the first did not go", async () => {
    const person = await firm.person({ at: "interview" });
    const reopeningId = await firm.reopen(now);
    const backOpen = { purpose: "back_open", reopeningId } as const;
    const { id } = await insertMessage(person, backOpen);
    await expect(insertMessage(person, backOpen)).rejects.toMatchObject(duplicate("messages_back_open_once"));
    await db.update(messages).set({ state: "canceled", reason: "on hold" }).where(eq(messages.id, id));
    expect((await insertMessage(person, backOpen)).state).toBe("queued");
  });

  test("an email of one outreach to a person, even where the first did not go", async () => {
    const person = await firm.person();
    const { id, outreachId } = await insertMessage(person);
    await db.update(messages).set({ state: "canceled", reason: "wrong template" }).where(eq(messages.id, id));
    await expect(insertMessage(person, { outreachId })).rejects.toMatchObject(duplicate("messages_outreach"));
  });

  test("an idempotency key, a reply address and an answer page", async () => {
    const person = await firm.person();
    const { idempotencyKey, replyToken, answerToken } = await insertMessage(person);
    await expect(insertMessage(person, { idempotencyKey })).rejects.toMatchObject(duplicate("messages_key"));
    await expect(insertMessage(person, { replyToken })).rejects.toMatchObject(duplicate("messages_reply_token"));
    await expect(insertMessage(person, { answerToken })).rejects.toMatchObject(duplicate("messages_answer_token"));
  });

  test("an email in the timeline", async () => {
    const { personId, messageId } = await queue();
    const sent = { personId, messageId, kind: "email", direction: "out", outcome: "sent", at: now } as const;
    await db.insert(touches).values({ ...sent, createdAt: now });
    const again = db.insert(touches).values({ ...sent, createdAt: now });
    await expect(again).rejects.toMatchObject(duplicate("touches_message"));
  });

  test("a person's will, and a reason against an address", async () => {
    const person = await firm.person();
    await optOut("unsubscribed")(person);
    await expect(optOut("manual")(person)).rejects.toMatchObject(duplicate("opt_outs_live"));
    await suppress("manual")(person);
    await expect(suppress("manual")(person)).rejects.toMatchObject(duplicate("suppressions_live"));
  });
});

describe("the slots of a person", () => {
  async function take(person: Person, from: number, more: Partial<typeof slots.$inferInsert> = {}) {
    const { personId } = person;
    const { id: messageId } = await insertMessage(person);
    const range = { at: inDays(from), until: inDays(from + 31), createdAt: now };
    await db.insert(slots).values({ personId, firstPersonId: personId, messageId, state: "gone", ...range, ...more });
    return messageId;
  }
  const broken = { overrideReason: "They asked for her by name.", overrideBy: firm.recruiter.id };
  const overlap = (constraint: string) => ({ cause: { code: "23P01", constraint_name: constraint } });

  test("do not overlap, unless one was released", async () => {
    const person = await firm.person();
    const messageId = await take(person, 0);
    await expect(take(person, 30)).rejects.toMatchObject(overlap("slots_no_overlap"));
    await take(person, 31);
    await db.update(slots).set({ state: "released" }).where(eq(slots.messageId, messageId));
    await take(person, 0);
  });

  test("are broken once a month, with a reason", async () => {
    const person = await firm.person();
    await take(person, 0);
    await take(person, 5, broken);
    await expect(take(person, 20, broken)).rejects.toMatchObject(overlap("slots_one_override"));
    await take(person, 36, broken);
  });

  test("hold one planned email, however far ahead", async () => {
    const person = await firm.person();
    await take(person, 0, { state: "planned" });
    await expect(take(person, 90, { state: "planned" })).rejects.toMatchObject(duplicate("slots_planned"));
  });
});
