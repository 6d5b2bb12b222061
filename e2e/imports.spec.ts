import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { eq } from "drizzle-orm";
import { imports } from "@/db/schema/imports";
import { expect, test } from "./fixtures";
import { cutOff } from "./lost-answers";

test("a CSV comes in: columns are guessed, rows foretold, the worker does it, each row gets its word", async ({
  page,
  recruiter,
  colleague,
}) => {
  expect(recruiter.recruiter.role).toBe("recruiter");
  const tail = randomUUID().slice(0, 8);
  const file = `First Name,Last Name,E-mail Address,Mobile,ST\nMaria,Alvarez ${tail},maria.${tail}@people.test,(813) 555-0142,FL\nJames,Okafor ${tail},,,\n,,nobody.${tail}@people.test,,\n`;
  await page.goto("/imports");
  await page
    .getByLabel(/CSV file of people/)
    .setInputFiles({ name: `people-${tail}.csv`, mimeType: "text/csv", buffer: Buffer.from(file) });
  await page.getByRole("button", { name: "Preview file" }).click();

  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
  await expect(page.getByLabel("Field for E-mail Address")).toHaveValue("email");
  await expect(page.getByText("New candidate", { exact: true })).toBeVisible();
  await expect(page.getByText("New candidate, without an email address")).toBeVisible();
  await expect(page.getByText(`Skipped: No name for nobody.${tail}@people.test.`)).toBeVisible();
  await page.getByLabel("Field for ST").selectOption("State");
  await page.getByRole("button", { name: "Import 3 rows" }).click();

  await expect(page.getByRole("link", { name: "Added 2" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("row", { name: /^4 .*Skipped No name for nobody\..*@people\.test\.$/ })).toBeVisible();

  await page.getByRole("link", { name: "Skipped 1" }).click();
  await expect(page).toHaveURL(/verdict=refused/);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as CSV" }).click();
  const report = await readFile(await (await downloading).path(), "utf8");
  expect(report).toBe(
    `\uFEFFRow,Result,Reason,First Name,Last Name,E-mail Address,Mobile,ST\r\n4,Skipped,No name for nobody.${tail}@people.test.,,,nobody.${tail}@people.test,,\r\n`,
  );
  const other = await colleague.openPage();
  await other.goto(page.url());
  await expect(other.getByRole("link", { name: "Skipped 1" })).toBeVisible();
  await expect(other.getByRole("link", { name: "Download as CSV" })).toHaveCount(0);
  const refused = await other.request.get(`/api${new URL(page.url()).pathname}/report`);
  expect(await refused.json()).toEqual({
    sentence: "Only whoever imported this file, a manager or an admin can download its report.",
  });
  await page.getByRole("link", { name: "All 3" }).click();
  await page.getByRole("link", { name: "Added", exact: true }).first().click();
  await expect(page.getByRole("heading", { name: `Maria Alvarez ${tail}` })).toBeVisible();
});

test("a file whose later rows cannot be read says which and why, and offers no second try", async ({
  page,
  recruiter,
}) => {
  expect(recruiter.recruiter.role).toBe("recruiter");
  const file = `Name,Email\n${"Maria Alvarez,maria@people.test\n".repeat(5_000)}Li Chen,${"x".repeat(160_000)}\n`;
  await page.goto("/imports");
  await page
    .getByLabel(/CSV file of people/)
    .setInputFiles({ name: "long.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await page.getByRole("button", { name: "Preview file" }).click();
  const stopped = page.getByRole("region", { name: "Import stopped" });
  await expect(stopped).toContainText(
    "This file could not be read. Nothing was imported. Row 5,002 has 160,000 characters in its column 2, and 150,000 are the most. Shorten that cell, then upload the file again.",
    { timeout: 30_000 },
  );
  await expect(page.getByRole("button", { name: "Try again" })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Report" })).toHaveCount(0);
});

test("a file whose answer was lost is sent again, and there is one import of it", async ({ page, firm, recruiter }) => {
  let lost = 0;
  await page.route("**/api/imports?*", async (route) => {
    if (lost > 0) return route.fallback();
    lost += 1;
    return cutOff(route);
  });
  await page.goto("/imports");
  await page
    .getByLabel(/CSV file of people/)
    .setInputFiles({ name: "lost.csv", mimeType: "text/csv", buffer: Buffer.from("Name,Email\nBo,bo@lost.test\n") });
  await page.getByRole("button", { name: "Preview file" }).click();
  await expect(page.getByText("Try again: the file will not be there twice.")).toBeVisible();
  await page.getByRole("button", { name: "Preview file" }).click();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
  await expect(page.getByLabel("Field for Email")).toHaveValue("email");
  expect(await firm.db.$count(imports, eq(imports.by, recruiter.recruiter.id))).toBe(1);
});

test("an upload that another site sends is refused in words", async ({ page, recruiter }) => {
  expect(recruiter.recruiter.role).toBe("recruiter");
  const send = async (origin: string) =>
    page.request.post("/api/imports?fileName=people.csv", {
      headers: { origin, "content-type": "text/csv" },
      data: "Name,Email\nLi Chen,li@people.test\n",
    });
  for (const origin of ["null", "https://evil.test"]) {
    const answer = await send(origin);
    expect(answer.status()).toBe(403);
    expect(await answer.json()).toMatchObject({ sentence: expect.stringContaining("came from another site") });
  }
  await page.goto("/imports");
  expect((await send(new URL(page.url()).origin)).status()).toBe(200);
});

test("a spreadsheet is refused with what to do", async ({ page, recruiter }) => {
  expect(recruiter.email).toContain("@");
  await page.goto("/imports");
  await page
    .getByLabel(/CSV file of people/)
    .setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(" ") });
  await page.getByRole("button", { name: "Preview file" }).click();
  await expect(page.getByText(/This is not a table/)).toBeVisible();
});

test("a file of many megabytes arrives whole; one that is too large is refused with what to do", async ({
  page,
  recruiter,
}, testInfo) => {
  expect(recruiter.email).toContain("@");
  const people = testInfo.outputPath("people.csv");
  await page.goto("/imports");
  await writeFile(people, csvOf(11_000));
  await page.getByLabel(/CSV file of people/).setInputFiles(people);
  await page.getByRole("button", { name: "Preview file" }).click();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/, { timeout: 30_000 });
  await expect(page.getByRole("button", { name: "Import 11,000 rows" })).toBeVisible();

  await page.goto("/imports");
  await writeFile(people, "x".repeat(20_000_000));
  await page.getByLabel(/CSV file of people/).setInputFiles(people);
  await page.getByRole("button", { name: "Preview file" }).click();
  await expect(page.getByText("Row 1 is longer than 65,000 characters.")).toBeVisible({ timeout: 30_000 });

  await page.goto("/imports");
  await writeFile(people, csvOf(25_000));
  await page.getByLabel(/CSV file of people/).setInputFiles(people);
  await page.getByRole("button", { name: "Preview file" }).click();
  await expect(page.getByText("This file is over 25 MB. Split it, then import the parts.")).toBeVisible({
    timeout: 30_000,
  });
  await expect(page).toHaveURL(/\/imports$/);
});

/** A thousand bytes to the row and a little more. */
function csvOf(rows: number) {
  const tail = randomUUID().slice(0, 8);
  const note = "notes ".repeat(160);
  const people = Array.from({ length: rows }, (_, row) => `Maria,Alvarez,m${row}.${tail}@people.test,${note}`);
  return `First Name,Last Name,Email,Notes\n${people.join("\n")}\n`;
}
