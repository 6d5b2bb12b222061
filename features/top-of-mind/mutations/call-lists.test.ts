import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { personPhones } from "@/db/schema/people";
import { touches } from "@/db/schema/touches";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { scheduleCallback } from "@/features/callbacks/mutations/schedule-callback";
import { logTouch } from "@/features/touches/mutations/log-touch";
import { getCallList } from "../queries/get-call-list";
import { listCallLists } from "../queries/list-call-lists";
import { logCall } from "./log-call";
import { startCallList } from "./start-call-list";
import { storeTopOfMind } from "./store-top-of-mind";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const theo = mintRecruiter(await rows.recruiter("Theo Hale"));
const viewer = mintRecruiter(await rows.recruiter("Vera", "viewer"));
const as = (actor: Context["actor"] = dana, minutes = 0): Context => ({
  actor,
  now: new Date(now.getTime() + minutes * 60_000),
  db,
});

/** A list of two, the runner-up second, with a number each. */
async function begun() {
  const position = await rows.position(dana.id);
  const [maria, james] = [await rows.candidate("Maria"), await rows.candidate("James")];
  const { done } = await addToPosition(as(), { positionId: position.id, candidateIds: [maria.id, james.id] });
  const [first, second] = done as [(typeof done)[number], (typeof done)[number]];
  for (const { candidacyId } of [first, second])
    await closeOut(as(), { candidacyId, side: "client", reason: "position_filled", runnerUp: true });
  await storeTopOfMind(as(), { positionId: position.id });
  const phones = await db
    .insert(personPhones)
    .values(
      [maria, james].map(({ personId }, at) => ({
        personId,
        raw: `813-555-014${at}`,
        e164: `+1813555014${at}`,
        primary: true,
        createdAt: now,
      })),
    )
    .returning({ id: personPhones.id });
  const lines = [{ personId: james.personId, note: "Ask about the bridge" }, { personId: maria.personId }];
  const { callListId } = await startCallList(as(), { positionId: position.id, lines });
  return { position, maria, james, callListId, phoneOfJames: phones[1]!.id };
}

test("a call list keeps order, notes, points, what was promised and last words, and is found again", async () => {
  const { position, maria, james, callListId } = await begun();
  await logTouch(as(dana, -90), { personId: james.personId, kind: "call", outcome: "no_answer", note: "Try after 4" });
  await scheduleCallback(as(), { personId: maria.personId, dueAt: as(dana, 60).now, reason: "Asked for the range" });
  const list = await getCallList(as(), callListId);
  expect(list).toMatchObject({ by: "Dana Ruiz", positionId: position.id });
  expect(list.lines.map(({ personId }) => personId)).toEqual([james.personId, maria.personId]);
  expect(list.lines[0]).toMatchObject({
    note: "Ask about the bridge",
    lastWords: { note: "Try after 4" },
    call: null,
    meanwhile: [],
    phones: [{ number: "+18135550141", wrong: false }],
  });
  expect(list.lines[0]!.points.find(({ id }) => id === "runner_up")).toEqual({ id: "runner_up", points: 7 });
  expect(list.lines[1]!.promised).toMatchObject([{ kind: "callback", words: "Asked for the range" }]);
  expect(await listCallLists(as(), { positionId: position.id })).toMatchObject([
    { id: callListId, by: "Dana Ruiz", people: 2, called: 0 },
  ]);
});

test("a logged call is the touch with this position, and progress is kept", async () => {
  const { position, james, callListId, phoneOfJames } = await begun();
  const { touchId } = await logCall(as(dana, 5), {
    callListId,
    personId: james.personId,
    outcome: "wrong_number",
    note: "A bakery",
    phoneId: phoneOfJames,
  });
  const [touch] = await db.select().from(touches).where(eq(touches.id, touchId));
  expect(touch).toMatchObject({ kind: "call", outcome: "wrong_number", positionId: position.id, recruiterId: dana.id });
  expect(touch!.candidacyId).not.toBeNull();
  const { lines } = await getCallList(as(), callListId);
  expect(lines[0]).toMatchObject({
    call: { outcome: "wrong_number", note: "A bakery", by: "Dana Ruiz" },
    phones: [{ wrong: true }],
    meanwhile: [],
  });
  expect(await listCallLists(as(), { positionId: position.id })).toMatchObject([{ people: 2, called: 1 }]);
});

test("a call is logged at its own time, never before its list was started nor in the future", async () => {
  const { james, callListId } = await begun();
  const call = { callListId, personId: james.personId, outcome: "no_answer" } as const;
  await expect(logCall(as(dana, 90), { ...call, at: as(dana, -1).now })).rejects.toMatchObject({
    field: "at",
    message: expect.stringMatching(
      /^This list was started Thu, Mar 12, .* Log an earlier call on the person's profile\.$/,
    ),
  });
  await expect(logCall(as(dana, 90), { ...call, at: as(dana, 150).now })).rejects.toThrow("in the future");
  const { touchId } = await logCall(as(dana, 90), { ...call, at: as(dana, 30).now });
  const [touch] = await db.select().from(touches).where(eq(touches.id, touchId));
  expect(touch).toMatchObject({ at: as(dana, 30).now, createdAt: as(dana, 90).now });
  expect((await getCallList(as(dana, 90), callListId)).lines[0]).toMatchObject({ call: { outcome: "no_answer" } });
});

test("whoever called meanwhile is named, and the line stays to be called", async () => {
  const { james, callListId } = await begun();
  await logTouch(as(theo, 7), { personId: james.personId, kind: "call", outcome: "left_voicemail" });
  const { lines } = await getCallList(as(dana, 9), callListId);
  expect(lines[0]).toMatchObject({ call: null, meanwhile: [{ by: "Theo Hale", outcome: "left_voicemail" }] });
});

test("a viewer begins and logs nothing, and who is not on the list is not called from it", async () => {
  const { position, james, callListId } = await begun();
  const lines = [{ personId: james.personId }];
  await expect(startCallList(as(viewer), { positionId: position.id, lines })).rejects.toThrow("A viewer");
  const call = { callListId, personId: james.personId, outcome: "spoke" } as const;
  await expect(logCall(as(viewer), call)).rejects.toThrow("A viewer");
  await expect(logCall(as(theo), { ...call, keptBy: dana.id })).rejects.toMatchObject({ field: "keptBy" });
  const { personId } = await rows.candidate("Lin");
  await expect(logCall(as(), { ...call, personId })).rejects.toThrow("call list");
  await expect(startCallList(as(), { positionId: position.id, lines: [] })).rejects.toThrow("at least one");
  await expect(
    startCallList(as(), { positionId: position.id, lines: [{ personId: crypto.randomUUID() }] }),
  ).rejects.toThrow("at least one");
});

test("of two who log the same line at once one call is logged, and the other is told by whom", async () => {
  const { james, callListId } = await begun();
  const call = { callListId, personId: james.personId, outcome: "spoke", note: "" } as const;
  const results = await Promise.allSettled([logCall(as(dana, 3), call), logCall(as(theo, 3), call)]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const lost = results.find(({ status }) => status === "rejected") as PromiseRejectedResult;
  expect(String(lost.reason)).toMatch(/(Dana Ruiz|Theo Hale) logged this call a moment ago: spoke with them/);
  expect(await db.select().from(touches).where(eq(touches.personId, james.personId))).toHaveLength(1);
});
