import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { contacts } from "@/db/schema/clients";
import { messages } from "@/db/schema/messages";
import { positions } from "@/db/schema/positions";
import { promises } from "@/db/schema/promises";
import { touches } from "@/db/schema/touches";
import { some } from "@/db/test-firm";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { start } from "@/features/messages/mutations/test-queue-in";
import { queueOutreach } from "./queue-outreach";

const { db, owner, firm, context, free, clock, goTo, pass } = await testQueue();
const day = 86_400_000;
const { candidacyId } = await firm.person({ at: "submitted" });

beforeEach(() => goTo(start));

/** A contact of the client, whose decision about a candidate is overdue. */
async function contact(more: Partial<typeof contacts.$inferInsert> = {}) {
  const { personId } = await firm.person({ name: "Hal Harbor" });
  const row = { clientId: firm.client.id, personId, createdAt: start };
  const [made] = await db
    .insert(contacts)
    .values({ ...row, ...more })
    .returning();
  await db
    .update(positions)
    .set({ contactId: some(made).id })
    .where(eq(positions.id, firm.position.id));
  return personId;
}

async function decideBy(dueOn: string) {
  const promise = { kind: "theirs", positionId: firm.position.id, dueOn, zone: "America/New_York" } as const;
  await owner.db.delete(promises);
  await db.insert(promises).values({ ...promise, candidacyId: some(candidacyId), createdAt: start });
}

/** "goes", or why not; what goes is taken by Resend at once. */
async function checkIn(personId: string) {
  const { queued, waiting, refused } = await queueOutreach(context(), free([personId], { purpose: "client_check_in" }));
  for (const { messageId } of queued) {
    const taken = { state: "accepted", acceptedAt: clock() } as const;
    await db.update(messages).set(taken).where(eq(messages.id, messageId));
  }
  return queued.length > 0 ? "goes" : some(waiting[0] ?? refused[0]).reason;
}

test("a check-in asks a contact whose date has passed, once a week", async () => {
  const personId = await contact();
  await decideBy("2026-03-10");
  expect(await checkIn(personId)).toBe("no decision is overdue");
  await decideBy("2026-03-09");
  expect(await checkIn(personId)).toBe("goes");
  pass(6 * day);
  expect(await checkIn(personId)).toBe("one check-in in 7 days");
  pass(day);
  expect(await checkIn(personId)).toBe("goes");
});

test("after three without an answer somebody calls, and a conversation begins anew", async () => {
  const personId = await contact();
  await decideBy("2026-03-05");
  for (const _ of [1, 2, 3]) {
    expect(await checkIn(personId)).toBe("goes");
    pass(7 * day);
  }
  expect(await checkIn(personId)).toBe("3 check-ins without an answer: call");
  const spoke = { personId, kind: "call", direction: "out", outcome: "spoke", at: clock() } as const;
  await db.insert(touches).values({ ...spoke, createdAt: clock() });
  expect(await checkIn(personId)).toBe("goes");
});

test("whoever prefers the phone is called, and who has left is no contact", async () => {
  await decideBy("2026-03-05");
  expect(await checkIn(await contact({ prefersPhone: true }))).toBe("prefers the phone");
  expect(await checkIn(await contact({ leftAt: start }))).toBe("not a contact of a client");
});
