import { randomUUID } from "node:crypto";
import type { Context } from "@/db/context";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { putOnPosition } from "@/features/candidacies/mutations/put-on-position";
import { recordYes } from "@/features/candidacies/mutations/record-yes";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { addClient } from "@/features/clients/mutations/add-client";
import { addContact } from "@/features/clients/mutations/add-contact";
import { recordDebrief } from "@/features/interviews/mutations/record-debrief";
import { scheduleInterview } from "@/features/interviews/mutations/schedule-interview";
import { extendOffer } from "@/features/offers/mutations/extend-offer";
import { addPosition } from "@/features/positions/mutations/add-position";
import { submitToClient } from "@/features/submittals/mutations/submit-to-client";
import { dayIn } from "@/lib/calendar";
import { expect, test } from "./fixtures";

const zone = "America/New_York";
const day = 86_400_000;

type Known = { candidateId: string; personId: string; candidacyId: string; name: string; email: string };

/** A position with two seats: an offer is out to one, and three were interviewed before and not chosen. */
async function makeFinalists(context: Context) {
  const ago = (days: number): Context => ({ ...context, now: new Date(context.now.getTime() - days * day) });
  const { clientId } = await addClient(ago(40), { name: `Keystone ${randomUUID()}` });
  const { contactId } = await addContact(ago(40), {
    clientId,
    firstName: "Pat",
    lastName: "Lee",
    email: `${randomUUID()}@client.test`,
    kind: "hiring_manager",
    title: "Director",
    main: true,
  });
  const { positionId, openingIds } = await addPosition(ago(40), {
    clientId,
    contactId,
    title: "Senior Structural Engineer",
    discipline: "structural",
    level: "senior",
    city: "Tampa",
    state: "FL",
    blindDescription: "60-person structural firm, Tampa",
    openings: 2,
  });
  const people: Known[] = [];
  for (const [firstName, lastName] of [
    ["Dana", "Whit"],
    ["Maria", "Alvarez"],
    ["James", "Okafor"],
    ["Priya", "Raman"],
  ] as const) {
    const email = `${firstName.toLowerCase()}.${randomUUID()}@people.test`;
    const added = await addCandidate(ago(39), {
      firstName,
      lastName,
      emails: [email],
      phones: [{ raw: "(813) 555-0142" }],
      state: "FL",
      discipline: "structural",
      level: "senior",
    });
    const { added: put } = await putOnPosition(ago(38), { positionId, candidateIds: [added.candidateId] });
    people.push({ ...added, candidacyId: put[0]?.candidacyId ?? "", name: `${firstName} ${lastName}`, email });
  }
  for (const { candidacyId } of people) {
    await recordYes(ago(37), { candidacyId });
    await submitToClient(ago(36), {
      candidacyId,
      contactId,
      submittedOn: dayIn(zone, ago(36).now),
      decision: { theyDidNotSay: true },
    });
    const startsAt = ago(30).now;
    const { interviewId } = await scheduleInterview(ago(33), {
      candidacyId,
      contactId,
      kind: "video",
      startsAt,
      endsAt: new Date(startsAt.getTime() + 3_600_000),
      zone,
    });
    await recordDebrief(ago(29), { interviewId, side: "candidate", verdict: "yes", note: "Liked the team." });
    await recordDebrief(ago(29), {
      interviewId,
      side: "client",
      verdict: "yes",
      wouldSubmitAgain: "yes",
      note: "Strong.",
    });
  }
  const [chosen, ...others] = people as [Known, ...Known[]];
  for (const { candidacyId } of others)
    await closeOut(ago(20), {
      candidacyId,
      side: "client",
      reason: "other_candidate",
      note: "Close second.",
      runnerUp: true,
    });
  await extendOffer(ago(2), {
    candidacyId: chosen.candidacyId,
    openingId: openingIds[0],
    payCents: 12_000_000,
    payUnit: "year",
  });
  return { positionId, chosen, others };
}

test("an offer is declined, and the opening is filled from people the firm knows", async ({
  page,
  firm,
  recruiter,
  inbox,
}) => {
  test.slow();
  const { positionId, chosen, others } = await makeFinalists(firm.as(recruiter.recruiter));
  const [first] = others as [Known];

  await test.step("the decline is noted on the board, and the seat comes back", async () => {
    await page.goto(`/positions/${positionId}/board?card=${chosen.candidacyId}`);
    await page.getByRole("button", { name: "They decline ..." }).click();
    const form = page.getByRole("dialog", { name: `${chosen.name} declines` });
    await form.getByRole("button", { name: "Note the decline" }).click();
    await expect(form).toBeVisible();
    await form.getByLabel("Why").selectOption("Took a counteroffer");
    await form.getByRole("button", { name: "Note the decline" }).click();
    await expect(form).toBeHidden();
    await expect(page.getByText(/^Back open/).first()).toBeVisible();
  });

  await test.step("Today says so, and leads to Top of mind", async () => {
    await page.goto("/today");
    await expect(page.getByRole("heading", { name: "Back open" })).toBeVisible();
    await page.getByRole("link", { name: "See top of mind" }).click();
    await expect(page).toHaveURL(/top-of-mind/);
  });

  await test.step("the three are ranked with points that add up, and are picked", async () => {
    for (const { name } of others) await page.getByLabel(`Pick ${name}`).check();
    await page.getByRole("link", { name: "Write to 3" }).click();
  });

  await test.step("each letter is seen as it will be, and three go", async () => {
    await expect(page.getByText("3 go, 0 wait, 0 never")).toBeVisible();
    await expect(
      page
        .frameLocator("iframe")
        .first()
        .getByText(/structural/i)
        .first(),
    ).toBeVisible();
    await page.getByRole("button", { name: "Send to 3" }).click();
    await expect(page.getByRole("heading", { name: "3 on the way, 0 wait, 0 never" })).toBeVisible();
    await page.getByRole("link", { name: "See where each email stands" }).click();
    await expect(page).toHaveURL(/\/outreach\/[0-9a-f-]{36}$/);
  });

  await test.step("they are delivered, once each", async () => {
    await expect(async () => {
      await page.reload();
      await expect(page.getByText("Delivered", { exact: true })).toHaveCount(3);
    }).toPass({ timeout: 40_000 });
    for (const { email } of others) expect(await inbox.lettersTo(email)).toHaveLength(1);
  });

  await test.step("one replies: it is in Today and on the timeline", async () => {
    await inbox.act({ act: "reply", to: first.email, text: "Yes, very interested. Call me tomorrow." });
    await expect(async () => {
      await page.goto("/today");
      await expect(page.getByText(/Yes, very interested/)).toBeVisible();
    }).toPass({ timeout: 40_000 });
    await page.goto(`/candidates/${first.candidateId}`);
    await expect(page.getByText(/Yes, very interested/).first()).toBeVisible();
  });

  await test.step("another unsubscribes: from now on Callback writes to them no more", async () => {
    const leaving = others[1] as Known;
    await inbox.act({ act: "unsubscribe", to: leaving.email });
    await page.goto(`/outreach/new?people=${leaving.personId}`);
    await expect(page.getByText("never: unsubscribed").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Nobody can be written to now" })).toBeDisabled();
  });
});
