import type { Page } from "@playwright/test";
import { cancelInterview } from "@/features/interviews/mutations/cancel-interview";
import { moveInterview } from "@/features/interviews/mutations/move-interview";
import { recordDebrief } from "@/features/interviews/mutations/record-debrief";
import { scheduleInterview } from "@/features/interviews/mutations/schedule-interview";
import { dayIn, instantAt, plusDays } from "@/lib/calendar";
import { present } from "@/lib/clock";
import { readCalendar } from "@/features/process-emails/rules/test-calendar";
import type { Email } from "@/local/resend/emails";
import { axeFindings, expect, test } from "./fixtures";
import { column, makeBoard, openBoard, takeStep } from "./on-board";

const zone = "America/New_York";
const round = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });

const calendarIn = (email: Email | undefined) => readCalendar(email?.attachments[0]?.content ?? "");

/** From 2 to 3 PM at the site, so many days from today. */
function afternoon(days: number) {
  const day = plusDays(dayIn(zone, present()), days);
  return { startsAt: instantAt(day, 14, zone), endsAt: instantAt(day, 15, zone), zone };
}

test("an interview is scheduled by keys, confirmed by email with a calendar file, and rescheduled", async ({
  page,
  firm,
  recruiter,
  inbox,
}) => {
  const { path, addresses } = await makeBoard(firm.as(recruiter.recruiter));
  const [address = ""] = addresses;
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

  const offer = page.getByRole("dialog", { name: "Tell both sides" });
  await expect(offer.getByLabel("Subject", { exact: true })).toHaveValue(/^Interview confirmed: Structural Engineer, /);
  await expect(offer.getByRole("textbox", { name: "Email" })).toContainText(/When: .+, 2:00 PM to 3:30 PM ET/);
  expect(await axeFindings(page)).toEqual([]);
  await offer.getByRole("button", { name: "Send to Maria Alvarez" }).click();
  await expect(offer).toBeHidden();
  await expect(column(page, "Interview")).toContainText("Maria Alvarez");
  await expect.poll(() => inbox.emailsTo(address)).toHaveLength(1);
  const [confirmed] = await inbox.emailsTo(address);
  expect(calendarIn(confirmed)).toMatchObject({
    METHOD: "REQUEST",
    SEQUENCE: "0",
    LOCATION: "https://meet.example/halyard",
  });

  await page.getByRole("link", { name: "Interviews" }).click();
  await expect(page.getByRole("heading", { name: "Upcoming" })).toBeVisible();
  await expect(round(page, "Maria Alvarez")).toContainText("2:00 PM-3:30 PM ET");
  await expect(round(page, "Maria Alvarez")).toContainText("Round 1, video");
  await expect(round(page, "Maria Alvarez")).toContainText("Emailed to Maria");

  await round(page, "Maria Alvarez").getByRole("button", { name: "Reschedule" }).click();
  const other = page.getByRole("dialog", { name: "Reschedule Maria Alvarez, round 1" });
  await other.getByLabel("Start").fill("09:00");
  await other.getByRole("button", { name: "Reschedule interview" }).click();
  const change = page.getByRole("dialog", { name: "Email about Maria Alvarez, round 1" });
  await expect(change.getByRole("textbox", { name: "Email" })).toContainText(
    /has a new time\.[^]+Before: .+, 2:00 PM to 3:30 PM ET/,
  );
  await change.getByRole("button", { name: "Send to Maria Alvarez" }).click();
  await expect(change).toBeHidden();
  await expect.poll(() => inbox.emailsTo(address)).toHaveLength(2);
  const calendars = (await inbox.emailsTo(address)).map(calendarIn);
  expect(new Set(calendars.map((one) => one.SEQUENCE))).toEqual(new Set(["0", "1"]));
  expect(new Set(calendars.map((one) => one.UID)).size).toBe(1);
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
