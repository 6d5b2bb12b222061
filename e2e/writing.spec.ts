import { randomUUID } from "node:crypto";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { axeFindings, expect, test } from "./fixtures";
import { addSleeper, compose, letGo } from "./sleepers";

test("twelve people are written to from Candidates with a new template, two of them in words of their own, by keyboard", async ({
  page,
  firm,
  recruiter,
  inbox,
}) => {
  test.setTimeout(180_000);
  const context = firm.as(recruiter.recruiter);
  const tail = `Weld${randomUUID().slice(0, 6)}`;
  const address = (at: number) => `p${at}.${tail}@people.test`.toLowerCase();
  for (let at = 0; at < 12; at += 1)
    await addCandidate(context, {
      firstName: `Ana${String.fromCharCode(97 + at)}`,
      lastName: tail,
      state: "FL",
      emails: [address(at)],
    });

  await test.step("a new template", async () => {
    await page.goto("/templates");
    await page.getByRole("link", { name: "New template" }).press("Enter");
    await page.getByLabel("Name").fill(`Yard visit ${tail}`);
    await page.getByLabel("Who uses it").selectOption("Only you");
    await page.getByLabel("Subject", { exact: true }).fill("A visit, {{ first_name }}");
    await page.getByLabel("Body").fill("Hi {{ first_name }},\n\nCome and **see the yard** with me.");
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Add template" }).press("Enter");
    await expect(page.getByRole("heading", { name: `Yard visit ${tail}` })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step("twelve people are picked in Candidates", async () => {
    await page.goto(`/candidates?q=${tail}`);
    await expect(page.getByRole("checkbox", { name: /^Select / })).toHaveCount(13);
    await page.getByRole("checkbox", { name: "Select this page" }).press("Space");
    await page.getByRole("button", { name: "Email", exact: true }).press("Enter");
    await expect(page).toHaveURL(/\/outreach\/[0-9a-f-]{36}$/);
    await expect(page.getByText("12 ready, 0 on hold, 0 blocked")).toBeVisible();
  });

  await test.step("the template is chosen, and two get words of their own", async () => {
    await page.getByLabel("Template").selectOption(`Yard visit ${tail}`);
    await expect(page.getByLabel("Subject", { exact: true })).toHaveValue("A visit, {{ first_name }}");
    for (const name of [`Anab ${tail}`, `Anac ${tail}`]) {
      const line = page.getByRole("listitem").filter({ hasText: name });
      await line.getByRole("button", { name: new RegExp(`^${name}`) }).press("Enter");
      await page.getByRole("radio", { name: `Edit for ${name} only` }).press("Space");
      await page.getByLabel("Subject", { exact: true }).fill(`For ${name} alone`);
      await expect(line.getByText("Edited")).toBeVisible();
      await page.getByRole("radio", { name: "Edit for everyone" }).press("Space");
    }
    await expect(page.getByText("Draft saved")).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
  });

  await test.step("a later change for all asks whether theirs stay", async () => {
    await page.getByLabel("Subject", { exact: true }).fill("A visit soon, {{ first_name }}");
    const asking = page.getByRole("dialog", { name: "Keep what you wrote for 2 people?" });
    await asking.getByRole("button", { name: "Keep their own" }).press("Enter");
    await expect(page.getByText("Draft saved")).toBeVisible();
  });

  await test.step("it is found again among the drafts, and sent", async () => {
    await page.goto("/outreach");
    await page
      .getByRole("row", { name: new RegExp(tail) })
      .getByRole("link", { name: /^To / })
      .press("Enter");
    await expect(page.getByText("12 ready, 0 on hold, 0 blocked")).toBeVisible();
    await page.getByRole("button", { name: "Send to 12" }).press("Enter");
    await expect(page.getByRole("button", { name: "Undo send" })).toBeVisible();
    await letGo(context, page.url());
    await expect.poll(async () => (await inbox.emailsTo(tail.toLowerCase())).length, { timeout: 60_000 }).toBe(12);
    const subjects = (await inbox.emailsTo(tail.toLowerCase())).map(({ subject }) => subject);
    expect(subjects.filter((one) => one.startsWith("A visit soon, Ana"))).toHaveLength(10);
    expect(subjects).toContain(`For Anab ${tail} alone`);
    const [one] = await inbox.emailsTo(address(0));
    expect(one?.html).toContain("<strong>see the yard</strong>");
    expect(one?.text).toContain("Come and see the yard with me.");
  });
});

test("one press takes a send back, and it is a draft again with every word", async ({
  page,
  firm,
  recruiter,
  inbox,
}) => {
  const context = firm.as(recruiter.recruiter);
  const ada = await addSleeper(context, "Ada");
  await compose(page, context, ada);
  await page.getByLabel("Subject", { exact: true }).fill("Second thoughts");
  await expect(page.getByText("Draft saved")).toBeVisible();
  await page.getByRole("button", { name: "Send to 1" }).press("Enter");
  await page.getByRole("button", { name: "Undo send" }).press("Enter");
  await expect(page.getByText("Send undone: 1 email not sent.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send to 1" })).toBeVisible();
  await expect(page.getByLabel("Subject", { exact: true })).toHaveValue("Second thoughts");
  expect(await inbox.emailsTo(ada.address)).toEqual([]);
});
