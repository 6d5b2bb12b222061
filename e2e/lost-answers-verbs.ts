import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import type { Context } from "@/db/context";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { scheduleInterview } from "@/features/interviews/mutations/schedule-interview";
import { acceptOffer } from "@/features/offers/mutations/accept-offer";
import { extendOffer } from "@/features/offers/mutations/extend-offer";
import { startPlacement } from "@/features/placements/mutations/start-placement";
import { closePosition } from "@/features/positions/mutations/close-position";
import { holdPosition } from "@/features/positions/mutations/hold-position";
import { dayIn, instantAt, plusDays } from "@/lib/calendar";
import { present } from "@/lib/clock";
import { expect } from "./fixtures";
import { sendOf } from "./lost-answers";
import { card, makeBoard, openBoard, takeStep } from "./on-board";
import { compose } from "./sleepers";

type Ready = { press: () => Promise<void>; done: () => Promise<void>; typed?: readonly [Locator, string] };
/** Makes what a verb needs, and goes up to its last press. */
export type Prepare = (page: Page, context: Context) => Promise<Ready>;

const zone = "America/New_York";
const today = () => dayIn(zone, present());
const pay = { payCents: 12_500_000, payUnit: "year" } as const;

/** A form with something typed, which is gone once it was sent. */
export const sending = (form: Locator, typed?: readonly [Locator, string]): Ready => ({
  press: () => sendOf(form).click(),
  done: () => expect(form).toBeHidden(),
  ...(typed ? { typed } : {}),
});

/** The form of a step, once it has read what it starts from: that is an action too. */
export async function onCard(page: Page, path: string, button: RegExp) {
  await openBoard(page, path);
  await card(page, "Maria Alvarez").press("Enter");
  await page.getByRole("button", { name: button }).click();
  const form = page.getByRole("dialog").filter({ has: page.locator("form") });
  await sendOf(form).waitFor();
  return form;
}

async function onPosition(page: Page, path: string, verb: string) {
  await page.goto(path);
  const outside = page.getByRole("button", { name: verb, exact: true });
  if (await outside.isVisible()) await outside.click();
  else {
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: verb, exact: true }).click();
  }
  return page.getByRole("dialog").last();
}

async function offered(context: Context) {
  const board = await makeBoard(context);
  const { offerId } = await extendOffer(context, { candidacyId: board.cardOf(0), ...pay });
  return { ...board, offerId };
}

async function accepted(context: Context) {
  const board = await offered(context);
  const { placementId } = await acceptOffer(context, { offerId: board.offerId, startOn: today() });
  return { ...board, placementId };
}

export async function interview(context: Context, days: number) {
  const board = await makeBoard(context);
  const day = plusDays(today(), days);
  const hours = { startsAt: instantAt(day, 14, zone), endsAt: instantAt(day, 15, zone), zone };
  await scheduleInterview(context, { candidacyId: board.cardOf(0), kind: "video", ...hours });
  return board;
}

async function onRound(page: Page, positionId: string, button: RegExp) {
  await page.goto(`/positions/${positionId}/interviews`);
  await page.getByRole("listitem").filter({ hasText: "Maria Alvarez" }).getByRole("button", { name: button }).click();
  return page.getByRole("dialog", { name: /^(Reschedule|Cancel|Debrief)/ });
}

/**
 * Each way in which a verb is pressed that sends, creates or moves, up to its last press. Forms that are one component
 * with other words stand here once: with the verb that no other test walks through.
 */
export const verbs: Record<string, Prepare> = {
  async "several cards are moved"(page, context) {
    await openBoard(page, (await makeBoard(context)).path);
    for (const name of ["Maria Alvarez", "James Okafor"]) await card(page, name).press("x");
    await card(page, "James Okafor").press("m");
    return {
      press: () => page.getByRole("menuitem", { name: "Screened" }).press("Enter"),
      done: () => expect(page.getByText("2 cards moved to Screened.")).toBeVisible(),
    };
  },
  async "a move is undone"(page, context) {
    await openBoard(page, (await makeBoard(context)).path);
    await card(page, "Maria Alvarez").press("Shift+ArrowRight");
    await expect(page.getByText("Maria Alvarez moved to Screened.")).toBeVisible();
    return { press: () => page.keyboard.press("z"), done: () => expect(page.getByText("Undone.")).toBeVisible() };
  },
  async "a card is closed out"(page, context) {
    await openBoard(page, (await makeBoard(context)).path);
    await card(page, "Maria Alvarez").press("e");
    const form = page.getByRole("dialog", { name: /^Close out/ });
    await form.getByLabel("Why").selectOption("Pay");
    await form.getByRole("textbox").fill("Asked for more than the budget.");
    return sending(form, [form.getByRole("textbox"), "Asked for more than the budget."]);
  },
  async "people are added to the board"(page, context) {
    const lastName = `Beam${randomUUID().slice(0, 6)}`;
    await addCandidate(context, { firstName: "Ines", lastName });
    await openBoard(page, (await makeBoard(context)).path);
    await page.getByRole("button", { name: "Add people" }).first().click();
    const form = page.getByRole("dialog", { name: "Add people" });
    await form.getByRole("textbox").fill(lastName);
    await form.getByRole("checkbox", { name: new RegExp(lastName) }).check();
    return {
      press: () => form.getByRole("button").last().click(),
      done: () => expect(form).toBeHidden(),
      typed: [form.getByRole("textbox"), lastName],
    };
  },
  async "somebody is submitted"(page, context) {
    await openBoard(page, (await makeBoard(context)).path);
    const form = await takeStep(page, "Maria Alvarez", /^Submitted/, "Submit Maria Alvarez");
    await form.getByLabel(/They didn't say/).check();
    await form.getByLabel("Why without right to represent").fill("They agreed on site.");
    await form.getByLabel("Note").fill("The client knows her work.");
    return sending(form, [form.getByLabel("Note"), "The client knows her work."]);
  },
  async "an interview is scheduled"(page, context) {
    await openBoard(page, (await makeBoard(context)).path);
    const form = await takeStep(page, "Maria Alvarez", /^Interview/, "Schedule an interview for Maria Alvarez");
    await form.getByLabel("Location or link").fill("https://meet.example/halyard");
    return sending(form, [form.getByLabel("Location or link"), "https://meet.example/halyard"]);
  },
  async "an interview is canceled"(page, context) {
    const form = await onRound(page, (await interview(context, 3)).positionId, /^Cancel$/);
    await form.getByLabel("Why").fill("The client is away.");
    return sending(form, [form.getByLabel("Why"), "The client is away."]);
  },
  async "a debrief is recorded"(page, context) {
    const form = await onRound(page, (await interview(context, -1)).positionId, /^Debrief/);
    await form.getByRole("radio", { name: "Maria Alvarez" }).check();
    await form.getByLabel("What they said").fill("Liked the team.");
    return sending(form, [form.getByLabel("What they said"), "Liked the team."]);
  },
  async "an offer is withdrawn"(page, context) {
    const form = await onCard(page, (await offered(context)).path, /^Withdraw the offer/);
    await form.getByLabel("Why").fill("The budget was cut.");
    return sending(form, [form.getByLabel("Why"), "The budget was cut."]);
  },
  async "a hire falls through"(page, context) {
    const form = await onCard(page, (await accepted(context)).path, /^Fell through/);
    await form.getByLabel("Why").fill("Took another job.");
    return sending(form, [form.getByLabel("Why"), "Took another job."]);
  },
  async "an assignment is completed"(page, context) {
    const { path, placementId } = await accepted(context);
    await startPlacement(context, { placementId, startOn: today() });
    return sending(await onCard(page, path, /^Assignment completed/));
  },
  async "a hold is lifted"(page, context) {
    const { path, positionId } = await makeBoard(context);
    await holdPosition(context, { positionId, reason: "The budget is being decided." });
    return sending(await onPosition(page, path, "Lift hold"));
  },
  async "a position is closed"(page, context) {
    const form = await onPosition(page, (await makeBoard(context)).path, "Close position");
    await form.getByLabel("Why").fill("The project was canceled.");
    return sending(form, [form.getByLabel("Why"), "The project was canceled."]);
  },
  async "a position is opened again"(page, context) {
    const { path, positionId } = await makeBoard(context);
    await closePosition(context, { positionId, reason: "The project was canceled." });
    return sending(await onPosition(page, path, "Reopen"));
  },
  async "a candidate is added"(page) {
    const lastName = `Beam${randomUUID().slice(0, 6)}`;
    await page.goto("/candidates");
    await page.getByRole("link", { name: "Add candidate" }).click();
    await page.getByLabel("First name").fill("Noor");
    await page.getByLabel("Last name").fill(lastName);
    return {
      press: () => sendOf(page.locator("main form")).click(),
      done: () => expect(page.getByRole("heading", { name: `Noor ${lastName}` })).toBeVisible(),
      typed: [page.getByLabel("Last name"), lastName],
    };
  },
  async "an email is sent"(page, context) {
    const address = `${randomUUID()}@people.test`;
    const { personId } = await addCandidate(context, { firstName: "Ada", lastName: "Weld", emails: [address] });
    await compose(page, context, { personId });
    return {
      press: () => sendOf(page.locator("main form")).click(),
      done: () => expect(page.getByRole("row", { name: /Ada Weld/ })).toContainText(address),
    };
  },
};
