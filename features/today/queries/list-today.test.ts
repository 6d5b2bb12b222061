import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { testDatabase } from "@/db/test-database";
import { scheduleCallback } from "@/features/callbacks/mutations/schedule-callback";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { putOnPosition } from "@/features/candidacies/mutations/put-on-position";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { addClient } from "@/features/clients/mutations/add-client";
import { recordDebrief } from "@/features/interviews/mutations/record-debrief";
import { scheduleInterview } from "@/features/interviews/mutations/schedule-interview";
import { addOpening } from "@/features/positions/mutations/add-opening";
import { addPosition } from "@/features/positions/mutations/add-position";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { submitToClient } from "@/features/submittals/mutations/submit-to-client";
import { logTouch } from "@/features/touches/mutations/log-touch";
import { snoozeLine } from "../mutations/snooze-line";
import { countTodayByKind, listToday } from "./list-today";

const { db } = await testDatabase();
const monday = new Date("2026-03-09T15:00:00Z");
const system: Context = { actor: { kind: "system", name: "test" }, now: monday, db };
const zone = "America/New_York";

async function recruit(name: string, role: "recruiter" | "viewer" = "recruiter") {
  const { recruiterId } = await addRecruiter(system, { name, email: `${crypto.randomUUID()}@firm.test`, role });
  const actor = mintRecruiter({ id: recruiterId, name, role, zone });
  return (days = 0, hours = 0): Context => ({
    actor,
    db,
    now: new Date(monday.getTime() + days * 86_400_000 + hours * 3_600_000),
  });
}

/** A submitted candidate on a position of the recruiter's own. */
async function submit(at: Awaited<ReturnType<typeof recruit>>) {
  const { clientId } = await addClient(at(), { name: `Client ${crypto.randomUUID()}` });
  const { positionId } = await addPosition(at(), {
    clientId,
    title: "Bridge Engineer",
    discipline: "bridge",
    level: "senior",
    city: "Tampa",
    state: "FL",
    blindDescription: "Bridge designer",
    openings: 1,
  });
  const { candidateId, personId } = await addCandidate(at(), {
    firstName: "Maria",
    lastName: "Alvarez",
    phones: [{ raw: "(813) 555-0142" }],
  });
  const { added } = await putOnPosition(at(), { positionId, candidateIds: [candidateId] });
  const candidacyId = added[0]?.candidacyId ?? "";
  await submitToClient(at(), { candidacyId, submittedOn: "2026-03-09", decision: { on: "2026-03-11" } });
  return { positionId, candidacyId, personId };
}

const kinds = async (context: Context) =>
  (await listToday(context, { whose: "mine", kind: null })).map(({ kind }) => kind);

test("a decision date is due when its day has ended at the site, and not before", async () => {
  const dana = await recruit("Dana Ruiz");
  await submit(dana);
  expect(await kinds(dana(2, 12))).toEqual([]);
  expect(await kinds(dana(2, 14))).toEqual(["decision_passed"]);
});

test("an interview asks for both debriefs as soon as it has ended, until both are written", async () => {
  const dana = await recruit("Dana Ruiz");
  const { candidacyId } = await submit(dana);
  const startsAt = dana(1).now;
  const { interviewId } = await scheduleInterview(dana(), {
    candidacyId,
    kind: "video",
    startsAt,
    endsAt: new Date(startsAt.getTime() + 3_600_000),
    zone,
  });
  expect(await kinds(dana(1, 2))).toEqual(["debrief"]);
  await recordDebrief(dana(1, 3), { interviewId, side: "candidate", verdict: "yes", note: "Liked it." });
  const [line] = await listToday(dana(1, 4), { whose: "mine", kind: "debrief" });
  expect(line).toMatchObject({
    kind: "debrief",
    detail: { candidate: false, client: true },
    person: { name: "Maria Alvarez", phone: "+18135550142" },
  });
  await recordDebrief(dana(1, 5), {
    interviewId,
    side: "client",
    verdict: "yes",
    wouldSubmitAgain: "yes",
    note: "Strong.",
  });
  expect(await kinds(dana(1, 6))).not.toContain("debrief");
});

test("whoever was submitted is owed an answer after a close-out, and a conversation pays it", async () => {
  const dana = await recruit("Dana Ruiz");
  const { candidacyId, personId } = await submit(dana);
  const { closeOutId } = await closeOut(dana(1), {
    candidacyId,
    side: "client",
    reason: "other_candidate",
    note: "",
    runnerUp: true,
  });
  expect(await kinds(dana(1, 1))).toEqual(["answer_owed"]);
  await logTouch(dana(1, 2), {
    personId,
    candidacyId,
    kind: "voicemail",
    outcome: "left_voicemail",
    tellsOutcomeOf: null,
  });
  expect(await kinds(dana(1, 3))).toEqual(["answer_owed"]);
  await logTouch(dana(1, 4), { personId, candidacyId, kind: "call", outcome: "spoke", tellsOutcomeOf: closeOutId });
  expect(await kinds(dana(1, 5))).toEqual([]);
});

test("an opening that comes back and a callback are lines of their owner, and of everybody's list", async () => {
  const dana = await recruit("Dana Ruiz");
  const theo = await recruit("Theo Lindqvist");
  const { positionId, personId } = await submit(dana);
  await addOpening(dana(), { positionId, reason: "Second phase" });
  const { actor } = dana();
  if (actor.kind !== "recruiter") throw new Error("Dana is a recruiter.");
  await scheduleCallback(dana(), { personId, recruiterId: actor.id, dueAt: dana(0, 2).now, reason: "After the pour" });

  expect(await kinds(dana(0, 3))).toEqual(["back_open", "callback"]);
  expect(await kinds(theo(0, 3))).toEqual([]);
  const all = await listToday(theo(0, 3), { whose: "all", kind: null });
  expect(all.some((line) => line.positionId === positionId && line.kind === "back_open")).toBe(true);
  expect(await countTodayByKind(dana(0, 3), "mine")).toEqual({ back_open: 1, callback: 1 });

  await logTouch(dana(0, 4), { personId, kind: "call", outcome: "spoke", note: "Still on." });
  expect(await kinds(dana(0, 5))).toEqual(["back_open"]);
});

test("a line that is put off is gone until its morning, for its recruiter alone; a viewer puts nothing off", async () => {
  const dana = await recruit("Dana Ruiz");
  const { positionId } = await submit(dana);
  const { reopeningId: subjectId } = await addOpening(dana(), { positionId, reason: "Second phase" });
  const put = { kind: "back_open" as const, subjectId: subjectId ?? "", until: null, reason: "" };
  await Promise.all([snoozeLine(dana(), put), snoozeLine(dana(), put)]);
  expect(await kinds(dana(0, 1))).toEqual([]);
  expect(await kinds(dana(1))).toEqual(["back_open"]);
  const viewer = await recruit("Iris Nakamura", "viewer");
  await expect(snoozeLine(viewer(), put)).rejects.toThrow("A viewer can look at everything");
});
