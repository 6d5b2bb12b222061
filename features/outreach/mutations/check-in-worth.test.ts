import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { messages, slots } from "@/db/schema/messages";
import { people } from "@/db/schema/people";
import { sharedItems } from "@/db/schema/shared-items";
import { some } from "@/db/test-firm";
import { saveDraft } from "@/features/drafts/mutations/save-draft";
import { startDraft } from "@/features/drafts/mutations/start-draft";
import { cancelMessage } from "@/features/messages/mutations/cancel-message";
import { claimMessages } from "@/features/messages/mutations/claim-messages";
import { retakeSlot } from "@/features/messages/mutations/retake-slot";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { start } from "@/features/messages/mutations/test-queue-in";
import { addValueItem } from "@/features/value-items/mutations/add-value-item";
import { archiveValueItem } from "@/features/value-items/mutations/archive-value-item";
import { getDraft } from "../queries/get-draft";
import { nothingWorthIt } from "../rules/worth";
import { queueOutreach } from "./queue-outreach";
import { sendDraft } from "./send-draft";

const { db, owner, firm, versions, context, system, free, goTo, pass, insertMessage, look } = await testQueue();
const day = 86_400_000;
const month = 32 * day;
const sharing = some(versions.get("Check-in with something to share"));
const naming = some(versions.get("Monthly check-in"));
let count = 0;

beforeEach(async () => {
  goTo(start);
  await owner.db.delete(sharedItems);
  await owner.sql`update value_items set archived_at = now() where archived_at is null`;
});

const addItem = async (title = "Bridge program grows") =>
  addValueItem(context(), {
    kind: "article",
    url: `https://enr.com/bridges-${(count += 1)}`,
    title,
    note: "Two of its projects are in Tampa.",
    disciplines: [],
    sectors: [],
    states: [],
  });
const checkIn = (personIds: string[], templateVersionId = sharing) =>
  free(personIds, { purpose: "check_in", templateVersionId });
const shares = async (personId: string) => db.select().from(sharedItems).where(eq(sharedItems.personId, personId));

describe("a check-in is sent where it is worth it", () => {
  test("with an item that fits, which is noted, and stands in the email", async () => {
    const { valueItemId } = await addItem();
    const { personId } = await firm.person();
    const { queued } = await queueOutreach(context(), checkIn([personId]));
    const { messageId } = some(queued[0]);
    expect(await look(messageId)).toMatchObject({
      carries: "item",
      html: expect.stringMatching(/<a href="https:\/\/enr\.com\/bridges-\d+"[^>]*>Bridge program grows<\/a>/),
      text: expect.stringContaining("Two of its projects are in Tampa."),
    });
    expect(await shares(personId)).toMatchObject([{ valueItemId, messageId, releasedAt: null }]);
  });

  test("with a fact of the record", async () => {
    const { personId } = await firm.person();
    const { queued } = await queueOutreach(context(), checkIn([personId], naming));
    expect(await look(some(queued[0]).messageId)).toMatchObject({ carries: "fact" });
    expect(await shares(personId)).toEqual([]);
  });

  test("with neither it is not sent, and the recruiter reads why", async () => {
    const { personId } = await firm.person();
    const words = checkIn([personId], some(versions.get("General outreach")));
    const { queued, refused } = await queueOutreach(context(), words);
    expect([queued, refused]).toEqual([[], [{ personId, reason: nothingWorthIt }]]);
    const none = await queueOutreach(context(), checkIn([personId]));
    expect(none.refused).toEqual([{ personId, reason: expect.stringContaining("nothing to share that fits them") }]);
  });

  test("the database takes none without", async () => {
    const person = await firm.person();
    const written = insertMessage(person, { purpose: "check_in", carries: null });
    await expect(written).rejects.toMatchObject({ cause: { constraint_name: "messages_worth_it" } });
  });
});

describe("never the same item twice to a person", () => {
  test("once they have it, another one is proposed, and without another one none goes", async () => {
    await addItem("First");
    const { personId } = await firm.person();
    await queueOutreach(context(), checkIn([personId]));
    await db.update(messages).set({ state: "accepted" }).where(eq(messages.personId, personId));
    await db.update(slots).set({ state: "gone" }).where(eq(slots.personId, personId));
    pass(month);
    const { refused } = await queueOutreach(context(), checkIn([personId]));
    expect(refused).toEqual([{ personId, reason: expect.stringContaining("nothing to share") }]);
    await addItem("Second");
    expect((await queueOutreach(context(), checkIn([personId]))).queued).toHaveLength(1);
    expect(await shares(personId)).toHaveLength(2);
  });

  test("of eight who share it at once one does", async () => {
    await addItem();
    const { personId } = await firm.person();
    const all = await Promise.allSettled(
      Array.from({ length: 8 }, async () => queueOutreach(context(), checkIn([personId]))),
    );
    const results = all.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(results).toHaveLength(8);
    expect(results.flatMap(({ queued }) => queued)).toHaveLength(1);
    expect(await shares(personId)).toHaveLength(1);
  });

  test("the database refuses the second, whoever writes it", async () => {
    const { valueItemId } = await addItem();
    const person = await firm.person();
    const row = { personId: person.personId, firstPersonId: person.personId, valueItemId, at: start };
    const [one, other] = [await insertMessage(person), await insertMessage(person)];
    await db.insert(sharedItems).values({ ...row, messageId: one.id });
    const again = db.insert(sharedItems).values({ ...row, messageId: other.id });
    await expect(again).rejects.toMatchObject({ cause: { constraint_name: "shared_items_once" } });
  });

  test("what was canceled is news again; what arrived after all is not, and the next one does not go", async () => {
    await addItem();
    const { personId } = await firm.person();
    const [first] = (await queueOutreach(context(), checkIn([personId]))).queued;
    await cancelMessage(context(), { messageId: some(first).messageId });
    const [second] = (await queueOutreach(context(), checkIn([personId]))).queued;
    expect((await shares(personId)).filter(({ releasedAt }) => releasedAt === null)).toHaveLength(1);
    const [message] = await db
      .select()
      .from(messages)
      .where(eq(messages.id, some(first).messageId));
    await db.transaction(async (tx) => retakeSlot({ db: tx, now: start }, some(message)));
    const [live] = (await shares(personId)).filter(({ releasedAt }) => releasedAt === null);
    expect(live?.messageId).toBe(some(first).messageId);
    pass(day);
    await claimMessages(system(), { limit: 10 });
    expect(await look(some(second).messageId)).toMatchObject({ state: "canceled" });
  });

  test("a merge has to bring it along, and then it holds for whom they became", async () => {
    await addItem();
    const [gone, stays] = [await firm.person(), await firm.person()];
    await queueOutreach(context(), checkIn([gone.personId]));
    const merge = db.transaction(async (tx) => {
      await tx.update(people).set({ mergedIntoId: stays.personId }).where(eq(people.id, gone.personId));
    });
    await expect(merge).rejects.toMatchObject({
      cause: { constraint_name: expect.stringMatching(/^(slots|shared_items)/) },
    });
    await owner.sql`delete from slots where person_id = ${gone.personId}`;
    await expect(
      db.update(people).set({ mergedIntoId: stays.personId }).where(eq(people.id, gone.personId)),
    ).rejects.toMatchObject({ cause: { constraint_name: expect.stringMatching(/^shared_items/) } });
    const moved = { personId: stays.personId };
    await db.update(sharedItems).set(moved).where(eq(sharedItems.personId, gone.personId));
    await db.update(people).set({ mergedIntoId: stays.personId }).where(eq(people.id, gone.personId));
    const { refused } = await queueOutreach(context(), checkIn([stays.personId]));
    expect(refused).toEqual([{ personId: stays.personId, reason: expect.stringContaining("nothing to share") }]);
  });
});

describe("in a draft", () => {
  async function draft(persons = 2) {
    const ids = [];
    for (let at = 0; at < persons; at += 1) ids.push((await firm.person({ name: `Ana No${at}` })).personId);
    const { outreachId } = await startDraft(context(), { personIds: ids });
    await saveDraft(context(), { outreachId, version: 1, change: { templateVersionId: sharing } });
    const carried = async () => (await getDraft(context(), outreachId)).emails.map(({ carries }) => carries);
    return { outreachId, ids, carried };
  }

  test("the item that fits is proposed, and may be another one for all or for one", async () => {
    const { valueItemId: wide } = await addItem("Wide");
    const { outreachId, ids, carried } = await draft();
    expect(await carried()).toEqual(["Shares “Wide”", "Shares “Wide”"]);
    const { valueItemId: other } = await addItem("Other");
    await saveDraft(context(), { outreachId, version: 2, change: { valueItemId: wide } });
    expect(await carried()).toEqual(["Shares “Wide”", "Shares “Wide”"]);
    const share = { personId: some(ids[1]), valueItemId: other };
    await saveDraft(context(), { outreachId, version: 3, change: { share } });
    expect(await carried()).toEqual(["Shares “Wide”", "Shares “Other”"]);
    const { emails, version } = await getDraft(context(), outreachId);
    await sendDraft(context(), {
      outreachId,
      version,
      emails: emails.map(({ personId, seen }) => ({ personId, seen: seen ?? "" })),
    });
    const sent = await Promise.all(ids.map(shares));
    expect(sent.flat().map(({ valueItemId }) => valueItemId)).toEqual([wide, other]);
  });

  test("an archived item is not chosen, and one archived since is named", async () => {
    const { valueItemId } = await addItem("Old");
    const { outreachId } = await draft(1);
    await saveDraft(context(), { outreachId, version: 2, change: { valueItemId } });
    await archiveValueItem(context(), { valueItemId, archived: true });
    const [email] = (await getDraft(context(), outreachId)).emails;
    expect(email?.sentence).toBe("blocked: what you chose to share is archived: choose something else");
    const again = saveDraft(context(), { outreachId, version: 3, change: { valueItemId } });
    await expect(again).rejects.toThrow("“Old” is archived. Choose something else to share.");
  });
});
