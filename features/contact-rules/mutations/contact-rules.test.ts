import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter } from "@/db/context";
import { messages, slots } from "@/db/schema/messages";
import { people, personActivity } from "@/db/schema/people";
import { settings } from "@/db/schema/settings";
import { touches } from "@/db/schema/touches";
import { auditOf } from "@/db/test-audit";
import { some } from "@/db/test-firm";
import { contactRuleBounds, contactRuleDefaults, type ContactRules } from "@/db/vocabulary/settings";
import { contactLight } from "@/features/people/rules/contact-light";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { inDays, start } from "@/features/messages/mutations/test-queue-in";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { getFirm } from "@/features/settings/queries";
import { settingsId } from "@/features/settings/rules";
import { plusDaysIn } from "@/lib/calendar";
import { keysOf } from "@/lib/keys-of";
import { findRulesChange } from "../queries/preview-change";
import { changeContactRules } from "./change-contact-rules";

const { db, owner, firm, context, insertMessage, goTo } = await testQueue();
const reason = "We talked about it on Monday.";

async function change(over: Partial<ContactRules>) {
  const before = await getFirm(context());
  const contactRules = { ...before.contactRules, ...over };
  const said = await findRulesChange(context(), contactRules);
  const lights = await allLights();
  await changeContactRules(context(), { ...contactRules, reason, seenAt: before.contactRulesAt });
  return { said, done: difference(lights, await allLights()) };
}

async function allLights() {
  const rows = await db.select().from(personActivity).innerJoin(people, eq(people.id, personActivity.personId));
  const { now } = context();
  return new Map(
    rows.map((row) => [
      row.people.id,
      contactLight({ ...row.person_activity, doNotContactAt: row.people.doNotContactAt }, now),
    ]),
  );
}

function difference(before: Map<string, string>, after: Map<string, string>) {
  const count = (light: string, one: Map<string, string>, other: Map<string, string>) =>
    [...one].filter(([id, found]) => found === light && other.get(id) !== light).length;
  return {
    becomeContactable: count("green", after, before),
    noLongerContactable: count("green", before, after),
    becomeQuiet: count("gray", after, before),
    noLongerQuiet: count("gray", before, after),
    becomeInProcess: count("in_process", after, before),
    noLongerInProcess: count("in_process", before, after),
  };
}

/** Somebody who got an email so many days ago. */
async function emailed(daysAgo: number, state: "gone" | "planned" = "gone") {
  const person = await firm.person();
  await slotOf(person, daysAgo, state);
  await refreshPersonActivity(context(), [person.personId]);
  return person;
}

async function slotOf(person: { personId: string; address: string }, daysAgo: number, state: "gone" | "planned") {
  const { slotDays } = (await getFirm(context())).contactRules;
  const message = await insertMessage(person, { sendAt: inDays(-daysAgo) });
  const [slot] = await db
    .insert(slots)
    .values({
      personId: person.personId,
      firstPersonId: person.personId,
      messageId: message.id,
      at: inDays(-daysAgo),
      until: inDays(slotDays - daysAgo),
      state,
      createdAt: start,
    })
    .returning();
  return some(slot);
}

async function tried(times: number) {
  const person = await firm.person();
  for (let at = 0; at < times; at += 1)
    await db.insert(touches).values({
      personId: person.personId,
      kind: "call",
      direction: "out",
      outcome: "no_answer",
      attempt: true,
      at: inDays(-10 + at),
      createdAt: start,
    });
  await refreshPersonActivity(context(), [person.personId]);
  return person;
}

test("a shorter month frees whom it says, and the database lets their next email in", async () => {
  const [early, late] = [await emailed(25), await emailed(5)];
  await expect(slotOf(early, 1, "gone")).rejects.toMatchObject({ cause: { constraint_name: "slots_no_overlap" } });

  const { said, done } = await change({ slotDays: 21 });

  expect(said).toEqual({ ...done, emailsMoved: 0 });
  expect(done).toMatchObject({ becomeContactable: 1, noLongerContactable: 0 });
  expect((await slotOf(early, 1, "gone")).at).toEqual(inDays(-1));
  await expect(slotOf(late, 1, "gone")).rejects.toMatchObject({ cause: { constraint_name: "slots_no_overlap" } });
  expect((await auditOf(db, settingsId)).at(-1)).toMatchObject({
    verb: "changeContactRules",
    recruiterId: firm.recruiter.id,
    reason,
    before: { slotDays: 31 },
    after: { slotDays: 21 },
  });
});

test("a longer month holds people again, and reaches into no email that is planned", async () => {
  await change({ slotDays: 10 });
  const before = await emailed(15);
  const planned = await emailed(12);
  const next = await slotOf(planned, -1, "planned");
  await refreshPersonActivity(context(), [planned.personId]);

  const { said, done } = await change({ slotDays: 60 });

  expect(said).toEqual({ ...done, emailsMoved: 0 });
  expect(done.noLongerContactable).toBeGreaterThan(0);
  const held = await db.select().from(slots).where(eq(slots.personId, before.personId));
  expect(held.map(({ until }) => until)).toEqual([plusDaysIn("America/New_York", inDays(-15), 60)]);
  const both = await db.select().from(slots).where(eq(slots.personId, planned.personId)).orderBy(slots.at);
  expect(both.map(({ until }) => until)).toEqual([next.at, plusDaysIn("America/New_York", inDays(1), 60)]);
});

test("fewer attempts make people rest, and then the database refuses a counted email", async () => {
  const two = await tried(2);
  const four = await tried(4);

  const { said, done } = await change({ attemptsBeforeResting: 2 });
  expect(said).toEqual({ ...done, emailsMoved: 0 });
  expect(done).toMatchObject({ becomeQuiet: 1 });
  await expect(insertMessage(two)).rejects.toMatchObject({ cause: { constraint_name: "messages_resting" } });

  expect((await change({ attemptsBeforeResting: 5 })).done).toMatchObject({ noLongerQuiet: 2 });
  expect((await insertMessage(two)).state).toBe("queued");
  expect((await insertMessage(four)).state).toBe("queued");
});

test("other hours say how many planned emails move", async () => {
  const person = await firm.person();
  await insertMessage(person, { sendAt: new Date("2026-03-11T12:30:00Z") });
  await insertMessage(person, { sendAt: new Date("2026-03-11T12:30:00Z"), purpose: "process" });
  await insertMessage(person, { sendAt: new Date("2026-03-11T15:30:00Z") });
  expect((await change({ sendFromHour: 10 })).said.emailsMoved).toBe(1);
  await db.delete(messages).where(eq(messages.personId, person.personId));
});

test("of two admins who change the rules at once one does, and the other is told who was first", async () => {
  const { contactRules, contactRulesAt: seenAt } = await getFirm(context());
  const input = { ...contactRules, reason, seenAt };
  goTo(new Date(start.getTime() + 60_000));
  const both = await Promise.allSettled([
    changeContactRules(context(), { ...input, debriefHours: 30 }),
    changeContactRules(context(), { ...input, debriefHours: 40 }),
  ]);
  const lost = both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  expect(lost).toEqual(["Refusal: Dana Ruiz changed the contact rules a moment ago. Look at what they are now first."]);
  const [stays] = [30, 40].filter((_, at) => both[at]?.status === "fulfilled");
  expect((await getFirm(context())).contactRules.debriefHours).toBe(stays);
  goTo(start);
});

test("nobody but an admin changes a number", async () => {
  const { contactRulesAt: seenAt } = await getFirm(context());
  const recruiter = mintRecruiter({ ...firm.recruiter, role: "recruiter" });
  await expect(
    changeContactRules({ ...context(), actor: recruiter }, { ...contactRuleDefaults, reason, seenAt }),
  ).rejects.toThrow("Only an admin can do this.");
});

const names = keysOf(contactRuleBounds);
const stored = async (rules: Record<string, unknown>) =>
  owner.db
    .update(settings)
    .set({ contactRules: rules as Partial<ContactRules> })
    .then(
      () => "stored",
      ({ cause }: { cause: { constraint_name: string } }) => cause.constraint_name,
    );

test.each(names)("the database keeps %s within its bounds, whoever writes it", async (name) => {
  const [least, most] = contactRuleBounds[name];
  for (const value of [least, most, contactRuleDefaults[name]]) expect(await stored({ [name]: value })).toBe("stored");
  for (const value of [least - 1, most + 1, least + 0.5, String(least), null])
    expect(await stored({ [name]: value })).toBe("settings_contact_rules");
});

test("the database knows no other number", async () => {
  expect(await stored({ slotDay: 31 })).toBe("settings_contact_rules");
  expect(await stored({})).toBe("stored");
});
