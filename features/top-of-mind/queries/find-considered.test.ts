import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import type { Discipline } from "@/db/vocabulary/candidates";
import type { Width } from "@/db/vocabulary/widths";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { submitToClient } from "@/features/submittals/mutations/submit-to-client";
import { consideredWords } from "../rules/width";
import { logTouch } from "@/features/touches/mutations/log-touch";
import { dismissSuggestion } from "../mutations/dismiss-suggestion";
import { getTopOfMind } from "./get-top-of-mind";
import { listTopFor } from "./list-top-for";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const context: Context = { actor: dana, now, db };

async function put(positionId: string, candidateId: string) {
  const { done } = await addToPosition(context, { positionId, candidateIds: [candidateId] });
  return done[0]!.candidacyId;
}

/** Somebody who was on the position, and four who never were: of its level, near, of its work, and of none of it. */
async function base(discipline: Discipline) {
  const position = await rows.position(dana.id, { discipline, level: "senior", software: ["etabs"] });
  const known = await rows.candidate("Known", { discipline, level: "senior" });
  await closeOut(context, {
    candidacyId: await put(position.id, known.id),
    side: "client",
    reason: "position_filled",
    runnerUp: true,
  });
  await rows.candidate("Same", { discipline, level: "senior" });
  await rows.candidate("Work", { discipline, level: "intern", software: ["etabs"] });
  await rows.candidate("Level", { discipline, level: "intern" });
  return { position, known };
}

test("a wider look adds by discipline and level, then by work, then everyone, and says how many of each", async () => {
  const { position } = await base("geotech");
  await rows.candidate("Other", { discipline: "plumbing", level: "senior" });
  const look = async (wide: Width) => {
    const { rows: listed, considered } = await getTopOfMind(context, { positionId: position.id, wide });
    return { names: listed.map(({ name }) => name.replace(" Test", "")).toSorted(), ...considered! };
  };
  expect(await look("known")).toEqual({ names: ["Known"], own: 1, similar: 0, wider: 0 });
  expect(await look("role")).toMatchObject({ names: ["Known", "Same"], own: 1, similar: 0, wider: 1 });
  expect(await look("work")).toMatchObject({ names: ["Known", "Same", "Work"], wider: 2 });
  const all = await look("all");
  expect(all.names).toEqual(expect.arrayContaining(["Known", "Same", "Work", "Level", "Other"]));
  expect(consideredWords({ own: 6, similar: 17, wider: 0 }, "known")).toBe(
    "23 considered: 6 from this position + 17 from similar positions",
  );
});

test("who is interested comes first whatever the points, and who is in process elsewhere is marked", async () => {
  const { position, known } = await base("transportation");
  const keen = await rows.candidate("Keen", { discipline: "transportation", level: "junior" });
  const keenCard = await put(position.id, keen.id);
  await submitToClient(context, {
    candidacyId: keenCard,
    submittedOn: "2026-03-10",
    withoutRightReason: "Agreed by phone",
    decision: { theyDidNotSay: true },
  });
  const other = await rows.position(dana.id, { discipline: "plumbing", title: "Other" });
  await submitToClient(context, {
    candidacyId: await put(other.id, known.id),
    submittedOn: "2026-03-10",
    withoutRightReason: "Agreed by phone",
    decision: { theyDidNotSay: true },
  });
  const before = await getTopOfMind(context, { positionId: position.id });
  expect(before.rows.find(({ candidateId }) => candidateId === known.id)).toMatchObject({
    elsewhere: { positionId: other.id, stage: "submitted" },
  });
  await db.update(candidacies).set({ interestedAt: now }).where(eq(candidacies.id, keenCard));
  const after = await getTopOfMind(context, { positionId: position.id });
  expect(after.rows[0]).toMatchObject({ candidateId: keen.id, interested: true, elsewhere: null });
});

test("a row says what would raise its total, and each sentence names the card it is about", async () => {
  const { position, known } = await base("rail");
  const [row] = (await getTopOfMind(context, { positionId: position.id })).rows;
  expect(row).toMatchObject({ candidateId: known.id });
  expect(row!.changes!.map(({ id }) => id)).toEqual(["conversation", "available", "software"]);
  expect(row!.points.find(({ id }) => id === "runner_up")?.about).toMatchObject({ positionId: position.id });
});

test("a person is top of mind for open positions like their work, the best first, and not where they were dismissed", async () => {
  const { position, known } = await base("interiors");
  const near = await rows.position(dana.id, { discipline: "interiors", level: "lead", title: "Near" });
  await rows.position(dana.id, { discipline: "civil", level: "senior", title: "Far" });
  const found = await listTopFor(context, known.id);
  expect(found.map(({ positionId }) => positionId)).toEqual([position.id]);
  const { rows: listed } = await getTopOfMind(context, { positionId: position.id });
  expect(found[0]).toMatchObject({ total: listed[0]!.total, points: listed[0]!.points });
  await logTouch(context, { personId: known.personId, kind: "call", outcome: "spoke" });
  expect((await listTopFor(context, known.id)).map(({ positionId }) => positionId)).toEqual([position.id, near.id]);
  await dismissSuggestion(context, { positionId: position.id, personId: known.personId, reason: "not_now" });
  expect((await listTopFor(context, known.id)).map(({ positionId }) => positionId)).toEqual([near.id]);
});
