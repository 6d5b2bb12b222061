import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { placementSteps } from "@/db/schema/offers";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { acceptOffer } from "@/features/offers/mutations/accept-offer";
import { extendOffer } from "@/features/offers/mutations/extend-offer";
import { setPlacementStep } from "./set-placement-step";
import { startPlacement } from "./start-placement";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const viewer = mintRecruiter(await rows.recruiter("Vera", "viewer"));
const as = (actor: Context["actor"] = dana): Context => ({ actor, now, db });

async function accepted() {
  const { id: positionId } = await rows.position(dana.id);
  const { id } = await rows.candidate("Maria");
  const { done } = await addToPosition(as(), { positionId, candidateIds: [id] });
  const { offerId } = await extendOffer(as(), {
    candidacyId: done[0]!.candidacyId,
    payCents: 6_200,
    payUnit: "hour",
    startOn: "2026-03-12",
  });
  return (await acceptOffer(as(), { offerId })).placementId;
}
const stepsOf = (placementId: string) =>
  db.select().from(placementSteps).where(eq(placementSteps.placementId, placementId)).orderBy(asc(placementSteps.id));

test("a step is ticked off, taken back and ticked again: each with who and when, and none is lost", async () => {
  const placementId = await accepted();
  await setPlacementStep(as(), { placementId, step: "i9", done: true });
  await setPlacementStep(as(omar), { placementId, step: "i9", done: false });
  await setPlacementStep(as(omar), { placementId, step: "i9", done: true });
  const [first, second] = await stepsOf(placementId);
  expect(first).toMatchObject({ step: "i9", by: dana.id, undoneAt: now });
  expect(second).toMatchObject({ step: "i9", by: omar.id, undoneAt: null });
  expect(await auditOf(db, first!.id)).toMatchObject([{ verb: "setPlacementStep" }, { verb: "setPlacementStep" }]);
});

test("two at once tick once, and taking back what nobody ticked changes nothing", async () => {
  const placementId = await accepted();
  const both = await Promise.allSettled(
    [dana, omar].map((actor) => setPlacementStep(as(actor), { placementId, step: "badge", done: true })),
  );
  expect(both.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  await setPlacementStep(as(), { placementId, step: "background", done: false });
  expect(await stepsOf(placementId)).toHaveLength(1);
});

test("refused: a viewer, a hire that has started, a placement that is not there", async () => {
  const placementId = await accepted();
  const step = { placementId, step: "badge", done: true } as const;
  await expect(setPlacementStep(as(viewer), step)).rejects.toThrow("viewer");
  await expect(setPlacementStep(as(), { ...step, placementId: dana.id })).rejects.toThrow("no longer exists");
  await startPlacement(as(omar), { placementId });
  await expect(setPlacementStep(as(), step)).rejects.toThrow(
    "Omar Haddad recorded a moment ago that Maria Test started.",
  );
  expect(await stepsOf(placementId)).toEqual([]);
});
