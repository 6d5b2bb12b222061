import { randomUUID } from "node:crypto";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { expect, test } from "./fixtures";

test.use({ role: "admin" });

test("a team is made, narrows lists and Today, and is removed", async ({ page, firm, recruiter }) => {
  const name = `Bridges ${randomUUID().slice(0, 6)}`;
  const memberName = `Mel ${randomUUID().slice(0, 6)}`;
  const lastName = `Team${randomUUID().slice(0, 6)}`;
  const email = `${randomUUID()}@recruiters.test`;
  const { recruiterId } = await addRecruiter(firm.system(), { name: memberName, email, role: "recruiter" });
  const context = firm.as(recruiter.recruiter);
  await addCandidate(context, { firstName: "Ines", lastName, ownerId: recruiterId });
  await addCandidate(context, { firstName: "Omar", lastName, ownerId: null });

  await page.goto("/settings/teams");
  await page.getByRole("button", { name: "Add a team" }).click();
  const form = page.getByRole("dialog", { name: "Add a team" });
  await form.getByRole("button", { name: "Add" }).click();
  await expect(form.getByText("Enter a name.")).toBeVisible();
  await form.getByLabel("Name").fill(name);
  await form.getByLabel(memberName, { exact: true }).check();
  await form.getByRole("button", { name: "Add" }).click();
  await expect(form).toBeHidden();
  const line = page.getByRole("listitem").filter({ hasText: name });
  await expect(line).toContainText(memberName);

  await page.getByRole("button", { name: `Edit ${name}` }).click();
  const edit = page.getByRole("dialog", { name: `Edit ${name}` });
  await edit.getByRole("checkbox", { checked: true }).waitFor();
  await edit.getByLabel("Name").fill(`${name} east`);
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: `${name} east` })).toContainText(memberName);

  await page.goto(`/candidates?q=${lastName}`);
  await page.getByRole("button", { name: "Team", exact: true }).click();
  await page.getByRole("dialog", { name: "Team" }).getByLabel(`${name} east`).check();
  await expect(page.getByRole("row", { name: /Omar/ })).toBeHidden();
  await expect(page.getByRole("row", { name: new RegExp(`Ines ${lastName}`) })).toBeVisible();

  await page.goto("/settings/teams");
  await page.getByRole("button", { name: `Remove ${name} east` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("Team removed.")).toBeVisible();
  await expect(line).toBeHidden();
});
