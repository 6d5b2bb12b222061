import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { reopenings } from "@/db/schema/openings";
import { suppressions } from "@/db/schema/suppressions";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { moveCandidacy } from "@/features/candidacies/mutations/move-candidacy";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { undoCloseOuts } from "@/features/candidacies/mutations/undo-close-outs";
import { undoMoves } from "@/features/candidacies/mutations/undo-moves";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { getCandidate } from "@/features/candidates/queries/get-candidate";
import { cancelInterview } from "@/features/interviews/mutations/cancel-interview";
import { moveInterview } from "@/features/interviews/mutations/move-interview";
import { scheduleInterview } from "@/features/interviews/mutations/schedule-interview";
import { addOpening } from "@/features/positions/mutations/add-opening";
import { undoReopening } from "@/features/positions/mutations/undo-reopening";
import { submitToClient } from "@/features/submittals/mutations/submit-to-client";
import { logTouch } from "@/features/touches/mutations/log-touch";
import { getTouchStart } from "@/features/touches/queries/get-touch-start";
import { eventWords } from "../rules/event-words";
import { listEvents } from "./list-events";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const as = (minutes = 0): Context => ({ actor: dana, now: new Date(now.getTime() + minutes * 60_000), db });
const spoke = { kind: "call", outcome: "spoke" } as const;

async function story() {
  const added = await addCandidate(as(), { firstName: "Ana", lastName: "Ruiz", phones: [{ raw: "813 555 0142" }] });
  const { id: positionId } = await rows.position(dana.id);
  const { done: put } = await addToPosition(as(1), { positionId, candidateIds: [added.candidateId] });
  const candidacyId = put[0]!.candidacyId;
  await moveCandidacy(as(2), { candidacyId, version: 1, toStage: "screened" });
  await logTouch(as(3), {
    personId: added.personId,
    ...spoke,
    note: "Wants Tampa",
    callback: { dueAt: new Date("2026-03-20T13:00:00Z"), reason: "Pay" },
  });
  const { operationId } = await closeOut(as(4), { candidacyId, side: "us", reason: "not_a_fit", note: "Too far" });
  return { ...added, positionId, candidacyId, closeOutOperation: operationId };
}

test("what happened, newest first, with who and where, in words", async () => {
  const { personId } = await story();
  const { events: items, older } = await listEvents(as(), { personId }, { limit: 40 });
  expect(older).toBeNull();
  expect(items.map((row) => eventWords(row, "America/New_York"))).toEqual([
    { label: "We withdrew: not a fit", words: "Too far" },
    expect.objectContaining({ label: expect.stringMatching(/^C/) }),
    expect.objectContaining({ label: expect.stringMatching(/^C/) }),
    { label: "Moved from Sourced to Screened", words: "" },
    { label: "Added to the position in Sourced", words: "" },
  ]);
  expect(items[0]).toMatchObject({ by: "Dana Ruiz", position: expect.stringContaining("Structural Engineer") });
  expect(items.map((row) => eventWords(row, "America/New_York").words)).toEqual(
    expect.arrayContaining(["Wants Tampa", "Fri, Mar 20, 9:00 AM ET · Pay"]),
  );
});

test("a moved and a canceled interview: who, when, why, and the old hour, for the person, the card and the position", async () => {
  const { personId, candidacyId, positionId, closeOutOperation } = await story();
  await undoCloseOuts(as(5), { operationId: closeOutOperation });
  const zone = "America/New_York";
  const at = (day: string) => ({ startsAt: new Date(`${day}T18:00:00Z`), endsAt: new Date(`${day}T19:00:00Z`), zone });
  const scheduled = { candidacyId, kind: "video", ...at("2026-03-16") } as const;
  const { interviewId } = await scheduleInterview(as(6), scheduled);
  await moveInterview(as(7), { interviewId, ...at("2026-03-17"), reason: "Their engineer is on site" });
  await cancelInterview(as(8), { interviewId, reason: "The client took another" });
  for (const of of [{ personId }, { candidacyId }, { positionId }]) {
    const { events } = await listEvents(as(9), of, { limit: 40 });
    const changes = events.filter(({ kind }) => kind === "interview_changed");
    expect(changes.map((one) => ({ ...eventWords(one, zone), by: one.by, at: new Date(one.at) }))).toEqual([
      {
        label: "Interview canceled, round 1",
        words: "was Tue, Mar 17, 2:00 PM ET · The client took another",
        by: "Dana Ruiz",
        at: as(8).now,
      },
      {
        label: "Interview rescheduled, round 1",
        words: "from Mon, Mar 16, 2:00 PM ET to Tue, Mar 17, 2:00 PM ET · Their engineer is on site",
        by: "Dana Ruiz",
        at: as(7).now,
      },
    ]);
  }
});

test("a move, a submittal, a close-out, a reopening and a revival that were undone say so wherever they are read", async () => {
  const { id: positionId } = await rows.position(dana.id);
  const { id: candidateId, personId } = await rows.candidate("Ana");
  const { done } = await addToPosition(as(), { positionId, candidateIds: [candidateId], stage: "screened" });
  const candidacyId = done[0]!.candidacyId;
  const { undo } = await submitToClient(as(1), {
    candidacyId,
    submittedOn: "2026-03-12",
    rightToRepresentOn: "2026-03-12",
    decision: { theyDidNotSay: true },
  });
  await undoMoves(as(2), { operationId: undo! });
  const close = async (minutes: number) =>
    closeOut(as(minutes), { candidacyId, side: "client", reason: "position_filled", runnerUp: true });
  await undoCloseOuts(as(4), await close(3));
  await close(5);
  await addOpening(as(6), { positionId });
  // Back on the board, they were still closed out for a reason that held.
  const { events: back } = await listEvents(as(6), { candidacyId }, { limit: 2 });
  expect(back.map((one) => eventWords(one, "UTC").words)).toEqual(["Back open: opening added", ""]);
  const [reopening] = await db.select().from(reopenings).where(eq(reopenings.positionId, positionId));
  await undoReopening(as(7), { operationId: reopening!.operationId! });

  for (const of of [{ personId }, { candidacyId }, { positionId }]) {
    const { events } = await listEvents(as(8), of, { limit: 40 });
    const said = events.map((one) => eventWords(one, "UTC")).filter(({ words }) => words.startsWith("Undone since"));
    expect(Object.fromEntries(said.map(({ label, words }) => [label, words]))).toEqual({
      "Moved from Screened to Submitted": "Undone since",
      "Submitted to the client": "Undone since · Thu, Mar 12",
      "Not submitted: position filled, runner-up": "Undone since",
      "Back on the board in Screened": "Undone since · Back open: opening added",
      ...("positionId" in of ? { "Opening 2 back open: opening added": "Undone since" } : {}),
    });
  }
});

test("older pages go on where the first ended, and a forged cursor is the first page", async () => {
  const { personId } = await addCandidate(as(), { firstName: "Many" });
  for (let minute = 0; minute < 45; minute += 1)
    await logTouch(as(minute), { personId, ...spoke, note: String(minute) });
  const first = await listEvents(as(), { personId }, { limit: 40 });
  expect(first.events).toHaveLength(40);
  const second = await listEvents(as(), { personId }, { before: first.older, limit: 40 });
  expect(second.events.map((row) => eventWords(row, "UTC").words)).toEqual(["4", "3", "2", "1", "0"]);
  expect(second.older).toBeNull();
  const id = first.older?.split("_")[1];
  for (const before of [
    "x'; drop table touches",
    `0000-01-01T00:00:00.000000Z_${id}`,
    `2026-02-30T00:00:00.000000Z_${id}`,
    `2026-03-12T15:00:00.000000+23:59_${id}`,
  ])
    expect((await listEvents(as(), { personId }, { before, limit: 40 })).events).toHaveLength(40);
});

test("the profile: only the address that is suppressed says so", async () => {
  const { candidateId } = await addCandidate(as(), { firstName: "Two", emails: ["one@two.test", "two@two.test"] });
  await db.insert(suppressions).values({ address: "two@two.test", addressHash: "h", reason: "hard_bounce", at: now });
  const profile = await getCandidate(as(), candidateId);
  expect(profile.emails.map((one) => [one.address, one.primary, one.suppressed])).toEqual([
    ["one@two.test", true, null],
    ["two@two.test", false, "hard_bounce"],
  ]);
  await expect(getCandidate(as(), dana.id)).rejects.toThrow("candidate no longer exists");
});

test("the log panel starts from numbers, positions that wait for a word, callbacks and quick choices at 9 AM", async () => {
  const { personId, candidacyId } = await story();
  const start = await getTouchStart(as(5), personId);
  expect(start.phones).toMatchObject([{ e164: "+18135550142", wrongAt: null }]);
  expect(start.about).toMatchObject([{ candidacyId, closed: true, untold: true, saidYes: false }]);
  expect(start.callbacks).toMatchObject([{ reason: "Pay" }]);
  // Thu, Mar 12: tomorrow is Friday, three days on is Sunday and becomes Monday.
  expect(start.quick.map((one) => one.at)).toEqual([
    "2026-03-13T09:00",
    "2026-03-16T09:00",
    "2026-03-19T09:00",
    "2026-04-13T09:00",
  ]);
});
