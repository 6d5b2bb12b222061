import type { Page } from "@playwright/test";
import { cancelInterview } from "@/features/interviews/mutations/cancel-interview";
import { moveInterview } from "@/features/interviews/mutations/move-interview";
import { recordDebrief } from "@/features/interviews/mutations/record-debrief";
import { scheduleInterview } from "@/features/interviews/mutations/schedule-interview";
import { dayIn, instantAt, plusDays } from "@/lib/calendar";
import { present } from "@/lib/clock";
import { axeFindings, expect, test } from "./fixtures";
import { column, makeBoard, openBoard, takeStep } from "./on-board";

const zone = "America/New_York";
const round = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });

/** From 2 to 3 PM at the site, so many days from today. */
function afternoon(days: number) {
  const day = plusDays(dayIn(zone, present()), days);
  return { startsAt: instantAt(day, 14, zone), endsAt: instantAt(day, 15, zone), zone };
}

test("an interview is scheduled by keys, at an hour that makes sense, and is listed with it", async ({
  page,
  firm,
  recruiter,
}) => {
  const { path } = await makeBoard(firm.as(recruiter.recruiter));
  await openBoard(page, path);
  const form = await takeStep(page, "Maria Alvarez", /^Interview/, "Schedule an interview for Maria Alvarez");
  await form.getByLabel("End").fill("13:00");
  await form.getByLabel("End").press("Enter");
  await expect(form.getByLabel("End")).toBeFocused();
  await expect(form.getByLabel("End")).toHaveAccessibleDescription("The end has to be after the start.");

  await form.getByLabel("End").fill("15:30");
  await form.getByLabel("Location or link").fill("https://meet.example/halyard");
  expect(await axeFindings(page)).toEqual([]);
  await form.getByLabel("Location or link").press("Enter");
  await expect(form).toBeHidden();
  await expect(page.getByText("Round 1 with Maria Alvarez is scheduled.")).toBeVisible();
  await expect(column(page, "Interview")).toContainText("Maria Alvarez");

  await page.getByRole("link", { name: "Interviews" }).click();
  await expect(page.getByRole("heading", { name: "Upcoming" })).toBeVisible();
  await expect(round(page, "Maria Alvarez")).toContainText("2:00 PM-3:30 PM ET");
  await expect(round(page, "Maria Alvarez")).toContainText("Round 1, video");
});

test("of two who move an interview, the second is told where it is now, and keeps what was typed", async ({
  page,
  firm,
  recruiter,
  colleague,
}) => {
  const context = firm.as(recruiter.recruiter);
  const { positionId, cardOf } = await makeBoard(context);
  const hours = afternoon(3);
  const { interviewId } = await scheduleInterview(context, { candidacyId: cardOf(0), kind: "onsite", ...hours });
  await page.goto(`/positions/${positionId}/interviews`);
  await round(page, "Maria Alvarez").getByRole("button", { name: "Reschedule" }).press("Enter");
  const form = page.getByRole("dialog", { name: "Reschedule Maria Alvarez, round 1" });
  await form.getByLabel("Start").fill("09:00");

  await moveInterview(colleague.context(), { interviewId, seenStartsAt: hours.startsAt, ...afternoon(4) });
  await form.getByRole("button", { name: "Reschedule interview" }).click();
  await expect(form.getByRole("alert")).toHaveText(
    /^Casey Colleague rescheduled this interview to \w{3}, \w{3} \d+, 2:00 PM ET a moment ago\.$/,
  );
  await expect(form.getByLabel("Start")).toHaveValue("09:00");
});

test("who cancels second is told who was first; a canceled round asks for no debrief", async ({
  page,
  firm,
  recruiter,
  colleague,
}) => {
  const context = firm.as(recruiter.recruiter);
  const { positionId, cardOf } = await makeBoard(context);
  const { interviewId } = await scheduleInterview(context, { candidacyId: cardOf(0), kind: "phone", ...afternoon(3) });
  await page.goto(`/positions/${positionId}/interviews`);
  await round(page, "Maria Alvarez").getByRole("button", { name: "Cancel" }).click();
  await cancelInterview(colleague.context(), { interviewId });
  const question = page.getByRole("dialog", { name: "Cancel round 1 with Maria Alvarez?" });
  await question.getByLabel("Why").fill("The client is away.");
  await question.getByRole("button", { name: "Cancel interview" }).click();
  await expect(question.getByRole("alert")).toHaveText("Casey Colleague canceled this interview a moment ago.");
  await expect(question.getByLabel("Why")).toHaveValue("The client is away.");

  await page.reload();
  await expect(page.getByRole("heading", { name: "Past" })).toBeVisible();
  await expect(round(page, "Maria Alvarez")).toContainText("Canceled");
  await expect(round(page, "Maria Alvarez").getByRole("button", { name: "Debrief" })).toHaveCount(0);
});

test("both sides are debriefed, each once and with something said", async ({ page, firm, recruiter, colleague }) => {
  const context = firm.as(recruiter.recruiter);
  const { positionId, cardOf } = await makeBoard(context);
  const { interviewId } = await scheduleInterview(context, { candidacyId: cardOf(0), kind: "video", ...afternoon(-1) });
  await page.goto(`/positions/${positionId}/interviews`);
  await expect(page.getByRole("heading", { name: "Debrief due" })).toBeVisible();
  await round(page, "Maria Alvarez").getByRole("button", { name: "Debrief" }).press("Enter");
  const form = page.getByRole("dialog", { name: "Debrief: Maria Alvarez, round 1" });
  await form.getByRole("radio", { name: "Maria Alvarez" }).check();
  await form.getByRole("button", { name: "Record what Maria said" }).press("Enter");
  const words = form.getByLabel("What they said");
  await expect(words).toBeFocused();
  await expect(words).toHaveAccessibleDescription(/Write what they said, or choose an answer above\./);
  await words.fill("Liked the team, worries about the commute.");
  expect(await axeFindings(page)).toEqual([]);
  await form.getByRole("button", { name: "Record what Maria said" }).click();
  await expect(form).toBeHidden();
  await expect(round(page, "Maria Alvarez")).toContainText("worries about the commute");

  await round(page, "Maria Alvarez").getByRole("button", { name: "Debrief" }).click();
  await form.getByLabel("What they said").fill("They want her back.");
  await recordDebrief(colleague.context(), { interviewId, side: "client", verdict: "yes", note: "Second round." });
  await form.getByRole("button", { name: "Record what the client said" }).click();
  await expect(form.getByRole("alert")).toHaveText("Casey Colleague debriefed the client a moment ago.");
  await page.reload();
  await expect(page.getByText("Every interview has been debriefed with both sides.")).toBeVisible();
  await expect(round(page, "Maria Alvarez")).toContainText("Second round.");
});
