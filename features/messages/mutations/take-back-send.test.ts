import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { messages, outreachPeople, slots } from "@/db/schema/messages";
import { testRows } from "@/db/test-rows";
import { saveDraft } from "@/features/drafts/mutations/save-draft";
import { startDraft } from "@/features/drafts/mutations/start-draft";
import { sendDraft } from "@/features/outreach/mutations/send-draft";
import { getDraft } from "@/features/outreach/queries/get-draft";
import { claimMessages } from "./claim-messages";
import { cancelSend, undoSend } from "./take-back-send";
import { testQueue } from "./test-queue";

const { db, firm, context, system, clock, pass } = await testQueue();
const omar = mintRecruiter(await testRows(db, clock()).recruiter("Omar Haddad"));
const asOmar = (): Context => ({ ...context(), actor: omar });

async function sent(count: number) {
  const personIds = [];
  for (let at = 0; at < count; at += 1) personIds.push((await firm.person()).personId);
  const { outreachId } = await startDraft(context(), { personIds });
  const edit = { personId: personIds[0] ?? "", subject: "Own", body: "Only you" };
  await saveDraft(context(), { outreachId, version: 1, change: { edit } });
  const { emails, version } = await getDraft(context(), outreachId);
  const shown = emails.flatMap(({ personId, seen }) => (seen ? [{ personId, seen }] : []));
  await sendDraft(context(), { outreachId, version, emails: shown });
  return { outreachId, personIds };
}
const emailsOf = async (outreachId: string) =>
  db
    .select({ state: messages.state, reason: messages.reason, slot: slots.state })
    .from(messages)
    .leftJoin(slots, eq(slots.messageId, messages.id))
    .where(eq(messages.outreachId, outreachId));

test("within its seconds one press takes the whole send back: nothing goes, and it is a draft again", async () => {
  const { outreachId, personIds } = await sent(2);
  pass(29_000);
  const { canceled, gone, draftId } = await undoSend(context(), { outreachId });
  expect({ canceled, gone }).toEqual({ canceled: 2, gone: 0 });
  const ended = { state: "canceled", reason: "canceled by Dana Ruiz", slot: "released" };
  expect(await emailsOf(outreachId)).toEqual([ended, ended]);
  const draft = await getDraft(context(), draftId ?? "");
  expect(draft).toMatchObject({ state: "draft", version: 1 });
  expect(new Set(draft.emails.map(({ personId }) => personId))).toEqual(new Set(personIds));
  expect(draft.emails.map(({ verdict }) => verdict)).toEqual(["go", "go"]);
  expect(draft.emails.find(({ personId }) => personId === personIds[0])?.edit).toEqual({
    subject: "Own",
    body: "Only you",
  });
});

test("of two who take it back one does; the other is told who, and there is one draft", async () => {
  const { outreachId } = await sent(1);
  const both = await Promise.allSettled([undoSend(context(), { outreachId }), undoSend(asOmar(), { outreachId })]);
  const lost = both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  expect(lost).toEqual([expect.stringMatching(/Nothing is left to cancel: canceled by (Dana Ruiz|Omar Haddad)\./)]);
});

test("after its seconds it is too late to undo; what has not gone is canceled, and what left is said", async () => {
  const { outreachId } = await sent(3);
  pass(30_000);
  await expect(undoSend(context(), { outreachId })).rejects.toThrow("It is too late to undo");
  await claimMessages(system(), { limit: 1 });
  expect(await cancelSend(context(), { outreachId })).toEqual({ canceled: 2, gone: 1, draftId: null });
  expect((await emailsOf(outreachId)).map(({ state }) => state).toSorted()).toEqual([
    "canceled",
    "canceled",
    "claimed",
  ]);
  await expect(cancelSend(asOmar(), { outreachId })).rejects.toThrow("canceled by Dana Ruiz");
});

test("whom the send had not come to is not written to either", async () => {
  const { outreachId } = await sent(101);
  const { canceled, draftId } = await undoSend(context(), { outreachId });
  expect(canceled).toBe(101);
  expect(await db.$count(outreachPeople, eq(outreachPeople.outreachId, draftId ?? ""))).toBe(101);
});
