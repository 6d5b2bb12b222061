import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { scheduleCallback } from "@/features/callbacks/mutations/schedule-callback";
import { findTodayView } from "../queries/find-today-view";
import { listToday } from "../queries/list-today";
import { foldKind } from "./fold-kind";
import { snoozeLine } from "./snooze-line";
import { wakeLine } from "./wake-line";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const viewer = mintRecruiter(await rows.recruiter("Vera", "viewer"));
const as = (actor: Context["actor"] = dana): Context => ({ actor, now, db });

async function callback() {
  const { personId } = await rows.candidate("Maria");
  const dueAt = new Date(now.getTime() + 3_600_000);
  const { callbackId } = await scheduleCallback(as(), { personId, dueAt, reason: "Ask" });
  return { kind: "callback", subjectId: callbackId } as const;
}
const linesOf = async (subjectId: string, snoozed: boolean, actor = dana) =>
  (await listToday(as(actor), { whose: "all", kind: "callback", snoozed })).filter(
    (line) => line.subjectId === subjectId,
  );

test("what was snoozed is seen with its day and reason, and comes back when it is asked for, to its recruiter alone", async () => {
  const line = await callback();
  await snoozeLine(as(), { ...line, until: "2026-03-20", reason: "On vacation" });
  expect(await linesOf(line.subjectId, false)).toEqual([]);
  expect(await linesOf(line.subjectId, true)).toMatchObject([
    { snoozed: { until: new Date("2026-03-20T11:00:00Z"), reason: "On vacation" } },
  ]);
  expect(await findTodayView(as())).toMatchObject({ hasSnoozed: true });
  expect(await linesOf(line.subjectId, true, omar)).toEqual([]);
  expect(await linesOf(line.subjectId, false, omar)).toMatchObject([{ snoozed: null }]);
  await expect(wakeLine(as(omar), line)).rejects.toThrow("back on your list already");
  const both = await Promise.allSettled([wakeLine(as(), line), wakeLine(as(), line)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await linesOf(line.subjectId, false)).toHaveLength(1);
  expect(await findTodayView(as())).toMatchObject({ hasSnoozed: false });
  await expect(wakeLine(as(viewer), line)).rejects.toThrow("viewer");
});

test("a kind stays folded on every device of its recruiter until they open it; twice is once", async () => {
  const folded = async (actor = dana) => (await findTodayView(as(actor))).folded;
  const fold = { kind: "debrief", folded: true } as const;
  await Promise.allSettled([foldKind(as(), fold), foldKind(as(), fold)]);
  await foldKind(as(), { kind: "callback", folded: true });
  expect((await folded()).toSorted()).toEqual(["callback", "debrief"]);
  expect(await folded(omar)).toEqual([]);
  await foldKind(as(), { kind: "debrief", folded: false });
  await foldKind(as(), { kind: "debrief", folded: false });
  expect(await folded()).toEqual(["callback"]);
  await expect(foldKind(as(viewer), fold)).rejects.toThrow("viewer");
});
