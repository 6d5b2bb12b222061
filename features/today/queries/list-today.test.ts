import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { replies } from "@/db/schema/inbound";
import { promises } from "@/db/schema/promises";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { scheduleCallback } from "@/features/callbacks/mutations/schedule-callback";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { undoCloseOuts } from "@/features/candidacies/mutations/undo-close-outs";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { addClient } from "@/features/clients/mutations/add-client";
import { recordDebrief } from "@/features/interviews/mutations/record-debrief";
import { scheduleInterview } from "@/features/interviews/mutations/schedule-interview";
import { addOpening } from "@/features/positions/mutations/add-opening";
import { addPosition } from "@/features/positions/mutations/add-position";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { handleReply } from "@/features/replies/mutations/handle-reply";
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
  const { done: added } = await addToPosition(at(), { positionId, candidateIds: [candidateId] });
  const candidacyId = added[0]?.candidacyId ?? "";
  await submitToClient(at(), {
    candidacyId,
    submittedOn: "2026-03-09",
    withoutRightReason: "Agreed by phone",
    decision: { on: "2026-03-11" },
  });
  return { positionId, candidacyId, personId };
}

const kinds = async (context: Context) =>
  (await listToday(context, { whose: "mine", kind: null })).map(({ kind }) => kind);

test("a decision date is due when its day has ended at the site, and not before", async () => {
  const dana = await recruit("Dana Ruiz");
  await submit(dana);
  expect(await kinds(dana(2, 12))).toEqual([]);
  expect(await kinds(dana(2, 14))).toEqual(["decision_passed", "update_due"]);
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

test("a close-out that was undone owes nobody an answer", async () => {
  const dana = await recruit("Dana Ruiz");
  const { candidacyId } = await submit(dana);
  const { operationId } = await closeOut(dana(1), { candidacyId, side: "client", reason: "other_candidate" });
  expect(await kinds(dana(1, 1))).toEqual(["answer_owed"]);
  await undoCloseOuts(dana(1, 2), { operationId });
  expect(await kinds(dana(1, 3))).toEqual([]);
  expect(await countTodayByKind(dana(1, 3), "mine")).toEqual({});
});

test("a person's reply is a line until it is handled; an auto-reply is none", async () => {
  const dana = await recruit("Dana Ruiz");
  const { actor } = dana();
  if (actor.kind !== "recruiter") throw new Error("Dana is a recruiter.");
  const { personId } = await submit(dana);
  const reply = (auto: boolean) => ({
    providerId: crypto.randomUUID(),
    personId,
    recruiterId: actor.id,
    from: "maria@people.test",
    subject: "Re: Bridge Engineer",
    text: "Yes.",
    freshText: "Yes.",
    auto,
    receivedAt: monday,
  });
  await db.insert(replies).values(reply(true));
  expect(await kinds(dana(0, 1))).toEqual([]);
  expect(await countTodayByKind(dana(0, 1), "mine")).toEqual({});
  const [real] = await db.insert(replies).values(reply(false)).returning();
  expect(await kinds(dana(0, 1))).toEqual(["reply"]);
  expect(await countTodayByKind(dana(0, 1), "mine")).toEqual({ reply: 1 });
  await handleReply(dana(0, 2), { replyId: real?.id ?? "" });
  expect(await kinds(dana(0, 3))).toEqual([]);
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

test("a line that is snoozed is gone until its morning, for its recruiter alone; a viewer snoozes nothing", async () => {
  const dana = await recruit("Dana Ruiz");
  const { positionId } = await submit(dana);
  const { reopeningId: subjectId } = await addOpening(dana(), { positionId, reason: "Second phase" });
  const put = { kind: "back_open" as const, subjectId: subjectId ?? "", until: null, reason: "" };
  const both = await Promise.allSettled([snoozeLine(dana(), put), snoozeLine(dana(), put)]);
  const lost = both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  expect(lost).toEqual([expect.stringMatching(/^Refusal: You snoozed this a moment ago, until \w+, \w+ \d+\.$/)]);
  expect(await kinds(dana(0, 1))).toEqual([]);
  expect(await kinds(dana(1))).toEqual(["back_open"]);
  await snoozeLine(dana(1), put);
  expect(await kinds(dana(1, 1))).toEqual([]);
  const viewer = await recruit("Iris Nakamura", "viewer");
  await expect(snoozeLine(viewer(), put)).rejects.toThrow("A viewer can see everything");
});

test("what is due on somebody's positions is theirs alone, and everybody's", async () => {
  const dana = await recruit("Dana Ruiz");
  const theo = await recruit("Theo Lindqvist");
  const { candidacyId, positionId } = await submit(dana);
  const startsAt = dana(3).now;
  const endsAt = new Date(startsAt.getTime() + 3_600_000);
  await scheduleInterview(dana(), { candidacyId, kind: "video", startsAt, endsAt, zone });
  for (const [hours, kind] of [
    [-1, "interview_today"],
    [2, "debrief"],
  ] as const) {
    const kindOf = async (context: Context, whose: "mine" | "all") => {
      const lines = await listToday(context, { whose, kind });
      return lines.filter((line) => line.positionId === positionId).length;
    };
    expect(await kindOf(dana(3, hours), "mine")).toBe(1);
    expect(await kindOf(theo(3, hours), "mine")).toBe(0);
    expect(await kindOf(theo(3, hours), "all")).toBe(1);
    expect(await countTodayByKind(theo(3, hours), "mine")).toEqual({});
    expect(await countTodayByKind(dana(3, hours), "mine")).toMatchObject({ [kind]: 1 });
  }
});

test("of more dates than are shown the ones that passed first are, wherever their site is; closed ones are none", async () => {
  const dana = await recruit("Dana Ruiz");
  const { actor } = dana();
  if (actor.kind !== "recruiter") throw new Error("Dana is a recruiter.");
  const rows = testRows(db, monday);
  const { id: positionId } = await rows.position(actor.id);
  const all = await Promise.all(Array.from({ length: 62 }, (_, n) => rows.candidate(`P${n}`)));
  const { done: added } = await addToPosition(dana(), { positionId, candidateIds: all.map((one) => one.id) });
  const due = (index: number) => (index < 20 ? "2026-03-08" : "2026-03-09");
  const site = (index: number) => (index % 2 === 0 ? "Pacific/Honolulu" : zone);
  await db.insert(promises).values(
    added.map(({ candidacyId }, index) => {
      const times = { dueOn: due(index), zone: site(index), createdAt: monday };
      return { kind: "theirs" as const, positionId, candidacyId, ...times };
    }),
  );
  const [closed] = added;
  if (!closed) throw new Error("Nobody was put on the position.");
  await db.update(candidacies).set({ closedAt: monday }).where(eq(candidacies.id, closed.candidacyId));

  const lines = await listToday(dana(2), { whose: "mine", kind: "decision_passed" });
  expect(lines).toHaveLength(50);
  const shown = lines.map((line) => added.findIndex((one) => one.candidacyId === line.candidacyId));
  expect(shown).not.toContain(0);
  expect(shown.filter((index) => index < 20)).toHaveLength(19);
  expect(shown.filter((index) => index >= 20 && index % 2 === 1)).toHaveLength(21);
  expect(await countTodayByKind(dana(2), "mine")).toEqual({ decision_passed: 61, update_due: 61 });
});
