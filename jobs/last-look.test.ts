import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { auditOf } from "@/db/test-audit";
import { slots } from "@/db/schema/messages";
import { people, personEmails } from "@/db/schema/people";
import { settings } from "@/db/schema/settings";
import { optOuts } from "@/db/schema/suppressions";
import { touches } from "@/db/schema/touches";
import { some } from "@/db/test-firm";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { testSender } from "./test-sender";

const { db, versions, context, aboutPosition, queue, look, clock, goTo, pass, work } = await testSender();

describe("the last look", () => {
  test("an unsubscribe between queue and claim cancels, with its reason and an audit row", async () => {
    const { messageId, personId } = await queue();
    await db.insert(optOuts).values({ personId, reason: "unsubscribed", at: clock() });
    await work();
    expect(await look(messageId)).toMatchObject({ state: "canceled", reason: "unsubscribed", slot: "released" });
    const audited = (await auditOf(db, messageId)).map(({ verb, fields }) => ({ verb, fields }));
    expect(audited).toEqual([
      { verb: "queueOutreach", fields: ["state", "sendAt"] },
      { verb: "claimMessages", fields: ["state"] },
    ]);
  });

  test("an address that is no longer theirs", async () => {
    const { messageId, personId } = await queue();
    await db
      .update(personEmails)
      .set({ address: `new-${randomUUID()}@people.test` })
      .where(eq(personEmails.personId, personId));
    await work();
    expect(await look(messageId)).toMatchObject({ state: "canceled", reason: "the address is no longer theirs" });
  });

  test("they moved west: message and slot go to their morning", async () => {
    const { messageId, personId } = await queue();
    goTo(new Date("2026-03-11T13:00:00Z")); // 9 AM in Tampa, 3 AM in Honolulu
    await db.update(people).set({ zone: "Pacific/Honolulu" }).where(eq(people.id, personId));
    await work();
    const morning = new Date("2026-03-11T17:00:00Z");
    const moved = await look(messageId);
    expect(moved).toMatchObject({ state: "queued", sendAt: morning });
    const [slot] = await db.select().from(slots).where(eq(slots.messageId, messageId));
    expect(slot?.at).toEqual(morning);
    goTo(morning);
    await work();
    expect((await look(messageId)).state).toBe("accepted");
  });

  test("a periodic check-in whose person was in touch since", async () => {
    const { messageId, personId } = await queue({
      purpose: "check_in",
      templateVersionId: some(versions.get("Monthly check-in")),
    });
    pass(1_000);
    await db
      .insert(touches)
      .values({ personId, kind: "call", direction: "out", outcome: "left_voicemail", at: clock(), createdAt: clock() });
    await work();
    expect(await look(messageId)).toMatchObject({ state: "canceled", reason: "in touch since" });
  });

  test("a real reply since it was queued cancels counted email and lets process email go", async () => {
    const counted = await queue({}, { at: "interview" });
    const { queued } = await queueOutreach(
      context(),
      aboutPosition([counted.personId], {
        templateVersionId: some(versions.get("Interview thank-you")),
        purpose: "process",
        processSubject: "thanks",
      }),
    );
    pass(1_000);
    await db.insert(touches).values({
      personId: counted.personId,
      kind: "email",
      direction: "in",
      outcome: "replied",
      at: clock(),
      createdAt: clock(),
    });
    await work();
    expect(await look(counted.messageId)).toMatchObject({ state: "canceled", reason: "they have replied since" });
    expect(await look(some(queued[0]).messageId)).toMatchObject({ state: "accepted" });
  });

  test("the stop switch holds everything, and nothing is lost", async () => {
    const { messageId } = await queue();
    await db.update(settings).set({ sendingPausedAt: clock() });
    await work();
    expect((await look(messageId)).state).toBe("queued");
    await db.update(settings).set({ sendingPausedAt: null });
    await work();
    expect((await look(messageId)).state).toBe("accepted");
  });
});
