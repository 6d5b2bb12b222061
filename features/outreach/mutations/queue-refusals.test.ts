import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { mintRecruiter } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { people, personActivity, personEmails } from "@/db/schema/people";
import { settings } from "@/db/schema/settings";
import { optOuts, pauses, suppressions } from "@/db/schema/suppressions";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { inDays, start } from "@/features/messages/mutations/test-queue-in";
import { suppressAddress } from "@/features/suppressions/mutations/suppress-address";
import { addTemplate } from "@/features/templates/mutations/add-template";
import { addressHash } from "@/lib/address-hash";
import { env } from "@/lib/env";
import { queueOutreach } from "./queue-outreach";

const { db, firm, context, free, aboutPosition, insertMessage } = await testQueue();

describe("never, and why", () => {
  test.each([
    [
      "do not contact",
      async (id: string) =>
        void (await db
          .update(people)
          .set({ doNotContactAt: start, doNotContactReason: "asked" })
          .where(eq(people.id, id))),
    ],
    [
      "no email address",
      async (id: string) => void (await db.delete(personEmails).where(eq(personEmails.personId, id))),
    ],
    [
      "a shared mailbox",
      async (id: string) =>
        void (await db.update(personEmails).set({ shared: true }).where(eq(personEmails.personId, id))),
    ],
    [
      "unsubscribed",
      async (id: string) => void (await db.insert(optOuts).values({ personId: id, reason: "unsubscribed", at: start })),
    ],
    [
      "gone quiet: 3 attempts without an answer",
      async (id: string) =>
        void (await db.update(personActivity).set({ restingSince: start }).where(eq(personActivity.personId, id))),
    ],
    [
      "no longer in Callback under this name",
      async (id: string) => void (await db.update(people).set({ erasedAt: start }).where(eq(people.id, id))),
    ],
  ])("%s", async (reason, arrange) => {
    const { personId } = await firm.person();
    await arrange(personId);
    const result = await queueOutreach(context(), free([personId]));
    expect(result).toMatchObject({ queued: [], waiting: [], refused: [{ personId, reason }] });
  });

  test("a suppressed address, also when only its hash is left", async () => {
    const { personId, address } = await firm.person();
    const { hash, keyId } = addressHash(address, env().SUPPRESSION_KEY);
    await db.insert(suppressions).values({ addressHash: hash, keyId, reason: "manual", at: start });
    const result = await queueOutreach(context(), free([personId]));
    expect(result.refused).toEqual([{ personId, reason: "on the do-not-email list" }]);
  });

  test("a hard bounce closes the address, not the person", async () => {
    const { personId } = await firm.person({ emails: ["old@people.test", "new@people.test"] });
    await suppressAddress(context(), { address: "old@people.test", reason: "hard_bounce" });
    await queueOutreach(context(), free([personId]));
    const [message] = await db.select().from(messages).where(eq(messages.personId, personId));
    expect(message?.address).toBe("new@people.test");
  });

  test("the database refuses what a rule forgot", async () => {
    const person = await firm.person();
    await db.insert(optOuts).values({ personId: person.personId, reason: "unsubscribed", at: start });
    await expect(insertMessage(person)).rejects.toMatchObject({
      cause: { code: "23514" },
    });
  });

  test("not now", async () => {
    const { personId } = await firm.person();
    await db
      .insert(pauses)
      .values({ personId, kind: "not_now", at: start, until: inDays(90), reason: "Ask me in 3 months" });
    const result = await queueOutreach(context(), free([personId]));
    expect(result.waiting).toEqual([{ personId, from: inDays(90), reason: "asked to hear from us later" }]);
  });

  test("an empty merge field, by its name", async () => {
    const { personId } = await firm.person();
    const { templateVersionId } = await addTemplate(context(), {
      name: "With pay",
      purpose: "position",
      subject: "{{ position.title }} in {{ city }}",
      body: "{{ first_name }}: {{ position.pay }}",
    });
    const result = await queueOutreach(context(), aboutPosition([personId], { templateVersionId }));
    expect(result.refused).toEqual([{ personId, reason: "empty merge field: city, position.pay" }]);
  });

  test("the client's name before a submittal", async () => {
    const stranger = await firm.person();
    const known = await firm.person({ at: "submitted" });
    await firm.closeLongAgo(known.candidacyId);
    const { templateVersionId } = await addTemplate(context(), {
      name: "Names the client",
      purpose: "position",
      subject: "A position",
      body: "Harbor Structural is hiring in Tampa.",
    });
    const ids = [stranger.personId, known.personId];
    const result = await queueOutreach(context(), aboutPosition(ids, { templateVersionId }));
    expect(result.queued.map(({ personId }) => personId)).toEqual([known.personId]);
    expect(result.refused).toEqual([
      { personId: stranger.personId, reason: "names Harbor Structural, Inc. before they are submitted" },
    ]);
  });

  test("settings without a postal address, and the stop switch", async () => {
    const { personId } = await firm.person();
    await db.update(settings).set({ postalAddress: " " });
    expect((await queueOutreach(context(), free([personId]))).refused[0]?.reason).toBe("no postal address in Settings");
    await db.update(settings).set({
      postalAddress: "401 E Jackson St, Tampa, FL",
      sendingPausedAt: start,
      sendingPausedReason: "restored from a backup",
    });
    expect((await queueOutreach(context(), free([personId]))).refused[0]?.reason).toBe(
      "email is paused: restored from a backup",
    );
    await db.update(settings).set({ sendingPausedAt: null, sendingPausedReason: null });
  });

  test("a viewer sends nothing", async () => {
    const { personId } = await firm.person();
    const viewer = mintRecruiter({ ...firm.recruiter, role: "viewer" });
    await expect(queueOutreach({ ...context(), actor: viewer }, free([personId]))).rejects.toThrow("viewer");
  });
});
