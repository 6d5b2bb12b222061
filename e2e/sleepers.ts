import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { people } from "@/db/schema/people";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { clockIn } from "@/lib/calendar";
import { present } from "@/lib/clock";
import { expect } from "./fixtures";

/** Somebody of this test's own, where it is night now: an email to them waits for the morning. */
export async function addSleeper(context: Context, firstName: string) {
  const address = `${randomUUID()}@people.test`;
  const lastName = `Weld${randomUUID().slice(0, 6)}`;
  const { personId } = await addCandidate(context, { firstName, lastName, emails: [address] });
  const zone = ["Asia/Tokyo", "Europe/Berlin", "America/Los_Angeles"].find((one) => {
    const clock = clockIn(one, present());
    return clock >= "20:00" || clock < "06:00";
  });
  await context.db
    .update(people)
    .set({ zone: zone ?? "UTC" })
    .where(eq(people.id, personId));
  return { personId, address, name: `${firstName} ${lastName}` };
}

type Person = Awaited<ReturnType<typeof addSleeper>>;

export const compose = (page: Page, ...chosen: Person[]) =>
  page.goto(`/outreach/new?people=${chosen.map(({ personId }) => personId).join(",")}`);

/** Writes to one person and goes to the page of what was sent. */
export async function send(page: Page, person: Person) {
  await compose(page, person);
  await page.getByRole("button", { name: "Send to 1" }).click();
  await page.getByRole("link", { name: "See the status of each email" }).click();
  await expect(page).toHaveURL(/\/outreach\/[0-9a-f-]{36}$/);
}
