import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { webhookEvents } from "@/db/schema/inbound";
import { positions } from "@/db/schema/positions";
import { settings } from "@/db/schema/settings";
import { systemEmails } from "@/db/schema/system-emails";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { confirmHolidays } from "@/features/contact-rules/mutations/change-holidays";
import { updateFirm } from "@/features/settings/mutations/update-firm";
import { settingsId } from "@/features/settings/rules";
import { findOpenSteps } from "../queries/find-open-steps";
import { dismissFirstSteps } from "./dismiss-first-steps";
import { sendTestEmail } from "./send-test-email";

const { db } = await testDatabase();
const start = new Date("2026-03-10T15:00:00Z");
const rows = testRows(db, start);
const ada = await rows.recruiter("Ada Whitfield", "admin", { email: "ada@firm.test" });
const as = (role: "admin" | "manager", now = start): Context => ({ actor: mintRecruiter({ ...ada, role }), now, db });
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const steps = async () => findOpenSteps(as("admin"));
const none = {
  company: false,
  domain: false,
  testEmail: false,
  webhook: false,
  holidays: false,
  colleagues: false,
  candidates: false,
  clients: false,
  positions: false,
  testState: null,
};
const company = { name: "Plumb & Level", postalAddress: "400 N Ashley Dr, Tampa, FL 33602", zone: "America/New_York" };

test("each step of a new installation knows by facts whether it is done", async () => {
  expect(await steps()).toEqual(none);
  expect(await findOpenSteps(as("manager"))).toBeNull();
  await expect(sendTestEmail(as("admin"), { recruiterId: ada.id })).rejects.toThrow(
    "Enter an email domain in Settings.",
  );

  await updateFirm(as("admin"), { ...company, mailDomain: "", reason: "First setup." });
  expect(await steps()).toEqual({ ...none, company: true });
  await updateFirm(as("admin"), { ...company, mailDomain: "plumb.test", reason: "First setup." });
  expect(await steps()).toMatchObject({ company: true, domain: true, testEmail: false });

  expect(await sendTestEmail(as("admin"), { recruiterId: ada.id })).toEqual({ address: "ada@firm.test" });
  expect(await steps()).toMatchObject({ testEmail: false, testState: "queued" });
  await expect(sendTestEmail(as("admin"), { recruiterId: ada.id })).rejects.toThrow("Give it a minute to arrive.");
  await db
    .update(systemEmails)
    .set({ state: "failed", reason: "Resend refused the sending domain", sealedBody: null })
    .where(eq(systemEmails.kind, "test"));
  expect(await steps()).toMatchObject({ testEmail: false, testState: "Resend refused the sending domain" });
  await sendTestEmail(as("admin", later(2)), { recruiterId: ada.id });
  await db.update(systemEmails).set({ state: "accepted", sealedBody: null }).where(eq(systemEmails.state, "queued"));
  expect(await steps()).toMatchObject({ testEmail: true });

  const event = { payload: {}, receivedAt: start };
  await db.insert(webhookEvents).values({ ...event, svixId: "doctor_1", type: "callback.doctor" });
  expect(await steps()).toMatchObject({ webhook: false });
  await db.insert(webhookEvents).values({ ...event, svixId: "msg_1", type: "email.delivered" });
  expect(await steps()).toMatchObject({ webhook: true, holidays: false });

  await confirmHolidays(as("admin"));
  await confirmHolidays(as("admin"));
  expect(await steps()).toMatchObject({ holidays: true, colleagues: false });
  expect((await auditOf(db, settingsId)).filter(({ verb }) => verb === "confirmHolidays")).toHaveLength(1);

  await rows.recruiter("Bo Lindqvist");
  expect(await steps()).toMatchObject({ colleagues: true, candidates: false });
  await rows.candidate("Ana");
  expect(await steps()).toMatchObject({ candidates: true, clients: false, positions: false });
  await rows.position(ada.id);
  expect(await steps()).toBeNull();
});

test("an admin puts them away for all admins, once, and a manager does not", async () => {
  await db.delete(candidates);
  expect(await steps()).toMatchObject({ candidates: false });
  await expect(dismissFirstSteps(as("manager"))).rejects.toThrow("Only an admin can do this.");
  await Promise.all([dismissFirstSteps(as("admin")), dismissFirstSteps(as("admin"))]);
  expect(await steps()).toBeNull();
  expect((await auditOf(db, settingsId)).filter(({ verb }) => verb === "dismissFirstSteps")).toHaveLength(1);
  const [row] = await db.select({ at: settings.firstStepsDismissedAt }).from(settings);
  expect([row?.at, await db.$count(positions)]).toEqual([start, 1]);
});
