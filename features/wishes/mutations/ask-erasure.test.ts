import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter } from "@/db/context";
import { positions } from "@/db/schema/positions";
import { pauses } from "@/db/schema/suppressions";
import { erasureRequests } from "@/db/schema/wishes";
import { some } from "@/db/test-firm";
import { testRows } from "@/db/test-rows";
import { inDays, start } from "@/features/messages/mutations/test-queue-in";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { listToday } from "@/features/today/queries/list-today";
import { constraintOf } from "@/lib/fault";
import { findRecordPage } from "../queries/find-record-page";
import { askErasure, withdrawErasure } from "./ask-erasure";
import { recordErasure } from "./record-erasure";
import { refusalsOf, testWishes } from "./test-wishes";

const kit = await testWishes();
const { db, firm, queueTo, look, goTo, free, system, reader, recruiter } = kit;

const requests = async (personId: string) =>
  db.select().from(erasureRequests).where(eq(erasureRequests.personId, personId));

test("ends outreach at once, waits for admins and the owner, and is done with a note", async () => {
  const { personId, token, address } = await reader();
  goTo(inDays(40));
  const { messageId } = await queueTo(personId);
  await Promise.all([1, 2].map(() => askErasure(system(), { token })));
  const [asked] = await requests(personId);
  expect(await requests(personId)).toMatchObject([{ state: "open", dueOn: "2026-05-19" }]);
  expect(await look(messageId)).toMatchObject({ state: "canceled", reason: "asked us to erase their record" });
  expect((await queueOutreach(kit.context(), free([personId]))).refused).toMatchObject([
    { reason: "asked us to erase their record" },
  ]);
  const past = kit.insertMessage({ personId, address }, { stateAt: inDays(40) });
  await expect(past.catch((error: unknown) => constraintOf(error))).resolves.toBe("messages_erasure_asked");
  const other = {
    ...recruiter("admin"),
    actor: mintRecruiter(await testRows(db, start).recruiter("Kit Moreau", "admin")),
  };
  const lines = await listToday(other, { whose: "mine", kind: "erasure_asked" });
  expect(lines.filter(({ person }) => person?.id === personId)).toMatchObject([{ detail: { dueOn: "2026-05-19" } }]);

  const given = { requestId: some(asked).id, note: "Emptied the profile and the notes by hand." };
  await expect(recordErasure(recruiter("manager"), given)).rejects.toThrow("Only an admin");
  await expect(recordErasure(recruiter("admin"), { ...given, note: "ok" })).rejects.toThrow("Say what was done");
  const both = await Promise.allSettled([1, 2].map(() => recordErasure(recruiter("admin"), given)));
  expect(refusalsOf(both)).toEqual([`${firm.recruiter.name} marked this as done a moment ago.`]);
  expect((await queueOutreach(kit.context(), free([personId]))).refused).toHaveLength(1);
});

test("withdrawn, email goes again; who had it open is told", async () => {
  const { personId, token } = await reader();
  goTo(inDays(40));
  await askErasure(system(), { token });
  const [asked] = await requests(personId);
  expect(await withdrawErasure(system(), { token })).toEqual({ already: false });
  expect(await withdrawErasure(system(), { token })).toEqual({ already: true });
  const note = "Emptied the profile and the notes by hand.";
  await expect(recordErasure(recruiter("admin"), { requestId: some(asked).id, note })).rejects.toThrow(
    "They have withdrawn their request.",
  );
  const held = await db
    .select()
    .from(pauses)
    .where(and(eq(pauses.personId, personId), isNull(pauses.until)));
  expect(held).toEqual([]);
  expect((await queueOutreach(kit.context(), free([personId]))).queued).toHaveLength(1);
});
test("the page shows their record and their emails, and of positions only what may be said outside", async () => {
  const { token, subject } = await reader();
  const page = some(await findRecordPage(system(), { token }));
  expect(page).toMatchObject({ firstName: "Ana", firmName: "Meridian Search", pace: null, processes: [] });
  expect(page.sent).toMatchObject([{ subject }]);
  expect(page.emails).toHaveLength(1);

  const about = await kit.firm.person({ at: "submitted" });
  const seen = await kit.insertMessage(about, { purpose: "process", processSubject: "thanks" });
  const shown = some(await findRecordPage(system(), { token: seen.answerToken }));
  expect(shown.processes).toMatchObject([{ title: firm.position.title, where: "Submitted", at: firm.client.name }]);
  await db.update(positions).set({ restrictedAt: start }).where(eq(positions.id, firm.position.id));
  expect((await findRecordPage(system(), { token: seen.answerToken }))?.processes).toEqual([]);
  await db.update(positions).set({ restrictedAt: null }).where(eq(positions.id, firm.position.id));
});

test("the page is nobody's but theirs", async () => {
  await expect(findRecordPage(kit.context(), { token: "x" })).rejects.toThrow("Only Callback");
  expect(await findRecordPage(system(), { token: "x".repeat(32) })).toBeNull();
});
