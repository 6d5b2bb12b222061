import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { getTopOfMind } from "../queries/get-top-of-mind";
import { dismissSuggestion } from "./dismiss-suggestion";
import { restoreSuggestion } from "./restore-suggestion";

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

async function suggested() {
  const [position, other] = [await rows.position(dana.id), await rows.position(dana.id)];
  const maria = await rows.candidate("Maria");
  for (const { id } of [position, other]) {
    const { done } = await addToPosition(as(), { positionId: id, candidateIds: [maria.id] });
    await closeOut(as(), { candidacyId: done[0]!.candidacyId, side: "client", reason: "position_filled" });
  }
  const listed = async (positionId: string) => {
    const { rows: shown, dismissed } = await getTopOfMind(as(), { positionId });
    const among = (list: { personId: string }[]) => list.some(({ personId }) => personId === maria.personId);
    return { shown: among(shown), dismissed: among(dismissed) };
  };
  return { about: { positionId: position.id, personId: maria.personId }, other: other.id, listed };
}

test("a dismissed suggestion is hidden for that position alone, with who and why, and comes back", async () => {
  const { about, other, listed } = await suggested();
  await dismissSuggestion(as(), { ...about, reason: "not_now", note: "Until the baby sleeps" });
  expect(await listed(about.positionId)).toEqual({ shown: false, dismissed: true });
  expect(await listed(other)).toEqual({ shown: true, dismissed: false });
  const { dismissed } = await getTopOfMind(as(), { positionId: about.positionId });
  expect(dismissed).toMatchObject([{ by: "Dana Ruiz", reason: "not_now", note: "Until the baby sleeps" }]);
  await restoreSuggestion(as(theo, 5), about);
  expect(await listed(about.positionId)).toEqual({ shown: true, dismissed: false });
  await dismissSuggestion(as(theo, 9), { ...about, reason: "would_decline" });
  expect(await listed(about.positionId)).toEqual({ shown: false, dismissed: true });
});

test("a viewer dismisses nobody, and other reasons are said", async () => {
  const { about } = await suggested();
  await expect(dismissSuggestion(as(viewer), { ...about, reason: "not_now" })).rejects.toThrow("A viewer");
  await expect(restoreSuggestion(as(viewer), about)).rejects.toThrow("A viewer");
  await expect(dismissSuggestion(as(), { ...about, reason: "other" })).rejects.toThrow("Say why");
  await expect(restoreSuggestion(as(), about)).rejects.toThrow("suggestion");
});

test("of two who dismiss or bring back at once one does, and the other is told who", async () => {
  const { about } = await suggested();
  const dismissed = await Promise.allSettled([
    dismissSuggestion(as(dana, 1), { ...about, reason: "not_now" }),
    dismissSuggestion(as(theo, 1), { ...about, reason: "not_a_fit" }),
  ]);
  expect(dismissed.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const lost = (results: PromiseSettledResult<unknown>[]) =>
    String((results.find(({ status }) => status === "rejected") as PromiseRejectedResult).reason);
  expect(lost(dismissed)).toMatch(/(Dana Ruiz|Theo Hale) dismissed them a moment ago/);
  const restored = await Promise.allSettled([
    restoreSuggestion(as(dana, 2), about),
    restoreSuggestion(as(theo, 2), about),
  ]);
  expect(restored.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(lost(restored)).toMatch(/(Dana Ruiz|Theo Hale) brought them back a moment ago/);
});
