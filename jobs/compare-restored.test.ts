import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { mintRecruiter } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { operations } from "@/db/schema/operations";
import { settings } from "@/db/schema/settings";
import { noteDatabase, noteRestored } from "@/features/messages/mutations/note-restored";
import { resumeSending } from "@/features/messages/mutations/pause-sending";
import { findRestored } from "@/features/messages/queries/find-restored";
import { createMailer } from "@/lib/mailer";
import { compareRestored } from "./compare-restored";
import { testSender } from "./test-sender";

const { db, owner, firm, resend, mailer, job, work, queue, look, context, system, clock } = await testSender();
const comparing = (over = {}) => ({ db, mailer, clock, signal: new AbortController().signal, ...over });

beforeEach(async () => {
  const none = { restoredAt: null, restoredComparedAt: null, restoredGone: null, restoredUnknown: null };
  await db.update(settings).set({ sendingPausedAt: null, sendingPausedReason: null, databaseIdentity: null, ...none });
});

/** Sent, and then as the backup of a moment earlier has it. */
async function sentAfterBackup() {
  const email = await queue();
  const [backup] = await db.select().from(messages).where(eq(messages.id, email.messageId));
  await work();
  await owner.sql`delete from touches where message_id = ${email.messageId}`;
  await db
    .update(messages)
    .set(backup ?? {})
    .where(eq(messages.id, email.messageId));
  return email;
}

test("what Resend had sent is marked, what it had not stays, and nothing goes before an admin resumes", async () => {
  const gone = await sentAfterBackup();
  const left = await queue();
  await noteRestored(system());
  await expect(resumeSending(context())).rejects.toThrow("Callback is still comparing the queued emails with Resend.");

  await compareRestored(comparing());
  expect(await look(gone.messageId)).toMatchObject({ state: "accepted" });
  expect(await look(left.messageId)).toMatchObject({ state: "queued" });
  expect(await findRestored(system())).toMatchObject({ gone: 1, unknown: 0 });
  await work();
  expect(resend.deliveredTo(left.address)).toHaveLength(0);

  await resumeSending(context());
  await work();
  expect([resend.deliveredTo(gone.address), resend.deliveredTo(left.address)].map(({ length }) => length)).toEqual([
    1, 1,
  ]);
  expect(await findRestored(system())).toBeNull();
});

test("only an admin resumes a restored database, and the database itself keeps it paused", async () => {
  await noteRestored(system());
  await compareRestored(comparing());
  const manager = { ...context(), actor: mintRecruiter({ ...firm.recruiter, role: "manager" }) };
  await expect(resumeSending(manager)).rejects.toThrow("Only an admin can do this.");
  await expect(db.update(settings).set({ sendingPausedAt: null })).rejects.toMatchObject({
    cause: { constraint_name: "settings_restored_paused" },
  });
  await resumeSending(context());
});

test("an email that the backup does not know is counted", async () => {
  const { messageId } = await queue();
  await work();
  await noteRestored(system());
  await db
    .update(messages)
    .set({ replyToken: `r-${"0".repeat(24)}` })
    .where(eq(messages.id, messageId));
  await compareRestored(comparing());
  expect(await findRestored(system())).toMatchObject({ gone: 0, unknown: 1 });
});

test("where the key may not read Resend's list, what was due is for a person to decide", async () => {
  const { messageId } = await queue();
  await noteRestored(system());
  const blind = createMailer({ apiKey: resend.apiKey, baseUrl: resend.url });
  await compareRestored(comparing({ mailer: blind }));
  expect(await look(messageId)).toMatchObject({ state: "needs_human" });
  expect(await findRestored(system())).toMatchObject({ unknown: null });
});

test("where Resend does not answer it is asked again, and nothing is said of it meanwhile", async () => {
  await noteRestored(system());
  const deaf = createMailer({ apiKey: "re_x", receivingApiKey: "re_x", baseUrl: "http://127.0.0.1:1" });
  await compareRestored(comparing({ mailer: deaf }));
  expect(await findRestored(system())).toMatchObject({ comparedAt: null });
});

test("a worker that finds another database than the last one pauses it, once, whoever asks", async () => {
  await Promise.all([noteDatabase(system()), noteDatabase(system())]);
  expect(await findRestored(system())).toBeNull();
  await noteDatabase(system());
  expect(await findRestored(system())).toBeNull();

  await db.update(settings).set({ databaseIdentity: "another/1/1" });
  const before = await db.$count(operations, eq(operations.verb, "noteDatabase"));
  await Promise.all([noteDatabase(system()), noteDatabase(system())]);
  expect(await findRestored(system())).not.toBeNull();
  expect(await db.$count(operations, eq(operations.verb, "noteDatabase"))).toBe(before + 1);
  expect(await job().db.select({ at: settings.sendingPausedAt }).from(settings)).not.toEqual([{ at: null }]);
});
