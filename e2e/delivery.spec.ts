import { randomUUID } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import type { Context } from "@/db/context";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { outreachPauses } from "@/db/schema/outreach-pauses";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { pauseSending, resumeSending } from "@/features/messages/mutations/pause-sending";
import { setDoNotContact } from "@/features/people/mutations/set-do-not-contact";
import { expect, test } from "./fixtures";
import { compose, send } from "./sleepers";

// One test after the other: what stops email stops everybody's.
test.describe.configure({ mode: "default" });

test.afterEach(async ({ firm, inbox }) => {
  await inbox.clearFaults();
  await resumeSending(firm.system());
});

async function candidate(system: Context) {
  const lastName = `Delgado ${randomUUID().slice(0, 6)}`;
  const address = `${randomUUID()}@people.test`;
  const { personId } = await addCandidate(system, { firstName: "Ana", lastName, emails: [address] });
  return { personId, address, name: `Ana ${lastName}` };
}

const banner = (page: Page, title: string) => page.getByRole("region", { name: title });

async function health(request: APIRequestContext) {
  const response = await request.get("/api/health/ready");
  const { parts, stops } = (await response.json()) as { parts: Record<string, string>; stops: string[] };
  return { status: response.status(), web: parts.web, sending: parts.sending, stops };
}

test.describe("an admin", () => {
  test.use({ role: "admin" });

  test.beforeEach(({ recruiter }) => recruiter);

  test("pauses all email and resumes it", async ({ page, firm, inbox, colleague, request, recruiter }) => {
    const person = await candidate(firm.system());
    await page.goto("/settings");
    await page.getByRole("link", { name: "Delivery" }).click();
    await expect(page.getByText("Sending", { exact: true }).last()).toBeVisible();
    await page.getByLabel("Reason to pause").fill("Wrong template went out");
    await page.getByRole("button", { name: "Pause all email" }).click();
    await expect(banner(page, "Email is paused.")).toContainText("Robin admin paused it");
    await expect(banner(page, "Email is paused.")).toContainText("Wrong template went out.");
    await expect(page.getByRole("definition").filter({ hasText: "Paused" })).toBeVisible();
    expect(await health(request)).toEqual({ status: 200, web: "green", sending: "red", stops: ["paused"] });
    const others = await colleague.openPage();
    await compose(others, colleague.context(), person);
    await expect(banner(others, "Email is paused.")).toContainText("Robin admin paused it");
    await expect(others.getByRole("button", { name: "No one can be emailed yet" })).toBeDisabled();
    await expect(others.getByRole("list", { name: "Recipients" })).toContainText(
      "blocked: email is paused: Wrong template went out",
    );

    await page.getByRole("button", { name: "Resume sending" }).click();
    await expect(banner(page, "Email is paused.")).toBeHidden();
    expect(await health(request)).toEqual({ status: 200, web: "green", sending: "green", stops: [] });
    await send(page, firm.as(recruiter.recruiter), person);
    await expect.poll(async () => (await inbox.emailsTo(person.address)).length).toBe(1);
  });

  const stops = [
    {
      name: "a refused key",
      fault: "401-key",
      title: "Email isn't going out.",
      words: "Resend hasn't accepted our API key",
      chip: "API key refused",
      answer: /^API key refusedResend refused the key: 401 \S+: .*[^.]\.$/,
      stop: "key_refused",
    },
    {
      name: "a refused sending domain",
      fault: "403-domain",
      title: "Email isn't going out.",
      words: "Resend hasn't accepted our sending domain",
      chip: "Domain refused",
      answer: /^Domain refusedResend refused the sending domain: 403 \S+: .*[^.]\.$/,
      stop: "domain_refused",
    },
    {
      name: "a used-up limit",
      fault: "429-daily_quota",
      title: "Email limit reached.",
      words: /go out on their own after \w{3}, \w{3} \d+, \d+:00 [AP]M ET\./,
      chip: "Limit reached",
      answer:
        /^Limit reached until \w{3}, \w{3} \d+, \d+:00 [AP]M ETResend's quota is used up: 429 daily_quota_exceeded: .*[^.]\.$/,
      stop: "quota",
    },
  ] as const;
  for (const { name, fault, title, words, chip, answer, stop } of stops) {
    test(`sees ${name}, and sending goes on when it is resumed`, async ({
      page,
      firm,
      inbox,
      colleague,
      request,
      recruiter,
    }) => {
      const person = await candidate(firm.system());
      await inbox.fault({ kind: fault, match: { to: person.address } });
      await send(page, firm.as(recruiter.recruiter), person);
      await expect.poll(async () => (await health(request)).stops).toEqual([stop]);
      await page.goto("/settings/delivery");
      await expect(banner(page, title)).toContainText(words);
      await expect(page.getByRole("definition").filter({ hasText: chip })).toHaveText(answer);
      const others = await colleague.openPage();
      await others.goto("/today");
      await expect(banner(others, title)).toContainText(words);
      expect(await inbox.emailsTo(person.address)).toHaveLength(0);
      await page.getByRole("button", { name: "Resume sending" }).click();
      await expect(banner(page, title)).toBeHidden();
      await expect.poll(async () => (await inbox.emailsTo(person.address)).length).toBe(1);
    });
  }

  test("sees whose outreach Callback paused and why, and lets it go again", async ({ page, firm, colleague }) => {
    const pause = { scope: "firm", cause: "bounced", counted: 3, sent: 120 } as const;
    await runOperation(firm.system(), { verb: "pauseOutreach" }, async (inside) => {
      const row = { ...pause, at: inside.now, operationId: inside.operation.id };
      const [paused] = await inside.db.insert(outreachPauses).values(row).returning();
      await recordAudit(inside, { noun: "outreach_pauses", subjectId: paused?.id ?? "", fields: ["scope"] });
    });
    const words = "outreach is paused: 3 of the last 120 emails bounced";
    await page.goto("/settings/delivery");
    await expect(banner(page, "Outreach is paused.")).toContainText(words);
    await expect(page.getByRole("definition").filter({ hasText: "Outreach paused" })).toBeVisible();
    const others = await colleague.openPage();
    await others.goto("/today");
    await expect(banner(others, "Outreach is paused.")).toContainText(words);
    await page.goto("/settings/deliverability");
    await page.getByRole("button", { name: /^Resume outreach/ }).click();
    const form = page.getByRole("dialog", { name: /^Resume outreach/ });
    await form.getByLabel("Reason").fill("The old list is out.");
    await form.getByRole("button", { name: "Resume" }).click();
    await expect(banner(page, "Outreach is paused.")).toBeHidden();
  });

  test("sees that no worker runs, and that it runs again", async ({ page, firm, colleague, request }) => {
    await firm.sql`update workers set seen_at = seen_at - interval '5 minutes'`;
    const others = await colleague.openPage();
    await firm.sql.begin(async (tx) => {
      // Its worker is alive and would say so every few seconds: it has to wait until this has been looked at.
      await tx`lock table workers in share row exclusive mode`;
      expect((await health(request)).stops).toEqual(["no_worker"]);
      await page.goto("/settings/delivery");
      await expect(banner(page, "Email isn't going out.")).toContainText("isn't running (last seen ");
      await expect(page.getByRole("definition").filter({ hasText: "Not running" })).toBeVisible();
      await others.goto("/today");
      await expect(banner(others, "Email isn't going out.")).toContainText("An admin has to start the worker.");
    });
    await expect.poll(async () => (await health(request)).stops).toEqual([]);
    await page.reload();
    await expect(page.getByRole("definition").filter({ hasText: "Sending" })).toBeVisible();
  });

  const answers = [
    { button: "It was sent", verb: "Mark as sent", done: "Marked as sent.", state: "accepted", slot: "gone" },
    {
      button: "It wasn't sent",
      verb: "Mark as not sent",
      done: "Marked as not sent.",
      state: "canceled",
      slot: "released",
    },
  ] as const;
  for (const { button, verb, done, state, slot } of answers) {
    test(`decides about an email in doubt: ${button}`, async ({ page, firm, inbox, recruiter }) => {
      const person = await candidate(firm.system());
      const found = async () => {
        const [row] = await firm.sql<{ state: string; attempts: number; slot: string; reason: string }[]>`
          select m.state, m.attempts, s.state as slot, m.reason from messages m left join slots s on s.message_id = m.id
          where m.address = ${person.address}`;
        return row;
      };
      await inbox.fault({ kind: "reset", match: { to: person.address, times: 99 } });
      await send(page, firm.as(recruiter.recruiter), person);
      await expect.poll(found).toMatchObject({ state: "queued", attempts: 1 });
      await setDoNotContact(firm.system(), { personId: person.personId, reason: "They asked us to stop." });
      await firm.sql`update messages set next_attempt_at = null where address = ${person.address}`;
      await expect.poll(async () => (await found())?.state).toBe("needs_human");

      await page.goto("/settings/delivery");
      await page.getByRole("button", { name: `${button}: email to ${person.name}` }).click();
      const dialog = page.getByRole("dialog", { name: `Email to ${person.name}` });
      await dialog.getByRole("button", { name: verb }).click();
      await expect(dialog.getByText("Say how you know.")).toBeVisible();
      await dialog.getByLabel("How do you know?").fill("Looked it up at Resend");
      await dialog.getByRole("button", { name: verb }).click();
      await expect(page.getByText(done)).toBeVisible();
      await expect(page.getByText(person.name)).toHaveCount(0);
      expect(await found()).toMatchObject({ state, slot });
      expect(await inbox.emailsTo(person.address)).toHaveLength(0);
    });
  }

  test("tries a reply again that could not be fetched", async ({ page, firm, inbox, recruiter }) => {
    const person = await candidate(firm.system());
    await send(page, firm.as(recruiter.recruiter), person);
    await expect.poll(async () => (await inbox.emailsTo(person.address)).length).toBe(1);
    await inbox.fault({ kind: "503", match: { endpoint: "GET /emails/receiving/:id", times: 99 } });
    await inbox.act({ act: "reply", to: person.address, text: "Yes, call me tomorrow." });
    const failed = page.getByRole("row", { name: new RegExp(`Reply from .*${person.address}`) });
    await expect(async () => {
      await page.goto("/settings/delivery");
      await expect(failed).toContainText("503", { timeout: 1_000 });
    }).toPass();
    // Callback tries it again by itself for three days; after those only the button does.
    await firm.sql`update webhook_events set received_at = received_at - interval '4 days' where error is not null`;
    await inbox.clearFaults();
    await failed.getByRole("button", { name: "Try again: Reply" }).click();
    await expect(page.getByText("It's being tried again.")).toBeVisible();
    await expect(failed).toHaveCount(0);
    await expect
      .poll(async () => firm.sql`select 1 from replies where from_address = ${person.address}`)
      .toHaveLength(1);
  });
});

test.describe("a manager", () => {
  test.use({ role: "manager" });

  test("looks, and resumes what was paused", async ({ page, firm, recruiter }) => {
    await pauseSending(firm.as(recruiter.recruiter), { reason: "Wrong template went out" });
    await page.goto("/settings/delivery");
    await expect(page.getByText("an admin decides")).toBeVisible();
    await page.getByRole("button", { name: "Resume sending" }).click();
    await expect(banner(page, "Email is paused.")).toBeHidden();
  });
});

test.describe("a recruiter", () => {
  test("sees on every page that email is paused, who can change it, and when it goes on", async ({
    page,
    firm,
    recruiter,
  }) => {
    await page.clock.install();
    await page.goto("/today");
    await expect(banner(page, "Email is paused.")).toHaveCount(0);
    await pauseSending(firm.as(recruiter.recruiter), { reason: "Wrong template went out" });
    await page.clock.runFor(60_000);
    await expect(banner(page, "Email is paused.")).toContainText("An admin or a manager can resume it");
    for (const path of ["/positions", "/candidates", "/settings"]) {
      await page.goto(path);
      await expect(banner(page, "Email is paused."), path).toBeVisible();
    }
    await expect(page.getByRole("link", { name: "Delivery" })).toHaveCount(0);
    await page.goto("/settings/delivery");
    await expect(page.getByText("This page can't be found")).toBeVisible();
  });
});
