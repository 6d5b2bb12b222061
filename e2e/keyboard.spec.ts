import type { Page } from "@playwright/test";
import type { Context } from "@/db/context";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { scheduleInterview } from "@/features/interviews/mutations/schedule-interview";
import { submitToClient } from "@/features/submittals/mutations/submit-to-client";
import { dayIn, instantAt } from "@/lib/calendar";
import { present } from "@/lib/clock";
import { column, makeBoard, openBoard, takeStep } from "./on-board";
import { scheduleCallback } from "@/features/callbacks/mutations/schedule-callback";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { expect, test } from "./fixtures";
import { countPresses } from "./presses";
import { send } from "./sleepers";

test("a form that is closed gives the focus back to what opened it", async ({ page, firm, recruiter }) => {
  const lastName = `Focus${Math.random().toString(36).slice(2, 8)}`;
  await addCandidate(firm.as(recruiter.recruiter), {
    firstName: "Ines",
    lastName,
    phones: [{ raw: "(813) 555-0142" }],
  });
  await page.goto(`/candidates?q=${lastName}`);
  const row = page.getByRole("row", { name: new RegExp(lastName) });
  await row.press("l");
  await expect(page.getByRole("dialog", { name: `Log activity with Ines ${lastName}` })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(row).toBeFocused();
});

test("the skip link past the navigation is the first stop", async ({ page, recruiter }) => {
  expect(recruiter.recruiter.role).toBe("recruiter");
  await page.goto("/today");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
});

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    const line = activeElement?.closest("li, tr");
    return activeElement?.matches("#main") ? "the page" : (line?.textContent ?? activeElement?.tagName);
  });

test("Today is walked and worked from the moment it is open: thirty lines by keys alone, one key a line", async ({
  page,
  firm,
  recruiter,
}) => {
  const context = firm.as(recruiter.recruiter);
  await interviewed(context, await makeBoard(context));
  const { personId } = await addCandidate(context, { firstName: "Ines", lastName: "Early" });
  const dueAt = new Date(context.now.getTime() + 1_000);
  await Promise.all(
    Array.from({ length: 27 }, async (_, at) => scheduleCallback(context, { personId, dueAt, reason: `Ask ${at}` })),
  );
  await page.goto("/today");
  const counted = await countPresses(page);
  await page.keyboard.press("j");
  const first = page.locator("[data-line]").first();
  await expect(first).toBeFocused();
  const names = await page.locator("[data-line]").allTextContents();
  expect(names).toHaveLength(30);
  for (const [at, next] of names.slice(1).entries()) {
    await page.keyboard.press("s");
    await expect(page.locator("[data-line]")).toHaveCount(names.length - at - 1);
    await expect.poll(() => focused(page)).toContain(next);
  }
  await page.keyboard.press("Shift+S");
  await expect(page.getByRole("dialog").getByLabel("Until")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("the page");
  // J, a key for each line, and for the last one Shift, S and Enter.
  expect(counted).toEqual({ clicks: 0, keys: 1 + 29 + 3 });
});

test("the board is walked from the moment it is open; a card that leaves or comes back hands the focus on", async ({
  page,
  firm,
  recruiter,
}) => {
  const { path } = await makeBoard(firm.as(recruiter.recruiter));
  await openBoard(page, path);
  const [first = "", second = "", third = ""] = await column(page, "Sourced")
    .getByRole("checkbox")
    .evaluateAll((boxes) => boxes.map((box) => box.getAttribute("aria-label")?.replace("Select ", "")));
  await page.keyboard.press("j");
  await expect.poll(() => focused(page)).toContain(first);
  await page.keyboard.press("j");
  await expect.poll(() => focused(page)).toContain(second);
  await page.keyboard.press("e");
  const form = page.getByRole("dialog", { name: /^Close out/ });
  await form.getByLabel("Why").selectOption("Pay");
  await form.locator("button[type=submit]").press("Enter");
  await expect(form).toBeHidden();
  await expect.poll(() => focused(page)).toContain(third);
  await page.keyboard.press("Shift+ArrowRight");
  await expect(column(page, "Screened")).toContainText(third);
  // A key that is pressed in a form over the board is none of the board's.
  await page.keyboard.press("e");
  await form.getByRole("button", { name: "Cancel" }).press("z");
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();
  await expect(column(page, "Screened")).toContainText(third);
  await page.keyboard.press("z");
  await expect(column(page, "Sourced")).toContainText(third);
  await expect.poll(() => focused(page)).toContain(third);
  await page.keyboard.press("z");
  await expect(column(page, "Sourced")).toContainText(second);
  await expect.poll(() => focused(page)).toContain(third);
});

test("interviews are walked from the moment they are listed, and a button that is gone hands the focus on", async ({
  page,
  firm,
  recruiter,
}) => {
  const context = firm.as(recruiter.recruiter);
  const board = await makeBoard(context);
  await interviewed(context, board);
  await page.goto(`/positions/${board.positionId}/interviews`);
  for (const line of [0, 1]) {
    await page.keyboard.press("j");
    await expect(page.locator("[data-line]").nth(line)).toBeFocused();
  }
  const thanks = page.getByRole("button", { name: /thank-you/i });
  const before = await thanks.count();
  await thanks.nth(1).press("Enter");
  await expect(thanks).toHaveCount(before - 1);
  await expect.poll(() => focused(page)).not.toBe("BODY");
});

for (const list of ["candidates", "clients", "positions"])
  test(`${list} are walked from the moment they are listed`, async ({ page, firm, recruiter }) => {
    await makeBoard(firm.as(recruiter.recruiter));
    await page.goto(`/${list}`);
    await page.keyboard.press("j");
    await expect(page.locator("tbody tr").first()).toBeFocused();
    await page.keyboard.press("j");
    await expect(page.locator("tbody tr").nth(1)).toBeFocused();
  });

test("outreach, templates and imports are walked from the moment they are listed", async ({
  page,
  firm,
  recruiter,
}) => {
  const context = firm.as(recruiter.recruiter);
  const { personIds } = await makeBoard(context, { names: [`Ada Walk${Math.random().toString(36).slice(2, 8)}`] });
  const [personId = ""] = personIds;
  await send(page, context, { personId });
  await page.goto("/imports");
  await page.getByLabel(/CSV file of people/).setInputFiles({
    name: "walked.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("Name,Email\nBo,bo@walked.test\n"),
  });
  await page.getByRole("button", { name: "Preview file" }).click();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
  for (const list of ["outreach", "templates", "imports"]) {
    await page.goto(`/${list}`);
    await page.keyboard.press("j");
    // Outreach has its drafts in a table of their own, above what was sent.
    const lines = page.locator("tbody").first().locator("[data-line]");
    await expect(lines.first()).toBeFocused();
    await page.keyboard.press("End");
    await expect(lines.last()).toBeFocused();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/${list}/[0-9a-f-]{36}$`));
  }
});

test("the focus goes along to the page that Enter opens, and back to its line with Back", async ({
  page,
  firm,
  recruiter,
}) => {
  const context = firm.as(recruiter.recruiter);
  await interviewed(context, await makeBoard(context));
  for (const [list, lines, opened] of [
    ["today", "[data-line]", /\/(candidates|positions)\//],
    ["positions", "tbody tr", /\/board$/],
    ["templates", "tbody [data-line]", /\/templates\/[0-9a-f-]{36}$/],
  ] as const) {
    await page.goto(`/${list}`);
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    const line = page.locator(lines).nth(1);
    await expect(line).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(opened);
    await expect.poll(() => focused(page)).toBe("the page");
    await page.goBack();
    await expect(page).toHaveURL(new RegExp(`/${list}$`));
    await expect(line).toBeFocused();
  }
});

test("a selection is made, used and undone by keys, and the focus stays in the list", async ({
  page,
  firm,
  recruiter,
}) => {
  const context = firm.as(recruiter.recruiter);
  const lastName = `Keys${Math.random().toString(36).slice(2, 8)}`;
  for (const firstName of ["Abe", "Bea", "Cem"])
    await addCandidate(context, { firstName, lastName, ownerId: recruiter.recruiter.id });
  await page.goto(`/candidates?q=${lastName}&owner=${recruiter.recruiter.id}`);
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.getByRole("button", { name: "Assign owner" }).press("Enter");
  const form = page.getByRole("dialog", { name: "Assign owner to 2" });
  const owner = form.getByRole("combobox", { name: "Owner" });
  await owner.fill("Unassigned");
  await expect(page.getByRole("option")).toHaveText(["Unassigned"]);
  await owner.press("ArrowDown");
  await expect(owner).toHaveAttribute("aria-activedescendant", /./);
  await owner.press("Enter");
  await form.getByRole("button", { name: "Assign 2" }).press("Enter");
  await expect(form).toBeHidden();
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await expect.poll(() => focused(page)).toContain("Cem");
  await page.keyboard.press("x");
  await page.getByRole("button", { name: "Clear selection" }).press("Enter");
  await expect.poll(() => focused(page)).toContain("Cem");
});

test("on the board the forms of a step and the list of who was closed out hand the focus on", async ({
  page,
  firm,
  recruiter,
}) => {
  const context = firm.as(recruiter.recruiter);
  const { path, cardOf } = await makeBoard(context);
  await closeOut(context, { candidacyId: cardOf(2), side: "us", reason: "pay" });
  await openBoard(page, path);
  const form = await takeStep(page, "Maria Alvarez", /^Offer/, "Offer for Maria Alvarez");
  await form.getByRole("textbox", { name: "Pay" }).fill("125,000");
  await page.keyboard.press("Enter");
  await expect(form).toBeHidden();
  await expect(column(page, "Offer")).toContainText("Maria Alvarez");
  await expect.poll(() => focused(page)).toContain("Maria Alvarez");

  await page.getByText("1 closed out").press("Enter");
  await page.getByRole("button", { name: "Undo close-out" }).press("Enter");
  await expect(column(page, "Sourced")).toContainText("Priya Raman");
  await expect.poll(() => focused(page)).not.toBe("BODY");
});

test("top of mind is walked from the moment it is open", async ({ page, firm, recruiter }) => {
  const context = firm.as(recruiter.recruiter);
  const { positionId, cardOf } = await makeBoard(context);
  for (const index of [0, 1]) {
    await submitToClient(context, {
      candidacyId: cardOf(index),
      submittedOn: dayIn("America/New_York", present()),
      withoutRightReason: "Agreed by phone",
      decision: { theyDidNotSay: true },
    });
    await closeOut(context, { candidacyId: cardOf(index), side: "client", reason: "other_candidate", runnerUp: true });
  }
  await page.goto(`/positions/${positionId}/top-of-mind`);
  for (const line of [0, 1]) {
    await page.keyboard.press("j");
    await expect(page.locator("[data-line]").nth(line)).toBeFocused();
  }
  await page.keyboard.press("l");
  const panel = page.getByRole("dialog", { name: /^Log activity/ });
  await panel.locator("button[type=submit]").click();
  await expect(panel).toBeHidden();
  await expect.poll(() => focused(page)).not.toBe("BODY");
});

/** Three rounds of yesterday, each with both debriefs due. */
async function interviewed(context: Context, { cardOf }: Awaited<ReturnType<typeof makeBoard>>) {
  const day = dayIn("America/New_York", new Date(present().getTime() - 86_400_000));
  const at = (hour: number) => instantAt(day, hour, "America/New_York");
  for (const index of [0, 1, 2]) {
    const hours = { startsAt: at(14), endsAt: at(15), zone: "America/New_York" };
    await scheduleInterview(context, { candidacyId: cardOf(index), kind: "video", ...hours });
  }
}
