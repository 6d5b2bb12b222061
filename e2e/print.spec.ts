import { randomUUID } from "node:crypto";
import { logTouch } from "@/features/touches/mutations/log-touch";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { addCandidates } from "@/features/candidates/mutations/add-candidates";
import { expect, test } from "./fixtures";
import { makeBoard, openBoard } from "./on-board";
import { printed } from "./pdf-text";

const ownName = () => `Q${randomUUID().slice(0, 8)}`;
const named = (text: string, names: string[]) => names.filter((name) => text.includes(name));
/** Of the screen alone: what is pressed, and where else one can go. */
const onScreenOnly = /Skip to the page|Log a call|Snooze|Sign out|Settings|Assign owner|Previous|Next\b|Columns|Ctrl/;

test.use({ colorScheme: "dark" });

/** No printer stands behind a test: the page says in its title that it asked for one. */
test.beforeEach(async ({ context }) => {
  await context.addInitScript(() => Object.assign(globalThis, { print: () => (document.title += " (printed)") }));
});

test("a list is printed with all rows of its filters, under heads on each sheet", async ({ page, firm, recruiter }) => {
  const lastName = ownName();
  const first = (at: number) => `P${100 + at}`;
  const people = Array.from({ length: 94 }, (_, at) => ({
    firstName: first(at),
    lastName,
    title: "Senior Structural Engineer of Record, Healthcare",
    licenses: (["FL", "GA", "NC"] as const).map((state) => ({ type: "PE" as const, state })),
  }));
  await addCandidates(firm.as(recruiter.recruiter), people);
  await page.goto(`/candidates?q=${lastName}`);
  const here = await printed(page);
  expect(here.map(({ text }) => text).join("\n")).toContain("1-50 of 94");
  expect(here.map(({ text }) => text).join("\n")).toContain("Only this page of the list. Its Print button prints all.");

  const opening = page.context().waitForEvent("page");
  await page.getByRole("link", { name: "Print" }).click();
  const all = await opening;
  await expect(all.getByText("1-94 of 94")).toBeVisible();
  await expect(all).toHaveTitle(/\(printed\)$/);
  const sheets = await printed(all);
  const text = sheets.map((sheet) => sheet.text).join("\n");
  const names = people.map(({ firstName }) => `${firstName} ${lastName}`);
  expect(named(text, names)).toEqual(names);
  expect(text).toContain("1-94 of 94");
  expect(text.match(/PE NC/g)).toHaveLength(94);
  expect(text).toContain("Senior Structural Engineer of Record, Healthcare");
  expect(text).not.toMatch(onScreenOnly);
  expect(sheets.every(({ landscape }) => landscape)).toBe(true);
  const withRows = sheets.filter((sheet) => /P1\d\d Q/.test(sheet.text));
  expect(withRows.length).toBeGreaterThan(2);
  for (const sheet of withRows) expect(sheet.text).toContain("Last contact");
  // Somebody who works in the dark prints dark letters on white paper all the same.
  const light = sheets.flatMap(({ colors }) => colors).filter((color) => color.split(" ").every((part) => +part > 0.6));
  expect(light).toEqual([]);
});

test("a board is printed with every column, card and close-out", async ({ page, firm, recruiter }) => {
  const context = firm.as(recruiter.recruiter);
  const names = Array.from({ length: 34 }, (_, at) => `Card${100 + at} ${ownName()}`);
  const board = await makeBoard(context, { names });
  await closeOut(context, { candidacyId: board.cardOf(0), side: "client", reason: "position_filled" });
  await openBoard(page, board.path);
  const here = (await printed(page)).map(({ text }) => text).join("\n");
  expect(named(here, names)).toHaveLength(30);
  expect(here).toContain("3 more cards, not printed");

  await page.goto(`${board.path}?print=true`);
  await expect(page).toHaveTitle(/\(printed\)$/);
  const sheets = await printed(page);
  const text = sheets.map((sheet) => sheet.text).join("\n");
  expect(named(text, names)).toEqual(names);
  expect(text).not.toContain("not printed");
  for (const stage of ["Sourced", "Screened", "Submitted", "Interview", "Offer", "Accepted", "Placed"])
    expect(text).toContain(stage);
  expect(text).toContain("1 closed out");
  expect(text).toMatch(/Position filled/);
  expect(text).not.toMatch(onScreenOnly);
  expect(sheets.length).toBeLessThan(8);
});

test("a profile is printed with its whole timeline", async ({ page, firm, recruiter }) => {
  const context = firm.as(recruiter.recruiter);
  const lastName = ownName();
  const { candidateId, personId } = await addCandidate(context, { firstName: "Maria", lastName });
  const notes = Array.from({ length: 45 }, (_, at) => `Talked about bridge ${100 + at}.`);
  for (const note of notes)
    await logTouch(context, { personId, kind: "call", direction: "out", outcome: "spoke", note });
  await page.goto(`/candidates/${candidateId}`);
  await page.getByRole("link", { name: "Older" }).waitFor();
  const opening = page.context().waitForEvent("page");
  await page.getByRole("link", { name: "Print" }).click();
  const all = await opening;
  await expect(all.getByText(notes[0]!)).toBeVisible();
  await expect(all).toHaveTitle(/\(printed\)$/);
  const sheets = await printed(all);
  const text = sheets.map((sheet) => sheet.text).join("\n");
  expect(named(text, notes)).toEqual(notes);
  expect(text).toContain(`Maria ${lastName}`);
  expect(text).not.toMatch(onScreenOnly);
});
