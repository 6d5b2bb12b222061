import { randomUUID } from "node:crypto";
import type { Context } from "@/db/context";
import { addTemplate, reviseTemplate } from "@/features/templates/mutations/add-template";
import { axeFindings, expect, test } from "./fixtures";

const words = { subject: "Thank you", body: "Hi {{ first_name }},\n\nThank you for the interview." };

/** A template of this test's own, of a purpose that no other test writes with. */
async function makeTemplate(context: Context) {
  const name = `Thanks ${randomUUID().slice(0, 8)}`;
  const { templateId } = await addTemplate(context, { name, purpose: "process", processSubject: "thanks", ...words });
  return { name, templateId, path: `/templates/${templateId}` };
}

test("a template gets a merge field and new words, and is kept as its next version", async ({
  page,
  firm,
  recruiter,
}) => {
  const { name, path } = await makeTemplate(firm.as(recruiter.recruiter));
  await page.goto("/templates");
  await page.getByRole("link", { name }).press("Enter");
  await expect(page).toHaveURL(new RegExp(path));
  expect(await axeFindings(page)).toEqual([]);

  const body = page.getByLabel("Body");
  await body.fill("Hi ");
  await page.getByRole("button", { name: "Insert field", exact: true }).press("Enter");
  await page.getByRole("menuitem", { name: "First name", exact: true }).press("Enter");
  await expect(body).toHaveText("Hi First name");
  await expect(body).toBeFocused();
  await page.keyboard.type(",\nthank you for your time.");
  await expect(page.locator("input[name=body]")).toHaveValue("Hi {{ first_name }},\n\nthank you for your time.");
  await page.getByLabel("Subject", { exact: true }).fill("Thank you for today");
  await page.getByLabel("Subject", { exact: true }).press("Enter");
  await expect(page.getByText("Saved as version 2.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save as version 3" })).toBeVisible();
  await page.goto("/templates");
  await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("Thank you for today");
});

test("what an email cannot be made of is said at its field, which gets the focus and keeps what was typed", async ({
  page,
  firm,
  recruiter,
}) => {
  const { path } = await makeTemplate(firm.as(recruiter.recruiter));
  await page.goto(path);
  for (const [what, label, text, sentence] of [
    ["no subject", "Subject", "", "An email needs a subject."],
    ["a field that nobody has, in the subject", "Subject", "For {{ first_nmae }}", /first_nmae/],
    ["no body", "Body", "", /^An email needs a body\./],
    ["a field that nobody has", "Body", "Hi {{ first_nmae }}", /first_nmae/],
    ["a field that never ends", "Body", "Hi {{ first_name", /not closed/],
  ] as const)
    await test.step(what, async () => {
      await page.getByLabel("Subject", { exact: true }).fill(words.subject);
      await page.getByLabel("Body").fill(words.body);
      const field = page.getByLabel(label, { exact: true });
      await field.fill(text);
      await page.getByRole("button", { name: "Save as version 2" }).press("Enter");
      await expect(field).toHaveAccessibleDescription(sentence);
      await expect(field).toBeFocused();
      await expect(field).toHaveAttribute("aria-invalid", "true");
      const kept = label === "Body" ? page.locator("input[name=body]") : field;
      await expect(kept).toHaveValue(text);
    });
  expect(await axeFindings(page)).toEqual([]);
});

test("who saves over a colleague's words is told whose they are, and keeps what was typed", async ({
  page,
  firm,
  recruiter,
  colleague,
}) => {
  const { name, path, templateId } = await makeTemplate(firm.as(recruiter.recruiter));
  await page.goto(path);
  await page.getByLabel("Subject", { exact: true }).fill("Thanks from Robin");
  await reviseTemplate(colleague.context(), { templateId, version: 1, ...words, subject: "Thanks from Casey" });
  await page.getByRole("button", { name: "Save as version 2" }).click();
  await expect(
    page.getByRole("alert").getByText(`Casey Colleague changed ${name} a moment ago. Look at the new version first.`),
  ).toBeVisible();
  await expect(page.getByLabel("Subject", { exact: true })).toHaveValue("Thanks from Robin");
  await page.reload();
  await expect(page.getByLabel("Subject", { exact: true })).toHaveValue("Thanks from Casey");
});

test.describe("a viewer", () => {
  test.use({ role: "viewer" });
  test.beforeEach(({ recruiter }) => recruiter);

  test("reads a template and changes nothing", async ({ page, firm }) => {
    const { path } = await makeTemplate(firm.system());
    await page.goto(path);
    await expect(page.getByText("Thank you for the interview.").first()).toBeVisible();
    await expect(page.getByRole("button", { name: /^Save/ })).toHaveCount(0);
  });
});
