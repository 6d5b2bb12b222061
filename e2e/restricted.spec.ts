import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { restrictPosition } from "@/features/positions/mutations/restrict-position";
import { expect, test } from "./fixtures";
import { card, makeBoard, openBoard } from "./on-board";

test("a restricted position is not there for a colleague until they are named", async ({
  page,
  firm,
  recruiter,
  colleague,
}) => {
  const context = firm.as(recruiter.recruiter);
  const lastName = `Quiet${randomUUID().slice(0, 6)}`;
  const title = `Harbor Lead ${randomUUID().slice(0, 8)}`;
  const { positionId, path } = await makeBoard(context, { names: [`Maria ${lastName}`] });
  await firm.sql`update positions set title = ${title} where id = ${positionId}`;
  const [{ id: candidateId } = { id: "" }] = await firm.sql<{ id: string }[]>`
    select candidate_id as id from candidacies where position_id = ${positionId}`;

  await page.goto(`/positions/${positionId}/details`);
  await page.getByRole("button", { name: "Restrict who can see this" }).click();
  const dialog = page.getByRole("dialog", { name: "Restrict who can see this position" });
  await dialog.getByRole("button", { name: "Restrict", exact: true }).click();
  await expect(dialog.getByText("Say why only some people see it.")).toBeVisible();
  await dialog.getByLabel("Why").fill("A quiet replacement");
  await dialog.getByRole("button", { name: "Restrict", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Restricted: only Robin recruiter (owner) and admins see this position.")).toBeVisible();
  await page.goto(`/positions?q=${encodeURIComponent(title)}`);
  await expect(page.getByRole("row", { name: new RegExp(title) })).toContainText("Restricted");

  const outside = await colleague.openPage();
  const answer = await outside.goto(path);
  expect(answer?.status()).toBe(404);
  await expect(outside.getByText(title)).toHaveCount(0);
  await outside.goto(`/positions?q=${encodeURIComponent(title)}`);
  await expect(outside.getByRole("row", { name: new RegExp(title) })).toHaveCount(0);
  expect(await foundInPalette(outside, title)).toEqual([]);
  await outside.goto("/today?whose=all");
  await expect(outside.getByRole("heading", { name: "Today" })).toBeVisible();
  await expect(outside.getByText(title)).toHaveCount(0);
  await outside.goto(`/candidates/${candidateId}`);
  await expect(outside.getByText("On a restricted position")).toBeVisible();
  await expect(outside.getByText(title)).toHaveCount(0);

  const { actor } = colleague.context();
  if (actor.kind !== "recruiter") throw new Error("A colleague is a recruiter.");
  await restrictPosition(context, { positionId, version: 2, viewerIds: [actor.id], reason: "Casey works on it too" });
  await openBoard(outside, path);
  await expect(card(outside, `Maria ${lastName}`)).toBeVisible();
  expect(await foundInPalette(outside, title)).toEqual([title]);
  await outside.goto(`/candidates/${candidateId}`);
  await expect(outside.getByRole("link", { name: title })).toBeVisible();

  await page.goto(`/positions/${positionId}/details`);
  await page.getByRole("button", { name: "Show to everyone" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Show to everyone" }).click();
  await expect(page.getByText("Everyone in Callback can see this position.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Restricted: only Robin recruiter (owner), Casey Colleague and admins")).toBeVisible();
});

/** The positions that the search of the palette answers with. */
async function foundInPalette(page: Page, words: string): Promise<string[]> {
  const answer = await page.request.get(`/api/search?search=${encodeURIComponent(words)}`);
  const { positions } = (await answer.json()) as { positions: { name: string }[] };
  return positions.map(({ name }) => name);
}
