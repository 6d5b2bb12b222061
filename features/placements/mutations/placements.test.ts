import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies, closeOuts } from "@/db/schema/candidacies";
import { offers, placements } from "@/db/schema/offers";
import { openings, reopenings } from "@/db/schema/openings";
import { personActivity } from "@/db/schema/people";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { listEvents } from "@/features/events/queries/list-events";
import { eventWords } from "@/features/events/rules/event-words";
import { acceptOffer } from "@/features/offers/mutations/accept-offer";
import { extendOffer } from "@/features/offers/mutations/extend-offer";
import { completePlacement } from "./complete-placement";
import { fallOff } from "./fall-off";
import { startPlacement } from "./start-placement";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const monday = new Date("2026-04-06T13:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const viewer = mintRecruiter(await rows.recruiter("Vera", "viewer"));
const as = (actor: Context["actor"] = dana, at = monday): Context => ({ actor, now: at, db });

async function accepted(over: Parameters<typeof rows.position>[1] = {}) {
  const position = await rows.position(dana.id, over);
  const { id, personId } = await rows.candidate("Maria");
  const { done: added } = await addToPosition(as(dana, now), { positionId: position.id, candidateIds: [id] });
  const { candidacyId } = added[0]!;
  const { offerId } = await extendOffer(as(dana, now), {
    candidacyId,
    payCents: 6_200,
    payUnit: "hour",
    startOn: "2026-04-06",
  });
  const { placementId } = await acceptOffer(as(dana, now), { offerId });
  return { placementId, offerId, candidacyId, personId, openingId: position.openingId, positionId: position.id };
}

const read = async (id: string) => (await db.select().from(placements).where(eq(placements.id, id)))[0]!;
const readCard = async (id: string) => (await db.select().from(candidacies).where(eq(candidacies.id, id)))[0]!;

test("a start moves the card to Placed and sets the guarantee from the true day", async () => {
  const { placementId, candidacyId } = await accepted({ guaranteeDays: 30 });
  const wednesday = new Date("2026-04-08T13:00:00Z");
  await startPlacement(as(dana, wednesday), { placementId, startOn: "2026-04-07" });
  expect(await read(placementId)).toMatchObject({
    state: "started",
    startOn: "2026-04-07",
    guaranteeUntil: "2026-05-07",
  });
  expect(await readCard(candidacyId)).toMatchObject({ stage: "placed", furthest: "placed" });
});

test("a start is noted once it has come, once, and by a writer", async () => {
  const { placementId } = await accepted();
  await expect(startPlacement(as(viewer), { placementId })).rejects.toThrow("viewer");
  await expect(startPlacement(as(), { placementId, startOn: "2026-04-07" })).rejects.toThrow("in the future");
  const both = await Promise.allSettled([
    startPlacement(as(dana), { placementId }),
    startPlacement(as(omar), { placementId }),
  ]);
  const lost = both.filter((one) => one.status === "rejected");
  expect(lost).toHaveLength(1);
  expect(String(lost[0]!.reason)).toMatch(/(Dana Ruiz|Omar Haddad) recorded a moment ago that Maria Test started\./);
});

test.each([
  ["before the start", false],
  ["after it", true],
])("a hire that falls through %s is closed out, and the seat is back open", async (_, started) => {
  const { placementId, offerId, candidacyId, openingId, positionId, personId } = await accepted();
  if (started) await startPlacement(as(), { placementId });
  const { reopeningId } = await fallOff(as(omar), { placementId, reason: "Went back to the old firm" });

  expect(await read(placementId)).toMatchObject({ state: "fell_off", endedAt: monday });
  const [opening] = await db.select().from(openings).where(eq(openings.id, openingId));
  expect(opening).toMatchObject({ state: "open", candidacyId: null });
  const [reopening] = await db.select().from(reopenings).where(eq(reopenings.id, reopeningId));
  expect(reopening).toMatchObject({ kind: "fell_off", positionId, candidacyId });
  const [ended] = await db.select().from(closeOuts).where(eq(closeOuts.candidacyId, candidacyId));
  expect(ended).toMatchObject({ side: "candidate", note: "Went back to the old firm" });
  const [offer] = await db.select().from(offers).where(eq(offers.id, offerId));
  expect(offer).toMatchObject({ state: "withdrawn", answerNote: "Fell through: Went back to the old firm" });
  const [activity] = await db.select().from(personActivity).where(eq(personActivity.personId, personId));
  expect(activity?.inProcessUntil?.toISOString()).toBe("2026-04-14T04:00:00.000Z");

  const { events } = await listEvents(as(), { candidacyId }, { limit: 20 });
  const closed = events.find(({ kind }) => kind === "closed_out")!;
  expect(eventWords(closed, dana.zone)).toEqual({
    label: "Candidate left: other",
    words: "Went back to the old firm",
  });

  const james = await rows.candidate("James");
  const { done: added } = await addToPosition(as(), { positionId, candidateIds: [james.id] });
  const next = { candidacyId: added[0]!.candidacyId, payCents: 6_000, payUnit: "hour" as const };
  await expect(extendOffer(as(), next)).resolves.toMatchObject({ openingId });
});

test("a hire falls through once", async () => {
  const { placementId, openingId } = await accepted();
  const both = await Promise.allSettled([
    fallOff(as(dana), { placementId, reason: "No show" }),
    fallOff(as(omar), { placementId, reason: "No show" }),
  ]);
  expect(String(both.find((one) => one.status === "rejected")?.reason)).toMatch(/that this hire fell through/);
  expect(await db.$count(reopenings, eq(reopenings.openingId, openingId))).toBe(1);
  await expect(startPlacement(as(), { placementId })).rejects.toThrow("fell through");
  await expect(fallOff(as(viewer), { placementId, reason: "No show" })).rejects.toThrow("viewer");
});

test("an assignment that ended is completed, and only one that started", async () => {
  const { placementId, candidacyId, openingId } = await accepted({ term: "contract" });
  await expect(completePlacement(as(), { placementId })).rejects.toThrow("Maria Test has not started yet.");
  await startPlacement(as(), { placementId, endsOn: "2026-10-30" });
  const both = await Promise.allSettled([
    completePlacement(as(dana), { placementId }),
    completePlacement(as(omar), { placementId }),
  ]);
  expect(String(both.find((one) => one.status === "rejected")?.reason)).toMatch(/is completed/);
  expect(await read(placementId)).toMatchObject({ state: "completed", endsOn: "2026-10-30", endedAt: monday });
  expect(await readCard(candidacyId)).toMatchObject({ stage: "placed", closedAt: null });
  const [opening] = await db.select().from(openings).where(eq(openings.id, openingId));
  expect(opening).toMatchObject({ state: "filled" });
});
