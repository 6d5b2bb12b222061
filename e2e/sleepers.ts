import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { people } from "@/db/schema/people";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { startDraft } from "@/features/drafts/mutations/start-draft";
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

/** Begins a draft to these people and opens it, as the buttons "Email" do. */
export async function compose(page: Page, context: Context, ...chosen: Pick<Person, "personId">[]) {
  const { outreachId } = await startDraft(context, { personIds: chosen.map(({ personId }) => personId) });
  await page.goto(`/outreach/${outreachId}`);
}

/** Sends what is open and does not wait until it can no longer be taken back. */
export async function sendOpen(page: Page, context: Context, count = 1) {
  await page.getByRole("button", { name: `Send to ${count}` }).press("Enter");
  await expect(page.getByRole("heading", { name: new RegExp(`^${count} sending`) })).toBeVisible();
  await letGo(context, page.url());
}

/** Lets the emails of a send go at once, where they only wait for the time of Undo. */
export async function letGo({ db }: Context, url: string) {
  const outreachId = url.split("/").at(-1) ?? "";
  await db
    .update(messages)
    .set({ sendAt: sql`least(${messages.sendAt}, ${messages.createdAt})` })
    .where(
      and(eq(messages.outreachId, outreachId), sql`${messages.sendAt} < ${messages.createdAt} + interval '1 minute'`),
    );
}

/** Writes to one person; what was sent is open then. */
export async function send(page: Page, context: Context, person: Pick<Person, "personId">) {
  await compose(page, context, person);
  await sendOpen(page, context);
}
