import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { expect, test } from "./fixtures";

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
