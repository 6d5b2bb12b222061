import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { debriefs, interviews } from "@/db/schema/interviews";
import { promises } from "@/db/schema/promises";
import { touches } from "@/db/schema/touches";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { listEvents } from "@/features/events/queries/list-events";
import { cancelInterview, markNoShow } from "./cancel-interview";
import { moveInterview } from "./move-interview";
import { noteThankYou } from "./note-thank-you";
import { recordDebrief } from "./record-debrief";
import { scheduleInterview } from "./schedule-interview";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const startsAt = new Date("2026-03-13T18:00:00Z");
const endsAt = new Date("2026-03-13T19:00:00Z");
const after = new Date("2026-03-13T20:00:00Z");
const hours = { startsAt, endsAt, zone: "America/New_York" };
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const viewer = mintRecruiter(await rows.recruiter("Vera", "viewer"));
const as = (actor: Context["actor"] = dana, at = now): Context => ({ actor, now: at, db });

async function card(candidate?: { id: string }) {
  const position = await rows.position(dana.id);
  const { id } = candidate ?? (await rows.candidate("Maria"));
  const { done: added } = await addToPosition(as(), { positionId: position.id, candidateIds: [id] });
  return added[0]!.candidacyId;
}

async function round() {
  const candidacyId = await card();
  const { interviewId } = await scheduleInterview(as(), { candidacyId, kind: "video", ...hours });
  return { candidacyId, interviewId };
}

async function read(interviewId: string) {
  const [row] = await db.select().from(interviews).where(eq(interviews.id, interviewId));
  return row!;
}

const lostOf = (all: PromiseSettledResult<unknown>[]) => {
  const lost = all.filter((one) => one.status === "rejected");
  expect(lost).toHaveLength(all.length - 1);
  return String(lost[0]!.reason);
};

test("rounds count up, and the first moves the card to Interview", async () => {
  const candidacyId = await card();
  const first = await scheduleInterview(as(), { candidacyId, version: 1, kind: "phone", ...hours });
  expect(first).toMatchObject({ round: 1, alongside: null });
  const [row] = await db.select().from(candidacies).where(eq(candidacies.id, candidacyId));
  expect(row).toMatchObject({ stage: "interview", furthest: "interview", version: 2 });
  const next = { startsAt: new Date("2026-03-16T18:00:00Z"), endsAt: new Date("2026-03-16T19:00:00Z") };
  expect(await scheduleInterview(as(), { candidacyId, kind: "onsite", ...hours, ...next })).toMatchObject({ round: 2 });
  expect(await auditOf(db, first.interviewId)).toMatchObject([{ verb: "scheduleInterview", recruiterId: dana.id }]);
});

test("the same person elsewhere at that hour is said, not refused", async () => {
  const maria = await rows.candidate("Maria");
  const one = await card(maria);
  const other = await card(maria);
  await scheduleInterview(as(), { candidacyId: one, kind: "video", ...hours });
  const { alongside } = await scheduleInterview(as(), { candidacyId: other, kind: "video", ...hours });
  expect(alongside).toBe("They have another interview then: Fri, Mar 13, 2:00 PM ET.");
});

test("refused: backwards hours, closed out, a viewer; nothing is written", async () => {
  const candidacyId = await card();
  const schedule = (over: object, actor: Context["actor"] = dana) =>
    scheduleInterview(as(actor), { candidacyId, kind: "video", ...hours, ...over });
  await expect(schedule({ endsAt: startsAt })).rejects.toThrow("after the start");
  await expect(schedule({}, viewer)).rejects.toThrow("viewer");
  await closeOut(as(), { candidacyId, side: "candidate", reason: "pay" });
  await expect(schedule({})).rejects.toThrow("closed out");
  expect(await db.$count(interviews, eq(interviews.candidacyId, candidacyId))).toBe(0);
});

test("of two recruiters for one round one schedules it", async () => {
  const candidacyId = await card();
  const schedule = (actor: Context["actor"]) =>
    scheduleInterview(as(actor), { candidacyId, round: 1, kind: "video", ...hours });
  const lost = lostOf(await Promise.allSettled([schedule(dana), schedule(omar)]));
  expect(lost).toMatch(/(Dana Ruiz|Omar Haddad) scheduled round 1 a moment ago for Fri, Mar 13, 2:00 PM ET\./);
});

test("the hour that it has already is no move", async () => {
  const { candidacyId, interviewId } = await round();
  await expect(moveInterview(as(), { interviewId, ...hours })).rejects.toThrow("That is when and where it is already.");
  await moveInterview(as(), { interviewId, ...hours, place: "Teams" });
  const { events } = await listEvents(as(), { candidacyId }, { limit: 40 });
  expect(events.filter(({ kind }) => kind === "interview_changed")).toHaveLength(1);
});

test("another hour keeps the round; of two movers the second is told where it is now", async () => {
  const { interviewId } = await round();
  const to = (hour: number) => ({
    interviewId,
    seenStartsAt: startsAt,
    startsAt: new Date(Date.UTC(2026, 2, 16, hour)),
    endsAt: new Date(Date.UTC(2026, 2, 16, hour + 1)),
    zone: "America/Chicago",
  });
  const lost = lostOf(await Promise.allSettled([moveInterview(as(dana), to(15)), moveInterview(as(omar), to(17))]));
  expect(lost).toMatch(
    /(Dana Ruiz|Omar Haddad) rescheduled this interview to Mon, Mar 16, (10:00 AM|12:00 PM) CT a moment ago\./,
  );
  expect(await read(interviewId)).toMatchObject({ round: 1, zone: "America/Chicago", state: "scheduled" });
});

test("a canceled round is off, its number is free, and who comes second is told", async () => {
  const { candidacyId, interviewId } = await round();
  const lost = lostOf(
    await Promise.allSettled([cancelInterview(as(dana), { interviewId }), cancelInterview(as(omar), { interviewId })]),
  );
  expect(lost).toMatch(/(Dana Ruiz|Omar Haddad) canceled this interview a moment ago\./);
  await expect(moveInterview(as(), { interviewId, ...hours })).rejects.toThrow("canceled this interview");
  await expect(recordDebrief(as(dana, after), { interviewId, side: "client", note: "?" })).rejects.toThrow("canceled");
  expect(await scheduleInterview(as(), { candidacyId, kind: "video", ...hours })).toMatchObject({ round: 1 });
});

test("a no-show is noted once the hour has come", async () => {
  const { interviewId } = await round();
  await expect(markNoShow(as(), { interviewId })).rejects.toThrow("has not started");
  await markNoShow(as(dana, after), { interviewId, reason: "No call either" });
  expect(await read(interviewId)).toMatchObject({ state: "no_show" });
});

test("of a no-show and a debrief at once one holds, and the other is told what happened", async () => {
  const { interviewId } = await round();
  const told = lostOf(
    await Promise.allSettled([
      markNoShow(as(dana, after), { interviewId }),
      recordDebrief(as(omar, after), { interviewId, side: "candidate", verdict: "yes", note: "Went well." }),
    ]),
  );
  const { state } = await read(interviewId);
  expect(told).toMatch(state === "no_show" ? /Dana Ruiz recorded a no-show/ : /has been debriefed/);
  const said = await db.select().from(debriefs).where(eq(debriefs.interviewId, interviewId));
  expect(said).toHaveLength(state === "no_show" ? 0 : 1);
});

test("each side is debriefed once, and the client's says when they decide", async () => {
  const { candidacyId, interviewId } = await round();
  const { promiseId } = await recordDebrief(as(dana, after), {
    interviewId,
    side: "client",
    verdict: "yes",
    wouldSubmitAgain: "yes",
    note: "Strong on post-tensioned slabs",
    decision: { on: "2026-03-20" },
  });
  await recordDebrief(as(dana, after), { interviewId, side: "candidate", verdict: "maybe", note: "Commute" });

  const [promise] = await db.select().from(promises).where(eq(promises.id, promiseId!));
  expect(promise).toMatchObject({ candidacyId, dueOn: "2026-03-20", state: "open" });
  expect(await db.$count(debriefs, eq(debriefs.interviewId, interviewId))).toBe(2);
  await expect(recordDebrief(as(omar, after), { interviewId, side: "client", note: "Again" })).rejects.toThrow(
    "Dana Ruiz debriefed the client a moment ago.",
  );
  await expect(moveInterview(as(), { interviewId, ...hours })).rejects.toThrow("has been debriefed");
  await expect(cancelInterview(as(), { interviewId })).rejects.toThrow("has been debriefed");
});

test("a debrief by phone is a conversation with the candidate, and with the client's contact", async () => {
  const { candidacyId, interviewId } = await round();
  const [{ positionId, personId }] = (await db
    .select({ positionId: candidacies.positionId, personId: candidates.personId })
    .from(candidacies)
    .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .where(eq(candidacies.id, candidacyId))) as [{ positionId: string; personId: string }];
  await recordDebrief(as(dana, after), { interviewId, side: "candidate", note: "Liked them", spokeBy: "call" });
  const [touch] = await db.select().from(touches).where(eq(touches.personId, personId));
  expect(touch).toMatchObject({ kind: "call", outcome: "spoke", note: "Liked them", candidacyId, positionId });
  await recordDebrief(as(dana, after), { interviewId, side: "client", note: "Liked her", spokeBy: "meeting" });
  expect(await db.$count(touches, eq(touches.positionId, positionId))).toBe(1);
});

test("what was said earlier stands at its own time, never before the interview ended nor in the future", async () => {
  const { candidacyId, interviewId } = await round();
  const said = { interviewId, side: "candidate", note: "Liked them", spokeBy: "call" } as const;
  const later = new Date("2026-03-16T15:00:00Z");
  const at = (minutes: number) => new Date(endsAt.getTime() + minutes * 60_000);
  await expect(recordDebrief(as(dana, later), { ...said, at: at(-1) })).rejects.toMatchObject({
    field: "at",
    message: "It ended Fri, Mar 13, 3:00 PM ET. No one can have said this before.",
  });
  await expect(recordDebrief(as(dana, later), { ...said, at: new Date("2026-03-16T16:00:00Z") })).rejects.toMatchObject(
    { field: "at", message: "This time is in the future." },
  );
  await recordDebrief(as(dana, later), { ...said, at: at(30) });
  expect(await db.select().from(debriefs).where(eq(debriefs.interviewId, interviewId))).toMatchObject([{ at: at(30) }]);
  const [touch] = await db.select().from(touches).where(eq(touches.candidacyId, candidacyId));
  expect(touch).toMatchObject({ at: at(30), createdAt: later });
});

test("of two debriefs at once one stands, and the other's date is not set", async () => {
  const { candidacyId, interviewId } = await round();
  const debrief = (actor: Context["actor"], on: string) =>
    recordDebrief(as(actor, after), { interviewId, side: "client", note: "Fine", decision: { on } });
  const lost = lostOf(await Promise.allSettled([debrief(dana, "2026-03-20"), debrief(omar, "2026-03-23")]));
  expect(lost).toMatch(/(Dana Ruiz|Omar Haddad) debriefed the client a moment ago\./);
  expect(await db.$count(promises, and(eq(promises.candidacyId, candidacyId), eq(promises.state, "open")))).toBe(1);
  expect(await db.$count(promises, eq(promises.candidacyId, candidacyId))).toBe(1);
});

test("refused: before the end, with nothing said, by a viewer, and a date for who is closed out", async () => {
  const { candidacyId, interviewId } = await round();
  const debrief = (over: object, at = after, actor: Context["actor"] = dana) =>
    recordDebrief(as(actor, at), { interviewId, side: "client", note: "Fine", ...over });
  await expect(debrief({}, now)).rejects.toThrow("It ends at 3:00 PM ET. Debrief it then.");
  await expect(debrief({ note: " " })).rejects.toThrow("Write what they said");
  await expect(debrief({}, after, viewer)).rejects.toThrow("viewer");
  await closeOut(as(), { candidacyId, side: "client", reason: "skills" });
  await expect(debrief({ decision: { theyDidNotSay: true } })).rejects.toThrow("no decision to wait for");
  expect(await db.$count(debriefs, eq(debriefs.interviewId, interviewId))).toBe(0);
  await expect(debrief({})).resolves.toMatchObject({ promiseId: null });
});

test("the thank-you note is noted once, by whoever was first", async () => {
  const { interviewId } = await round();
  await expect(noteThankYou(as(viewer), { interviewId })).rejects.toThrow("viewer");
  await noteThankYou(as(dana, after), { interviewId });
  expect(await noteThankYou(as(omar, new Date("2026-03-14T20:00:00Z")), { interviewId })).toEqual({
    thankYouNotedAt: after,
  });
});
