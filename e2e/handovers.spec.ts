import { randomUUID } from "node:crypto";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { onePassword } from "@/lib/password";
import { expect, test } from "./fixtures";

test.use({ role: "admin" });

test("an account is closed once somebody takes over, and the undo gives it all back", async ({
  page,
  recruiter,
  firm,
}) => {
  const add = async (first: string) => {
    const name = `${first} ${randomUUID().slice(0, 8)}`;
    const email = `${randomUUID()}@recruiters.test`;
    const role = "recruiter" as const;
    const { recruiterId } = await addRecruiter(firm.system(), { name, email, role, password: onePassword() });
    return { id: recruiterId, name };
  };
  const [leaving, heir] = [await add("Dana"), await add("Sol")];
  const { candidateId } = await addCandidate(firm.as(recruiter.recruiter), { firstName: "Ana", lastName: "Lopez" });
  await firm.sql`update candidates set owner_id = ${leaving.id} where id = ${candidateId}`;
  const owner = async () =>
    (await firm.sql<{ owner: string }[]>`select owner_id as owner from candidates where id = ${candidateId}`)[0]?.owner;

  await page.goto("/settings/people");
  const button = page.getByRole("button", { name: `Close account of ${leaving.name}`, exact: true });
  await button.click();
  const dialog = page.getByRole("dialog", { name: `Close the account of ${leaving.name}?` });
  const choice = dialog.getByLabel("Who takes over 1 candidate?");
  await expect(choice).toBeVisible();
  await dialog.getByRole("button", { name: "Close account" }).click();
  await expect(dialog.getByText("Choose who takes over 1 candidate.")).toBeVisible();
  await choice.selectOption({ label: heir.name });
  await dialog.getByRole("button", { name: "Close account" }).click();
  await expect(page.getByText(`The account of ${leaving.name} is closed.`)).toBeVisible();
  await expect(button).toHaveCount(0);
  expect(await owner()).toBe(heir.id);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(`${leaving.name} has an account again`)).toBeVisible();
  await expect(button).toBeVisible();
  expect(await owner()).toBe(leaving.id);
});
