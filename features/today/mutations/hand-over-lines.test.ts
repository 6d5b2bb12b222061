import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context, type Recruiter } from "@/db/context";
import { positions } from "@/db/schema/positions";
import { recruiters } from "@/db/schema/recruiters";
import { handedLines, nudges } from "@/db/schema/today";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { recordYes } from "@/features/candidacies/mutations/record-yes";
import { scheduleCallback } from "@/features/callbacks/mutations/schedule-callback";
import { listEvents } from "@/features/events/queries/list-events";
import { eventWords } from "@/features/events/rules/event-words";
import { logTouch } from "@/features/touches/mutations/log-touch";
import { countTodayByKind, listToday } from "../queries/list-today";
import { listTeamLoad } from "../queries/list-team-load";
import { loadDifferences } from "../queries/test-today-when";
import { handOverLines } from "./hand-over-lines";
import { nudgeLine } from "./nudge-line";
import { takeBackLine, undoHandOver } from "./take-back-lines";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const lin = mintRecruiter(await rows.recruiter("Lin Wu"));
const mia = mintRecruiter(await rows.recruiter("Mia Manager", "manager"));
const viewer = mintRecruiter(await rows.recruiter("Vera", "viewer"));
const as = (actor: Recruiter = dana, hours = 0): Context => ({
  actor,
  now: new Date(now.getTime() + hours * 3_600_000),
  db,
});

/** A callback of Dana's that is due. */
async function callback(positionId?: string) {
  const { personId } = await rows.candidate("Maria");
  const dueAt = new Date(now.getTime() + 3_600_000);
  const { callbackId } = await scheduleCallback(as(), {
    personId,
    dueAt,
    reason: "Ask",
    positionId: positionId ?? null,
  });
  return { personId, line: { kind: "callback", subjectId: callbackId, handedId: null } as const };
}
const find = async (actor: Recruiter, subjectId: string, whose: "mine" | "all" = "mine") =>
  (await listToday(as(actor), { whose, kind: "callback" })).find((line) => line.subjectId === subjectId);
const has = async (subjectId: string) => {
  const on: string[] = [];
  for (const actor of [dana, omar, lin, mia]) if (await find(actor, subjectId)) on.push(actor.name);
  return on;
};
const lostOf = (all: PromiseSettledResult<unknown>[]) =>
  all.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));

test("a handed line is on the colleague's list with who and why, counted there, and on the giver's no more", async () => {
  const { line } = await callback();
  const before = [await countTodayByKind(as(), "mine"), await countTodayByKind(as(omar), "mine")];
  const done = await handOverLines(as(), { toId: omar.id, note: "I am at the dentist", lines: [line] });
  expect(done).toMatchObject({ handed: 1, done: 0, to: "Omar Haddad" });
  expect(await has(line.subjectId)).toEqual(["Omar Haddad"]);
  expect(await find(omar, line.subjectId)).toMatchObject({
    ownerName: "Omar Haddad",
    handed: { by: "Dana Ruiz", note: "I am at the dentist" },
  });
  const after = [await countTodayByKind(as(), "mine"), await countTodayByKind(as(omar), "mine")];
  expect((after[0]!.callback ?? 0) - (before[0]!.callback ?? 0)).toBe(-1);
  expect((after[1]!.callback ?? 0) - (before[1]!.callback ?? 0)).toBe(1);
  expect(await find(mia, line.subjectId, "all")).toMatchObject({ ownerName: "Omar Haddad" });
  expect((await listTeamLoad(as(mia), null)).find(({ id }) => id === omar.id)).toMatchObject({ due: 1 });
  expect(await loadDifferences(as(mia))).toEqual([]);
});

test("several at once, one undo takes all back; who hands on is not undone over, and is named", async () => {
  const [one, two] = [await callback(), await callback()];
  const given = await handOverLines(as(), { toId: omar.id, lines: [one.line, two.line] });
  expect([await has(one.line.subjectId), await has(two.line.subjectId)]).toEqual([["Omar Haddad"], ["Omar Haddad"]]);
  const handedId = (await find(omar, two.line.subjectId))!.handed!.id;
  const on = await handOverLines(as(omar), { toId: lin.id, lines: [{ ...two.line, handedId }] });
  await expect(undoHandOver(as(), given)).rejects.toThrow("Omar Haddad took this back or handed it on a moment ago.");
  expect([await has(one.line.subjectId), await has(two.line.subjectId)]).toEqual([["Omar Haddad"], ["Lin Wu"]]);
  await undoHandOver(as(omar), on);
  expect(await has(two.line.subjectId)).toEqual(["Omar Haddad"]);
  await undoHandOver(as(), given);
  expect([await has(one.line.subjectId), await has(two.line.subjectId)]).toEqual([["Dana Ruiz"], ["Dana Ruiz"]]);
  await expect(undoHandOver(as(), given)).rejects.toThrow("Dana Ruiz undid this a moment ago.");
});

test("taken back by its owner or a manager, once; handed to its owner it is just theirs again", async () => {
  const { line } = await callback();
  await handOverLines(as(mia), { toId: omar.id, lines: [line] });
  const handedId = (await find(omar, line.subjectId))!.handed!.id;
  await expect(takeBackLine(as(lin), { handedId })).rejects.toThrow("Only those");
  await expect(takeBackLine(as(viewer), { handedId })).rejects.toThrow("viewer");
  const both = await Promise.allSettled([dana, mia].map(async (actor) => takeBackLine(as(actor), { handedId })));
  expect(lostOf(both)).toEqual([
    expect.stringMatching(/(Dana Ruiz|Mia Manager) took this back or handed it on a moment/),
  ]);
  expect(await has(line.subjectId)).toEqual(["Dana Ruiz"]);
  await handOverLines(as(), { toId: omar.id, lines: [line] });
  const again = (await find(omar, line.subjectId))!.handed!.id;
  await handOverLines(as(omar), { toId: dana.id, lines: [{ ...line, handedId: again }] });
  expect(await find(dana, line.subjectId)).toMatchObject({ handed: null });
});

test("of two who hand the same line over at once one has it, and the other is told to whom it went", async () => {
  const { line } = await callback();
  const both = await Promise.allSettled([
    handOverLines(as(dana), { toId: omar.id, lines: [line] }),
    handOverLines(as(mia), { toId: lin.id, lines: [line] }),
  ]);
  expect(lostOf(both)).toEqual([
    expect.stringMatching(/(Dana Ruiz handed this to Omar Haddad|Mia Manager handed this to Lin Wu) a moment ago\./),
  ]);
  expect(await db.$count(handedLines, eq(handedLines.subjectId, line.subjectId))).toBe(1);
});

test("what was done meanwhile is left out, and where nothing is left, nothing is handed over", async () => {
  const [one, two] = [await callback(), await callback()];
  await logTouch(as(), { personId: one.personId, kind: "call", outcome: "spoke" });
  const given = await handOverLines(as(), { toId: omar.id, lines: [one.line, two.line] });
  expect(given).toMatchObject({ handed: 1, done: 1 });
  await expect(handOverLines(as(), { toId: omar.id, lines: [one.line] })).rejects.toThrow("done already");
  await logTouch(as(omar), { personId: two.personId, kind: "call", outcome: "spoke" });
  expect(await has(two.line.subjectId)).toEqual([]);
});

test("refused: another's line, by or to a viewer, to who has it, to who left", async () => {
  const { line } = await callback();
  await expect(handOverLines(as(lin), { toId: lin.id, lines: [line] })).rejects.toThrow("Nothing was handed over");
  await expect(handOverLines(as(viewer), { toId: lin.id, lines: [line] })).rejects.toThrow("viewer");
  await expect(handOverLines(as(), { toId: viewer.id, lines: [line] })).rejects.toMatchObject({ field: "toId" });
  await expect(handOverLines(as(), { toId: dana.id, lines: [line] })).rejects.toThrow("on Dana Ruiz's list already");
  const gone = await rows.recruiter("Gone", "recruiter", { deactivatedAt: now });
  await expect(handOverLines(as(), { toId: gone.id, lines: [line] })).rejects.toThrow("still here");
  const past = { ...line, dueAt: now, ownerId: dana.id, by: dana.id, at: now, operationId: crypto.randomUUID() };
  await expect(db.insert(handedLines).values({ ...past, toId: gone.id })).rejects.toMatchObject({
    cause: { constraint_name: "handed_lines_receiver" },
  });
});

test("a line of somebody who leaves is its owner's again", async () => {
  const { line } = await callback();
  const temp = mintRecruiter(await rows.recruiter("Temp"));
  await handOverLines(as(), { toId: temp.id, lines: [line] });
  expect(await has(line.subjectId)).toEqual([]);
  await db.update(recruiters).set({ deactivatedAt: now }).where(eq(recruiters.id, temp.id));
  expect(await has(line.subjectId)).toEqual(["Dana Ruiz"]);
});

test("about a restricted position it goes only to somebody who may see it, and comes back from who may no more", async () => {
  const { id } = await rows.position(dana.id);
  const { line } = await callback(id);
  await handOverLines(as(), { toId: omar.id, lines: [line] });
  expect(await has(line.subjectId)).toEqual(["Omar Haddad"]);
  await db.update(positions).set({ restrictedAt: now }).where(eq(positions.id, id));
  expect(await has(line.subjectId)).toEqual(["Dana Ruiz"]);
  await expect(handOverLines(as(), { toId: lin.id, lines: [line] })).rejects.toThrow(
    "Lin Wu may not see this position",
  );
  const { dueAt } = (await find(dana, line.subjectId))!;
  const past = { kind: line.kind, subjectId: crypto.randomUUID(), dueAt, by: dana.id, at: now };
  await expect(
    db.insert(handedLines).values({ ...past, toId: lin.id, positionId: id, operationId: crypto.randomUUID() }),
  ).rejects.toMatchObject({ cause: { constraint_name: "handed_lines_seen" } });
});

test("a candidate whom nobody told anything is handed over too, though the card is the giver's", async () => {
  const { id: positionId } = await rows.position(dana.id);
  const { id, personId } = await rows.candidate("Quiet");
  const { done } = await addToPosition(as(dana, -400), { positionId, candidateIds: [id] });
  await recordYes(as(dana, -400), { candidacyId: done[0]!.candidacyId });
  const on = async (actor: Recruiter) =>
    (await listToday(as(actor), { whose: "mine", kind: "no_word" })).map(({ subjectId }) => subjectId);
  expect([await on(dana), await on(omar)]).toEqual([[personId], []]);
  await handOverLines(as(), { toId: omar.id, lines: [{ kind: "no_word", subjectId: personId }] });
  expect([await on(dana), await on(omar)]).toEqual([[], [personId]]);
  expect(await countTodayByKind(as(omar), "mine")).toMatchObject({ no_word: 1 });
  await logTouch(as(omar), { personId, kind: "call", outcome: "spoke" });
  expect([await on(dana), await on(omar)]).toEqual([[], []]);
});

test("both stand in the history of the person and the position, for whoever may see it", async () => {
  const { id: positionId } = await rows.position(dana.id);
  const { line, personId } = await callback(positionId);
  const given = await handOverLines(as(dana, 1), { toId: omar.id, note: "I am at the dentist", lines: [line] });
  await nudgeLine(as(mia, 2), line);
  const told = async (actor: Recruiter, of: { personId: string } | { positionId: string }) =>
    (await listEvents(as(actor), of, { limit: 9 })).events
      .filter(({ kind }) => kind === "handed_over" || kind === "nudged")
      .map((event) => [event.by, ...Object.values(eventWords(event, "America/New_York"))]);
  const said = [
    ["Mia Manager", 'Nudged Omar Haddad about "Callback"', ""],
    ["Dana Ruiz", 'Handed "Callback" to Omar Haddad', "I am at the dentist"],
  ];
  expect([await told(lin, { personId }), await told(lin, { positionId })]).toEqual([said, said]);
  await undoHandOver(as(dana, 3), given);
  expect((await told(lin, { positionId }))[1]?.[2]).toBe("Undone since · I am at the dentist");
  await db.update(positions).set({ restrictedAt: now }).where(eq(positions.id, positionId));
  expect([await told(lin, { personId }), await told(lin, { positionId })]).toEqual([[], []]);
  expect(await told(dana, { positionId })).toHaveLength(2);
});

test("a nudge is seen on the line by whoever has it, once a day whoever nudges", async () => {
  const { line } = await callback();
  await expect(nudgeLine(as(omar), line)).rejects.toThrow("manager");
  const max = mintRecruiter(await rows.recruiter("Max Boss", "admin"));
  const both = await Promise.allSettled([mia, max].map(async (actor) => nudgeLine(as(actor), line)));
  expect(lostOf(both)).toEqual([
    expect.stringMatching(/(Mia Manager|Max Boss) nudged Dana Ruiz about this a moment ago\. Once a day is enough\./),
  ]);
  expect(await find(dana, line.subjectId)).toMatchObject({ nudged: { by: expect.stringMatching(/Mia|Max/) } });
  await nudgeLine(as(mia, 24), line);
  expect(await db.$count(nudges, eq(nudges.subjectId, line.subjectId))).toBe(2);
  await handOverLines(as(mia), { toId: mia.id, lines: [line] });
  await expect(nudgeLine(as(mia, 48), line)).rejects.toThrow("your own list");
});
