import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { replies } from "@/db/schema/inbound";
import { recruiters } from "@/db/schema/recruiters";
import { systemEmails } from "@/db/schema/system-emails";
import { replyCopies } from "@/db/schema/threads";
import { some } from "@/db/test-firm";
import { setDoNotContact } from "@/features/people/mutations/set-do-not-contact";
import { env } from "@/lib/env";
import { openText } from "@/lib/sealed-text";
import { getThread } from "../queries/get-thread";
import { takeInEmail } from "./take-in-email";
import { testThread } from "./test-thread";

const { db, firm, context, system, cole, find, answersTo, sendAll, comeIn, replied } = await testThread();
const dana = "Dana Ruiz <dana@meridian-search.test>";

const copiesOf = async (replyId: string) =>
  db
    .select({ token: replyCopies.token, email: systemEmails })
    .from(replyCopies)
    .innerJoin(systemEmails, eq(systemEmails.id, replyCopies.systemEmailId))
    .where(eq(replyCopies.replyId, replyId));
const toldOf = async (kind: "answer_not_sent") => db.select().from(systemEmails).where(eq(systemEmails.kind, kind));

function bodyOf(email: typeof systemEmails.$inferSelect) {
  const open = { secrets: env().AUTH_SECRET, about: `system_emails:${email.id}` };
  return JSON.parse(openText(some(email.sealedBody ?? undefined), open) ?? "{}") as { html: string; text: string };
}

async function copied() {
  const reply = await replied();
  const [copy] = await copiesOf(reply.replyId);
  return { ...reply, replyTo: some(copy).email.replyTo };
}

test("a reply is copied once to the mailbox of the recruiter it answers, from an address of its own", async () => {
  const { replyId, sent } = await replied();
  const [copy, ...more] = await copiesOf(replyId);
  expect(more).toEqual([]);
  const { email, token } = some(copy);
  expect(email).toMatchObject({
    kind: "reply_copy",
    address: "dana@meridian-search.test",
    recruiterId: firm.recruiter.id,
    subject: `Re: ${sent.subject}`,
    replyTo: `${token}@meridian.test`,
  });
  expect(email.replyTo).not.toBe(sent.replyTo);
  const { text } = bodyOf(email);
  expect(text).toContain("Call me on Thursday.");
  expect(text).toContain(`/replies/${replyId}`);
  expect(text).not.toContain("> Hi Ana");
});

test("neither an auto-reply nor a reply to somebody who left is copied", async () => {
  const auto = await replied({ headers: { "auto-submitted": "auto-replied" } });
  expect(await copiesOf(auto.replyId)).toEqual([]);
  await db.update(recruiters).set({ deactivatedAt: new Date() }).where(eq(recruiters.id, firm.recruiter.id));
  const { replyId } = await replied();
  await db.update(recruiters).set({ deactivatedAt: null }).where(eq(recruiters.id, firm.recruiter.id));
  expect(await copiesOf(replyId)).toEqual([]);
});

test("an answer from the mailbox goes to the person and stands in the thread, once", async () => {
  const { replyId, address, replyTo } = await copied();
  const answer = {
    id: randomUUID(),
    from: dana,
    to: [replyTo],
    text: "Thursday at 4.\n\n-- \nDana Ruiz, mobile\n\nOn Tue, Mar 10, 2026 Ana Lopez wrote:\n> Call me on Thursday.",
  };
  await comeIn(answer);
  await comeIn(answer);
  const [row, ...more] = await answersTo(replyId);
  expect(more).toEqual([]);
  expect(row).toMatchObject({ way: "mailbox", by: firm.recruiter.id });
  const message = await find(some(row).messageId);
  expect(message).toMatchObject({ purpose: "answer", address, headers: { "In-Reply-To": "<theirs@people.test>" } });
  expect(message.from).toBe("Dana Ruiz <dana@meridian.test>");
  expect(message.text).toMatch(/^Thursday at 4\.\n\nDana Ruiz\n/);
  expect(message.text).not.toContain("mobile");
  expect((await sendAll()).map(({ messageId }) => messageId)).toEqual([message.id]);
  const { entries } = await getThread(context(), replyId);
  expect(entries.filter(({ kind }) => kind === "received")).toHaveLength(1);
  expect(entries.at(-1)).toMatchObject({ kind: "sent", way: "mailbox", from: "Dana Ruiz" });
});

test("of the same answer delivered twice at once one goes", async () => {
  const { replyId, replyTo } = await copied();
  const email = {
    id: randomUUID(),
    from: dana,
    to: [replyTo],
    subject: "Re",
    text: "Yes.",
    html: null,
    headers: {},
    receivedAt: context().now,
  };
  const both = await Promise.allSettled([takeInEmail(system(), { email }), takeInEmail(system(), { email })]);
  expect(both.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  expect(await answersTo(replyId)).toHaveLength(1);
});

test("whoever else writes to the address of a copy speaks for nobody", async () => {
  const { replyId, replyTo, address, sent } = await copied();
  await comeIn({ from: address, to: [replyTo], text: "I am Dana, trust me." });
  await comeIn({ from: cole.email, to: [replyTo], text: "I am a colleague." });
  // The person knows the address of the thread: a From is easily written.
  await comeIn({ from: dana, to: [sent.replyTo], text: "I know the thread's address." });
  expect(await answersTo(replyId)).toEqual([]);
  await db.update(recruiters).set({ deactivatedAt: new Date() }).where(eq(recruiters.id, firm.recruiter.id));
  await comeIn({ from: dana, to: [replyTo], text: "I left." });
  await db.update(recruiters).set({ deactivatedAt: null }).where(eq(recruiters.id, firm.recruiter.id));
  expect(await answersTo(replyId)).toEqual([]);
});

test("an out-of-office of the recruiter goes nowhere", async () => {
  const { replyId, replyTo } = await copied();
  const before = await db.select().from(replies);
  await comeIn({ from: dana, to: [replyTo], headers: { "auto-submitted": "auto-replied" } });
  expect(await answersTo(replyId)).toEqual([]);
  expect(await db.select().from(replies)).toHaveLength(before.length);
});

test("an answer that may not go is not lost: the recruiter is told why, with their words", async () => {
  const { replyId, replyTo, personId } = await copied();
  await comeIn({ from: dana, to: [replyTo], text: "\n> only quoted" });
  await setDoNotContact(context(), { personId, reason: "Asked us to stop" });
  await comeIn({ from: dana, to: [replyTo], text: "Still interested?" });
  expect(await answersTo(replyId)).toEqual([]);
  const told = (await toldOf("answer_not_sent")).map((email) => ({ email, text: bodyOf(email).text }));
  expect(told.map(({ email }) => email.address)).toEqual(told.map(() => "dana@meridian-search.test"));
  expect(told.at(-1)?.text).toContain("Your reply to Ana Lopez was not sent: do not contact.");
  expect(told.at(-1)?.text).toContain("Still interested?");
});
