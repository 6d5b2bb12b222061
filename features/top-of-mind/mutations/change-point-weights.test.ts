import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { operations } from "@/db/schema/operations";
import { settings } from "@/db/schema/settings";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { pointGroupBounds, pointGroupDefaults, type GroupWeights } from "@/db/vocabulary/top-of-mind";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { settingsId } from "@/features/settings/rules";
import { getFirm } from "@/features/settings/queries";
import { keysOf } from "@/lib/keys-of";
import { changedPointWeights, pointWeightsInput } from "@/features/settings/inputs";
import { getTopOfMind } from "../queries/get-top-of-mind";
import { listWeightChanges } from "../queries/list-weight-changes";
import { changePointWeights } from "./change-point-weights";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const ada = mintRecruiter(await rows.recruiter("Ada King", "admin"));
const sam = mintRecruiter(await rows.recruiter("Sam Poe", "admin"));
const as = (actor: Context["actor"] = ada, minutes = 0): Context => ({
  actor,
  now: new Date(now.getTime() + minutes * 60_000),
  db,
});
const reason = "Fit counts more with us.";
const fitFirst = { how_far: 10, client_said: 25, fit: 60, warmth: 5 };

const back = async () => {
  const { pointWeightsAt: seenAt } = await getFirm(as());
  await changePointWeights(as(ada, 600), { ...pointGroupDefaults, reason, seenAt });
};

test("an admin changes what the groups give: the lists go by it, and the log says from what to what and why", async () => {
  const position = await rows.position(dana.id);
  const [fits, far] = [
    await rows.candidate("Fits", { discipline: "structural", level: "senior" }),
    await rows.candidate("Far", { discipline: "rail", level: "senior" }),
  ];
  const { done } = await addToPosition(as(dana), { positionId: position.id, candidateIds: [fits.id, far.id] });
  for (const { candidacyId, candidateId } of done)
    await closeOut(as(dana), {
      candidacyId,
      side: "client",
      reason: "position_filled",
      runnerUp: candidateId === far.id,
    });
  const order = async () =>
    (await getTopOfMind(as(), { positionId: position.id })).rows.map((row) => row.name.replace(" Test", ""));
  expect(await order()).toEqual(["Far", "Fits"]);

  const said = await listWeightChanges(as(), fitFirst);
  const change = said.find(({ positionId }) => positionId === position.id);
  expect(change?.moved.map(({ name, from, to }) => [name, from, to])).toEqual([
    ["Fits Test", 2, 1],
    ["Far Test", 1, 2],
  ]);
  await changePointWeights(as(), { ...fitFirst, reason, seenAt: null });
  expect(await order()).toEqual(["Fits", "Far"]);
  expect(await getFirm(as())).toMatchObject({ pointWeights: fitFirst, pointWeightsAt: now });
  const [operation] = await db.select().from(operations).where(eq(operations.verb, "changePointWeights"));
  expect(operation).toMatchObject({ reason, recruiterId: ada.id });
  expect(await auditOf(db, settingsId)).toMatchObject([
    {
      verb: "changePointWeights",
      fields: ["how_far", "fit", "warmth"],
      before: { how_far: 35, fit: 25, warmth: 15 },
      after: { how_far: 10, fit: 60, warmth: 5 },
    },
  ]);

  // The same again is no change, and the defaults are no numbers of the firm's own.
  await changePointWeights(as(ada, 5), { ...fitFirst, reason, seenAt: now });
  expect(await db.$count(operations, eq(operations.verb, "changePointWeights"))).toBe(1);
  await back();
  expect((await db.select().from(settings))[0]?.pointWeights).toEqual({});
});

test("of two admins who change them at once, the second is told who was first", async () => {
  const { pointWeightsAt: seenAt } = await getFirm(as());
  await changePointWeights(as(sam, 700), { ...fitFirst, reason, seenAt });
  await expect(changePointWeights(as(ada, 705), { ...pointGroupDefaults, reason, seenAt })).rejects.toThrow(
    "Sam Poe changed these points",
  );
  expect((await getFirm(as())).pointWeights).toEqual(fitFirst);
  const { pointWeightsAt } = await getFirm(as());
  await changePointWeights(as(ada, 710), { ...pointGroupDefaults, reason, seenAt: pointWeightsAt });
});

test("nobody but an admin changes or previews them", async () => {
  const { pointWeightsAt: seenAt } = await getFirm(as());
  await expect(changePointWeights(as(dana), { ...fitFirst, reason, seenAt })).rejects.toThrow("Only an admin");
  await expect(listWeightChanges(as(dana), fitFirst)).rejects.toThrow("Only an admin");
});

test("numbers that do not add up to 100 are said, and a reason is asked for", () => {
  const sentences = (given: object) => pointWeightsInput.safeParse(given).error?.issues.map(({ message }) => message);
  expect(sentences(pointGroupDefaults)).toBeUndefined();
  expect(sentences({ ...pointGroupDefaults, fit: 24 })).toEqual(["These add up to 99. Make them add up to 100."]);
  expect(sentences({ ...pointGroupDefaults, warmth: 41 })).toContain("Enter a whole number from 0 to 40.");
  const asked = changedPointWeights.safeParse({ ...pointGroupDefaults, reason: "", seenAt: null });
  expect(asked.error?.issues.map(({ path }) => path)).toEqual([["reason"]]);
});

const stored = async (weights: Record<string, unknown>) =>
  db
    .update(settings)
    .set({ pointWeights: weights as Partial<GroupWeights> })
    .then(
      () => "stored",
      ({ cause }: { cause: { constraint_name: string } }) => cause.constraint_name,
    );

test("the database keeps them within their bounds and at 100 together, whoever writes them", async () => {
  const refused = "settings_point_weights";
  expect(await stored(fitFirst)).toBe("stored");
  for (const group of keysOf(pointGroupBounds)) {
    const [least, most] = pointGroupBounds[group];
    const others = keysOf(pointGroupBounds).filter((one) => one !== group);
    for (const value of [least - 1, most + 1]) {
      // The others make up the hundred, as far as their bounds go.
      const given: Record<string, number> = { ...pointGroupDefaults, [group]: value };
      let left = 100 - Object.values(given).reduce((sum, one) => sum + one, 0);
      for (const one of others) {
        const [low, high] = pointGroupBounds[one];
        const to = Math.min(high, Math.max(low, (given[one] ?? 0) + left));
        left -= to - (given[one] ?? 0);
        given[one] = to;
      }
      expect([Object.values(given).reduce((sum, one) => sum + one, 0), await stored(given)]).toEqual([100, refused]);
    }
  }
  const { warmth: _, ...three } = fitFirst;
  for (const given of [three, { ...fitFirst, fit: 59 }, { ...fitFirst, luck: 0 }, { ...fitFirst, fit: "60" }])
    expect(await stored(given)).toBe(refused);
  expect(await stored({})).toBe("stored");
});
