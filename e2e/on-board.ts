import type { Locator, Page } from "@playwright/test";
import type { Context } from "@/db/context";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { addClient } from "@/features/clients/mutations/add-client";
import { addPosition } from "@/features/positions/mutations/add-position";

type Given = { names?: readonly string[]; openings?: number; ownerId?: string | undefined };

/** A position of this test's own in Tampa, with people in Sourced. */
export async function makeBoard(
  context: Context,
  { names = ["Maria Alvarez", "James Okafor", "Priya Raman"], openings = 1, ownerId }: Given = {},
) {
  const clientName = `Halyard ${crypto.randomUUID()}`;
  const { clientId } = await addClient(context, { name: clientName });
  const { positionId } = await addPosition(context, {
    clientId,
    title: "Structural Engineer",
    discipline: "structural",
    level: "senior",
    city: "Tampa",
    state: "FL",
    blindDescription: "60-person structural firm, Tampa",
    openings,
    ownerId,
  });
  const people = [];
  const addresses = names.map(() => `${crypto.randomUUID()}@people.test`);
  for (const [index, name] of names.entries()) {
    const [firstName = "", lastName = ""] = name.split(" ");
    people.push(await addCandidate(context, { firstName, lastName, emails: addresses.slice(index, index + 1) }));
  }
  const candidateIds = people.map((one) => one.candidateId);
  const { done: added } = await addToPosition(context, { positionId, candidateIds });
  return {
    positionId,
    clientName,
    path: `/positions/${positionId}/board`,
    personIds: people.map((one) => one.personId),
    addresses,
    cardOf: (index: number) => added.find((one) => one.candidateId === candidateIds[index])?.candidacyId ?? "",
  };
}

/** Opens the board and waits until it listens: a key pressed before is lost. */
export async function openBoard(page: Page, path: string) {
  await page.goto(path);
  await page.locator('[style*="--board-top"]').waitFor();
}

export const column = (page: Page, stage: string) => page.getByRole("region", { name: new RegExp(`^${stage} `) });

export const card = (where: Page | Locator, name: string) =>
  where.getByRole("listitem").filter({ has: where.getByRole("button", { name, exact: true }) });

/** Opens the form of a step by keys alone: the card's menu, the first letters of the stage, Enter. */
export async function takeStep(page: Page, name: string, stage: RegExp, title: string): Promise<Locator> {
  await card(page, name).press("m");
  await page.getByRole("menuitem", { name: stage }).press("Enter");
  return page.getByRole("dialog", { name: title });
}
