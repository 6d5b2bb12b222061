import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { outreachPeople, outreaches } from "@/db/schema/messages";
import { auditOf } from "@/db/test-audit";
import { some } from "@/db/test-firm";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { testRows } from "@/db/test-rows";
import type { DraftChange } from "../inputs";
import { listDrafts } from "../queries/list-drafts";
import { deleteDraft } from "./delete-draft";
import { saveDraft } from "./save-draft";
import { startDraft } from "./start-draft";

const { db, firm, versions, context, clock } = await testQueue();
const omar = mintRecruiter(await testRows(db, clock()).recruiter("Omar Haddad"));
const asOmar = (): Context => ({ ...context(), actor: omar });
const look = async (outreachId: string) => {
  const [row] = await db.select().from(outreaches).where(eq(outreaches.id, outreachId));
  const people = await db.select().from(outreachPeople).where(eq(outreachPeople.outreachId, outreachId));
  return { ...some(row), people };
};

async function draft(count = 2) {
  const persons = await Promise.all(Array.from({ length: count }, async () => firm.person()));
  const personIds = persons.map(({ personId }) => personId);
  const { outreachId } = await startDraft(context(), { personIds });
  const save = async (change: DraftChange, version = 1, by = context()) =>
    saveDraft(by, { outreachId, version, change });
  return { outreachId, personIds, save };
}

test("a draft is a row from its first click, with each person once and the template that fits", async () => {
  const { personId, candidateId } = await firm.person();
  const { outreachId } = await startDraft(context(), { personIds: [personId], candidateIds: [candidateId] });
  expect(await look(outreachId)).toMatchObject({ state: "draft", purpose: "free", version: 1, people: [{ personId }] });
  const about = await startDraft(context(), { candidateIds: [candidateId], positionId: firm.position.id });
  expect(await look(about.outreachId)).toMatchObject({ purpose: "position", positionId: firm.position.id });
  const reopeningId = await firm.reopen(clock());
  const back = await startDraft(context(), { personIds: [personId], positionId: firm.position.id });
  expect(await look(back.outreachId)).toMatchObject({ purpose: "back_open", reopeningId });
  expect((await listDrafts(context())).map(({ id }) => id)).toContain(back.outreachId);
  expect(await auditOf(db, outreachId)).toMatchObject([{ verb: "startDraft" }]);
});

test("nobody at all is refused, and nothing is kept", async () => {
  const before = await db.$count(outreaches);
  await expect(startDraft(context(), {})).rejects.toThrow("Choose at least one person.");
  expect(await db.$count(outreaches)).toBe(before);
});

test("what is changed is kept: words for all and for one, who is on it, why, when", async () => {
  const { outreachId, personIds, save } = await draft(3);
  const [ana = "", ben = "", cleo = ""] = personIds;
  await save({ words: { subject: "Hello ", body: "Hi" }, sendAt: "2026-03-12T09:00" });
  await save({ edit: { personId: ana, subject: "Hello Ana", body: "Hi Ana" } }, 2);
  await save({ remove: [cleo], tick: { personIds: [ben], ticked: true } }, 3);
  const now = await look(outreachId);
  expect(now).toMatchObject({ version: 4, subject: "Hello ", body: "Hi", sendAt: new Date("2026-03-12T13:00:00Z") });
  expect(now.people).toHaveLength(2);
  expect(now.people).toContainEqual(expect.objectContaining({ personId: ana, subject: "Hello Ana", ticked: false }));
  expect(now.people).toContainEqual(expect.objectContaining({ personId: ben, subject: null, ticked: true }));
  await save({ dropEdits: "all", templateVersionId: some(versions.get("General outreach")) }, 4);
  const anew = await look(outreachId);
  expect(anew).toMatchObject({ subject: null, body: null });
  expect(anew.people.every(({ subject }) => subject === null)).toBe(true);
});

test("of two tabs the later save is refused with who was first, and the first one stands", async () => {
  const { outreachId, save } = await draft();
  const both = await Promise.allSettled([
    save({ words: { subject: "A", body: "from Dana" } }, 1),
    save({ words: { subject: "B", body: "from Omar" } }, 1, asOmar()),
  ]);
  const lost = both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  expect(lost).toHaveLength(1);
  const { subject } = await look(outreachId);
  expect(lost[0]).toContain(
    `${subject === "A" ? "Dana Ruiz" : "Omar Haddad"} changed this draft a moment ago, in another tab`,
  );
});

test("a template that does not fit what the draft is about is refused", async () => {
  const { save } = await draft();
  const change = { templateVersionId: some(versions.get("Position outreach")) };
  await expect(save(change)).rejects.toMatchObject({ field: "template" });
});

test("a deleted draft is gone from the list; a second recruiter is told who deleted it", async () => {
  const { outreachId, save } = await draft();
  const both = await Promise.allSettled([
    deleteDraft(context(), { outreachId }),
    deleteDraft(asOmar(), { outreachId }),
  ]);
  const lost = both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  expect(lost).toEqual([expect.stringMatching(/(Dana Ruiz|Omar Haddad) deleted this draft a moment ago\./)]);
  await expect(save({ sendAt: null })).rejects.toThrow("deleted this draft");
  expect((await listDrafts(context())).map(({ id }) => id)).not.toContain(outreachId);
});
