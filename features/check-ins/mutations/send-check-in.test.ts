import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { checkInPromises } from "@/db/schema/check-ins";
import { contacts } from "@/db/schema/clients";
import { interviews } from "@/db/schema/interviews";
import { messages } from "@/db/schema/messages";
import { positions } from "@/db/schema/positions";
import { promises } from "@/db/schema/promises";
import { claimMessages } from "@/features/messages/mutations/claim-messages";
import { start } from "@/features/messages/mutations/test-queue-in";
import { findDecidePage } from "../queries/find-decide-page";
import { getCheckIn } from "../queries/get-check-in";
import { sendCheckIn } from "./send-check-in";
import { testCheckIns } from "./test-check-ins";

const { db, dana, omar, vera, as, page, contact, position, decision, send, checkInsTo, goTo, pass, answer } =
  await testCheckIns();
const day = 86_400_000;
const words = { subject: "Where do you stand?", body: "Hi Hal," };

beforeEach(() => goTo(start));

test("one email asks about everything that is overdue, whoever owns the position", async () => {
  const hal = await contact();
  const [bridge, tower] = [
    await position(dana.id, { title: "Bridge Lead" }),
    await position(omar.id, { title: "Tower PM" }),
  ];
  const asked = [
    await decision(hal.contactId, bridge, "Maria Ortiz"),
    await decision(hal.contactId, bridge, "James Lee", "2026-03-09"),
    await decision(hal.contactId, tower, "Lin Wu"),
  ];
  await decision(hal.contactId, tower, "Not Yet", "2026-03-10");
  await decision(hal.contactId, tower, "Never Submitted", "2026-03-02", false);
  const { message, token, checkIn } = await send(hal.contactId);

  expect(message).toMatchObject({ purpose: "client_check_in", outreachId: null, by: dana.id, address: hal.address });
  for (const part of [message.text, message.html]) {
    expect(part).toContain("Maria Ortiz, Bridge Lead (submitted Tue, Feb 24)");
    expect(part).toContain("James Lee");
    expect(part).toContain("Lin Wu, Tower PM");
    expect(part).toContain(`/decide/${token}`);
    expect(part).not.toMatch(/Not Yet|Never Submitted/);
  }
  const rows = await db.select().from(checkInPromises).where(eq(checkInPromises.checkInId, checkIn.id));
  expect(rows.map((row) => row.promiseId).toSorted()).toEqual(asked.map((one) => one.promiseId).toSorted());
  expect(checkIn.until).toEqual(new Date("2026-03-17T04:00:00Z"));
});

test("a restricted position is asked about on the page, and in no word of the email", async () => {
  const hal = await contact();
  const open = await position(dana.id, { title: "Open Lead" });
  const secret = await position(omar.id, { title: "Secret Lead" });
  await decision(hal.contactId, open, "Maria Ortiz");
  await decision(hal.contactId, secret, "Hidden Person");
  await db.update(positions).set({ restrictedAt: start }).where(eq(positions.id, secret));

  expect(JSON.stringify(await getCheckIn(as(dana), hal.contactId))).not.toMatch(/Secret|Hidden/);
  const seen = await getCheckIn(as(omar), hal.contactId);
  expect(seen.decisions.map(({ name }) => name)).toEqual(["Maria Ortiz", "Hidden Person"]);
  const { message, token } = await send(hal.contactId);
  expect(`${message.subject}${message.text}${message.html}`).not.toMatch(/Secret|Hidden/);
  const asked = (await findDecidePage(page(), { token }))?.asked ?? [];
  expect(asked.map(({ name }) => name)).toEqual(["Maria Ortiz", "Hidden Person"]);
});

test("who may see none of what is overdue sends nothing", async () => {
  const hal = await contact();
  const secret = await position(omar.id);
  await decision(hal.contactId, secret, "Hidden Person");
  await db.update(positions).set({ restrictedAt: start }).where(eq(positions.id, secret));
  await expect(send(hal.contactId, dana)).rejects.toThrow("no longer has a decision overdue");
  expect(await checkInsTo(hal.personId)).toBe(0);
});

test("refused: nothing overdue, nobody they know, the phone, a viewer", async () => {
  const hal = await contact();
  const there = await position();
  await expect(send(hal.contactId)).rejects.toThrow("Hal Rao no longer has a decision overdue. Nothing was sent.");
  await decision(hal.contactId, there, "Never Submitted", "2026-03-02", false);
  await expect(send(hal.contactId)).rejects.toThrow("no longer has a decision overdue");
  await decision(hal.contactId, there, "Maria Ortiz");
  await expect(send(hal.contactId, vera)).rejects.toThrow("A viewer can see everything");
  await db.update(contacts).set({ prefersPhone: true }).where(eq(contacts.id, hal.contactId));
  await expect(send(hal.contactId)).rejects.toThrow("It cannot be emailed: prefers the phone.");
  expect(await checkInsTo(hal.personId)).toBe(0);
});

test("once a week over all recruiters: the second is told who was first", async () => {
  const hal = await contact();
  await decision(hal.contactId, await position(), "Maria Ortiz");
  await send(hal.contactId, omar);
  pass(2 * 3_600_000);
  await expect(send(hal.contactId, dana)).rejects.toThrow(
    "Omar Haddad checked in with Hal Rao 2 hours ago. The next check-in can go from Tue, Mar 17, or call.",
  );
});

test("of two at once one is sent, and the other recruiter is told", async () => {
  const hal = await contact();
  await decision(hal.contactId, await position(), "Maria Ortiz");
  const both = await Promise.allSettled([send(hal.contactId, dana), send(hal.contactId, omar)]);
  const lost = both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  expect(lost).toEqual([
    expect.stringMatching(/^Refusal: (Dana Reyes|Omar Haddad) checked in with Hal Rao a moment ago/),
  ]);
  expect(await checkInsTo(hal.personId)).toBe(1);
});

test("the database refuses a second planned check-in", async () => {
  const hal = await contact();
  await decision(hal.contactId, await position(), "Maria Ortiz");
  const { message } = await send(hal.contactId);
  const id = crypto.randomUUID();
  const again = { ...message, id, idempotencyKey: id, replyToken: id, answerToken: id };
  await expect(db.insert(messages).values(again)).rejects.toMatchObject({
    cause: { constraint_name: "messages_check_in_planned" },
  });
});

test("after three without an answer it is a call, and an answer on the page begins anew", async () => {
  const hal = await contact();
  const { promiseId } = await decision(hal.contactId, await position(), "Maria Ortiz");
  await decision(hal.contactId, await position(), "James Lee");
  let token = "";
  for (const _ of [1, 2, 3]) {
    const sent = await send(hal.contactId);
    token = sent.token;
    await db
      .update(messages)
      .set({ state: "accepted", acceptedAt: sent.message.sendAt })
      .where(eq(messages.id, sent.message.id));
    pass(7 * day);
  }
  await expect(send(hal.contactId)).rejects.toThrow("3 check-ins without an answer: call");
  await answer(token, promiseId);
  pass(1_000);
  await expect(send(hal.contactId)).resolves.toBeTruthy();
});

test("the words are proposed for one position or for several, and name no restricted one", async () => {
  const hal = await contact();
  const bridge = await position(dana.id, { title: "Bridge Lead" });
  await decision(hal.contactId, bridge, "Maria Ortiz");
  expect((await getCheckIn(as(dana), hal.contactId)).draft?.subject).toBe("Bridge Lead: where do you stand?");
  const secret = await position(dana.id, { title: "Secret Lead" });
  await decision(hal.contactId, secret, "James Lee");
  expect((await getCheckIn(as(dana), hal.contactId)).draft?.subject).toBe("Where do you stand on our candidates?");
  await db.update(positions).set({ restrictedAt: start }).where(eq(positions.id, secret));
  expect((await getCheckIn(as(dana), hal.contactId)).draft?.subject).toBe("Bridge Lead: where do you stand?");
  await expect(sendCheckIn(as(dana), { contactId: crypto.randomUUID(), ...words })).rejects.toThrow("no longer exists");
});

test("what it asks about is settled before it goes: it does not go, whatever else is overdue", async () => {
  const hal = await contact();
  const { promiseId } = await decision(hal.contactId, await position(), "Maria Ortiz");
  const { message } = await send(hal.contactId);
  await decision(hal.contactId, await position(), "James Lee");
  await db.update(promises).set({ state: "kept", settledAt: start }).where(eq(promises.id, promiseId));
  await claimMessages(page(), { limit: 10 });
  const [row] = await db.select().from(messages).where(eq(messages.id, message.id));
  expect(row).toMatchObject({ state: "canceled", reason: "no decision is overdue" });
});

test("a round that is still to come is nothing the client knows of a candidate by", async () => {
  const hal = await contact();
  const { candidacyId } = await decision(hal.contactId, await position(), "Maria Ortiz", "2026-03-06", false);
  const row = { candidacyId, round: 1, kind: "video" as const, zone: "America/New_York", createdAt: start };
  const at = (from: number) => new Date(start.getTime() + from);
  await db.insert(interviews).values({ ...row, startsAt: at(day), endsAt: at(day + 3_600_000) });
  await expect(send(hal.contactId)).rejects.toThrow("no longer has a decision overdue");
  await db.insert(interviews).values({ ...row, round: 2, startsAt: at(-day), endsAt: at(3_600_000 - day) });
  const { message } = await send(hal.contactId);
  expect(message.text).toContain("Maria Ortiz");
});
