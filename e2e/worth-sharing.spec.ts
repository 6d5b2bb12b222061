import { randomUUID } from "node:crypto";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { startDraft } from "@/features/drafts/mutations/start-draft";
import { axeFindings, expect, test } from "./fixtures";
import { letGo } from "./sleepers";

const template = "Check-in with something to share";

test("something worth sharing goes to a person with a check-in, and never a second time", async ({
  page,
  firm,
  recruiter,
  inbox,
}) => {
  test.setTimeout(120_000);
  const context = firm.as(recruiter.recruiter);
  const tail = `Span${randomUUID().slice(0, 6)}`;
  const address = `${tail}@people.test`.toLowerCase();
  const { candidateId } = await addCandidate(context, { firstName: "Ana", lastName: tail, emails: [address] });
  const url = `https://enr.com/news/bridge-program-${tail}`;
  const title = `Bridge program ${tail}`;

  await test.step("it is made from a link, which says its title", async () => {
    await page.goto("/worth-sharing");
    await page.getByRole("link", { name: "Add a link" }).press("Enter");
    await page.getByLabel("Link").fill("http://enr.com");
    await page.getByRole("button", { name: "Save" }).press("Enter");
    await expect(page.getByText("The link has to begin with https://.")).toBeVisible();
    await page.getByLabel("Link").fill(url);
    await page.getByLabel("Title").fill("");
    await page.getByLabel("Link").press("Tab");
    await expect(page.getByLabel("Title")).toHaveValue(title);
    await page.getByLabel("Why it is worth their time").fill("Two of its projects are in Tampa.");
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Save" }).press("Enter");
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
  });

  await test.step("a check-in from Candidates carries it", async () => {
    await page.goto(`/candidates?q=${tail}`);
    await page.getByRole("checkbox", { name: "Select this page" }).press("Space");
    await page.getByRole("button", { name: "Email", exact: true }).press("Enter");
    await page.getByLabel("Template").selectOption(template);
    await page.getByLabel("Share with everyone").selectOption(title);
    await expect(page.getByText(`Shares “${title}”`)).toBeVisible();
    await expect(page.frameLocator("iframe").getByRole("link", { name: title })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Send to 1" }).press("Enter");
    await expect(page.getByRole("button", { name: "Undo send" })).toBeVisible();
    await letGo(context, page.url());
    await expect.poll(async () => (await inbox.emailsTo(address)).length, { timeout: 60_000 }).toBe(1);
    const [email] = await inbox.emailsTo(address);
    expect(email?.text).toContain(`${title} (${url})`);
  });

  await test.step("it is not sent to them again", async () => {
    const { outreachId } = await startDraft(context, { candidateIds: [candidateId] });
    await page.goto(`/outreach/${outreachId}`);
    await page.getByLabel("Template").selectOption(template);
    await expect(page.getByLabel("Share with everyone")).toBeVisible();
    await expect(page.getByText(`Shares “${title}”`)).toHaveCount(0);
    await page.getByLabel("Share with everyone").selectOption(title);
    await expect(page.getByText(`blocked: they have “${title}” already`)).toBeVisible();
    await page.goto("/worth-sharing");
    await expect(page.getByRole("row", { name: new RegExp(title) })).toContainText("1 person");
  });
});
