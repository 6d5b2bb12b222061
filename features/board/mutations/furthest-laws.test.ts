import { asc, eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies, stageMoves } from "@/db/schema/candidacies";
import { interviews } from "@/db/schema/interviews";
import { offers, placementChanges, placements } from "@/db/schema/offers";
import { positions } from "@/db/schema/positions";
import { submittals } from "@/db/schema/submittals";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { stageOrder, type Stage } from "@/db/vocabulary/candidacies";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { moveCandidacies } from "@/features/candidacies/mutations/move-candidacies";
import { cancelInterview } from "@/features/interviews/mutations/cancel-interview";
import { scheduleInterview } from "@/features/interviews/mutations/schedule-interview";
import { acceptOffer } from "@/features/offers/mutations/accept-offer";
import { declineOffer } from "@/features/offers/mutations/decline-offer";
import { extendOffer } from "@/features/offers/mutations/extend-offer";
import { withdrawOffer } from "@/features/offers/mutations/withdraw-offer";
import { submitToClient } from "@/features/submittals/mutations/submit-to-client";
import { Refusal } from "@/lib/errors";
import { fallOff } from "@/features/placements/mutations/fall-off";
import { startPlacement } from "@/features/placements/mutations/start-placement";
import { undoOperation } from "./undo-operation";

const { db } = await testDatabase();
const start = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, start);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));

/** One card, and what a recruiter may try on it; a refusal is an answer as good as any. */
async function newWalk() {
  const position = await rows.position(dana.id);
  const candidate = await rows.candidate("Maria");
  let step = 0;
  const as = (): Context => ({ actor: dana, now: new Date(start.getTime() + step * 60_000), db });
  const { done } = await addToPosition(as(), { positionId: position.id, candidateIds: [candidate.id] });
  const candidacyId = done[0]!.candidacyId;
  const operations: string[] = [];
  const cancelable: string[] = [];
  const keep = (operationId: string | null) => operationId && operations.push(operationId);
  const card = async () => (await db.select().from(candidacies).where(eq(candidacies.id, candidacyId)))[0]!;
  const liveOffer = async () =>
    (
      await db
        .select()
        .from(offers)
        .where(sql`candidacy_id = ${candidacyId} and state = 'extended'`)
    )[0]?.id ?? null;
  const livePlacement = async () =>
    (
      await db
        .select()
        .from(placements)
        .where(sql`candidacy_id = ${candidacyId} and state in ('accepted', 'started')`)
    )[0]?.id ?? null;
  const move = (toStage: Stage) => async () => {
    const { version } = await card();
    keep((await moveCandidacies(as(), { cards: [{ candidacyId, version }], toStage })).operationId);
  };
  const withOffer = (verb: (offerId: string) => Promise<unknown>) => async () => {
    const offerId = await liveOffer();
    if (offerId) await verb(offerId);
  };
  const withPlacement = (verb: (placementId: string) => Promise<unknown>) => async () => {
    const placementId = await livePlacement();
    if (placementId) await verb(placementId);
  };
  const verbs = {
    submit: async () => {
      const day = `2026-02-${String(1 + (step % 28)).padStart(2, "0")}`;
      const { undo } = await submitToClient(as(), {
        candidacyId,
        submittedOn: day,
        withoutRightReason: "Agreed by phone",
        decision: { theyDidNotSay: true },
      });
      keep(undo);
    },
    toSourced: move("sourced"),
    toScreened: move("screened"),
    toSubmitted: move("submitted"),
    toInterview: move("interview"),
    interview: async () => {
      const startsAt = new Date(start.getTime() + step * 3_600_000);
      const endsAt = new Date(startsAt.getTime() + 1_800_000);
      const zone = "America/New_York";
      const { interviewId } = await scheduleInterview(as(), { candidacyId, kind: "phone", startsAt, endsAt, zone });
      cancelable.push(interviewId);
    },
    cancel: async () => {
      const interviewId = cancelable.pop();
      if (interviewId) await cancelInterview(as(), { interviewId, reason: "Travel" });
    },
    offer: async () => {
      await extendOffer(as(), { candidacyId, payCents: 12_000_000, payUnit: "year" });
    },
    withdraw: withOffer((offerId) => withdrawOffer(as(), { offerId, reason: "Budget" })),
    accept: withOffer((offerId) => acceptOffer(as(), { offerId })),
    decline: withOffer((offerId) => declineOffer(as(), { offerId, reason: "pay" })),
    begin: withPlacement((placementId) => startPlacement(as(), { placementId })),
    fallOff: withPlacement((placementId) => fallOff(as(), { placementId, reason: "No-show" })),
    closeOut: async () => {
      keep((await closeOut(as(), { candidacyId, side: "us", reason: "other" })).operationId);
    },
    addAgain: async () => {
      await addToPosition(as(), { positionId: position.id, candidateIds: [candidate.id] });
    },
    undo: async () => {
      const operationId = operations.pop();
      if (operationId) await undoOperation(as(), { operationId });
    },
  };
  const tryOne = async (name: keyof typeof verbs) => {
    step += 1;
    try {
      await verbs[name]();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  };
  return { candidacyId, positionId: position.id, card, tryOne, names: Object.keys(verbs) as (keyof typeof verbs)[] };
}

/** How far they got, worked out from the history alone and in another way than the database does. */
async function recomputed(candidacyId: string): Promise<Stage> {
  const moves = await db
    .select()
    .from(stageMoves)
    .where(eq(stageMoves.candidacyId, candidacyId))
    .orderBy(asc(stageMoves.id));
  const reached = new Set<Stage>(["sourced"]);
  const undone = new Set(moves.map(({ undoesId }) => undoesId));
  for (const { id, toStage, undoesId } of moves)
    if ((toStage === "sourced" || toStage === "screened") && !undoesId && !undone.has(id)) reached.add(toStage);
  for (const one of await db.select().from(submittals).where(eq(submittals.candidacyId, candidacyId)))
    if (!one.undoneAt) reached.add("submitted");
  for (const one of await db.select().from(interviews).where(eq(interviews.candidacyId, candidacyId)))
    if (one.state !== "canceled") reached.add("interview");
  for (const one of await db.select().from(offers).where(eq(offers.candidacyId, candidacyId)))
    if (one.state !== "withdrawn") reached.add("offer");
  for (const one of await db.select().from(placements).where(eq(placements.candidacyId, candidacyId))) {
    reached.add("accepted");
    const changes = await db.select().from(placementChanges).where(eq(placementChanges.placementId, one.id));
    if (changes.some(({ kind }) => kind === "started")) reached.add("placed");
  }
  return stageOrder.findLast((stage) => reached.has(stage)) ?? "sourced";
}

const { names } = await newWalk();

test("whatever is done and undone, how far they got is what happened", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...names), { minLength: 3, maxLength: 14 }), async (steps) => {
      const walk = await newWalk();
      for (const name of steps) {
        await walk.tryOne(name);
        const { furthest, stage, closedAt } = await walk.card();
        expect({ name, furthest }).toEqual({ name, furthest: await recomputed(walk.candidacyId) });
        // Nobody who is on the board stands further than they ever got.
        const ahead = !closedAt && stageOrder.indexOf(stage) > stageOrder.indexOf(furthest);
        expect({ name, ahead }).toEqual({ name, ahead: false });
      }
      await db.update(positions).set({ status: "closed" }).where(eq(positions.id, walk.positionId));
    }),
    { numRuns: 25 },
  );
});

test("a canceled interview, a withdrawn offer and an undone submittal take it back", async () => {
  const walk = await newWalk();
  const after = async (...steps: typeof names) => {
    for (const name of steps) await walk.tryOne(name);
    const { stage, furthest } = await walk.card();
    return `${stage}, ${furthest}`;
  };
  expect(await after("interview")).toBe("interview, interview");
  expect(await after("cancel")).toBe("screened, screened");
  expect(await after("submit")).toBe("submitted, submitted");
  expect(await after("undo")).toBe("screened, screened");
  expect(await after("submit", "offer", "withdraw")).toBe("submitted, submitted");
  expect(await after("offer", "accept", "begin", "fallOff")).toBe("placed, placed");
});
