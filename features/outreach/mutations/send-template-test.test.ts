import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Context, mintRecruiter } from "@/db/context";
import { messages, slots } from "@/db/schema/messages";
import { people } from "@/db/schema/people";
import { systemEmails } from "@/db/schema/system-emails";
import { some } from "@/db/test-firm";
import { claimSystemEmails } from "@/features/messages/mutations/system-emails";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { addTemplate } from "@/features/templates/mutations/add-template";
import { listTemplates } from "@/features/templates/queries/list-templates";
import { constraintOf } from "@/lib/fault";
import { getTemplatePreview } from "../queries/get-template-preview";
import { sendTemplateTest } from "./send-template-test";

const { db, firm, context, system, goTo, clock, pass, queueTo } = await testQueue();
const templates = await listTemplates(context());
const templateOf = (name: string) => some(templates.find((one) => one.name === name)).id;
const viewer = (): Context => ({ ...context(), actor: mintRecruiter({ ...firm.recruiter, role: "viewer" }) });
const tests = async () =>
  db
    .select()
    .from(systemEmails)
    .where(and(eq(systemEmails.kind, "template_test"), eq(systemEmails.state, "queued")));

test("a person's preview is what the sender would write, with the verdict of the judge", async () => {
  const ana = await firm.person();
  const templateId = templateOf("General outreach");
  const preview = await getTemplatePreview(context(), { templateId, personId: ana.personId });
  expect(preview).toMatchObject({ name: "Ana Lopez", address: ana.address, empty: [], subject: "Checking in, Ana" });
  expect(preview.verdict).toEqual({ kind: "go", sentence: "sends now" });
  await queueTo(ana.personId);
  const later = await getTemplatePreview(context(), { templateId, personId: ana.personId });
  expect(later.verdict).toMatchObject({ kind: "wait", sentence: expect.stringContaining("an email is planned") });
  const sent = some((await db.select().from(messages).where(eq(messages.personId, ana.personId)))[0]);
  expect(later.text.replaceAll("/preview", "")).toBe(sent.text.replaceAll(`/${sent.answerToken}`, ""));
});

test("empty fields are marked, and the sentence says what would block the email", async () => {
  const ana = await firm.person();
  const { templateId } = await addTemplate(context(), {
    name: "About their city",
    purpose: "free",
    subject: "News from {{ city }}",
    body: "Hi {{ first_name }},\n\n{{ employer }} is in the news.",
    own: false,
  });
  const preview = await getTemplatePreview(context(), { templateId, personId: ana.personId });
  expect(preview).toMatchObject({
    subject: "News from [Candidate city is empty]",
    empty: ["Candidate city", "Candidate employer"],
    verdict: { kind: "never", sentence: "blocked: empty merge field: city, employer" },
  });
  expect(preview.text).toContain("[Candidate employer is empty] is in the news.");
  const sample = await getTemplatePreview(context(), { templateId, personId: null });
  expect(sample).toMatchObject({ name: "Jordan Lee", subject: "News from Tampa", verdict: null, empty: [] });
});

test("every template of the firm can be looked at, with somebody and with nobody", async () => {
  const ana = await firm.person({ at: "interview" });
  for (const { id } of templates)
    for (const personId of [ana.personId, null]) {
      const preview = await getTemplatePreview(context(), { templateId: id, personId });
      expect(preview.html).toContain("<html");
    }
});

test("a test goes to the recruiter's own address, takes no slot and is no email to anybody", async () => {
  const ana = await firm.person();
  const before = [await db.$count(messages), await db.$count(slots)];
  const input = { templateId: templateOf("General outreach"), personId: ana.personId };
  expect(await sendTemplateTest(context(), input)).toEqual({ address: "dana@meridian-search.test" });
  expect(await tests()).toMatchObject([{ address: firm.recruiter.email, subject: "[Test] Checking in, Ana" }]);
  expect([await db.$count(messages), await db.$count(slots)]).toEqual(before);
  const [claimed] = await claimSystemEmails(system(), { limit: 5 });
  expect(claimed).toMatchObject({ to: firm.recruiter.email, text: expect.stringContaining("Ana") });
});

test("ten in ten minutes, also of many presses at once; the database holds it and the address", async () => {
  pass(3_600_000);
  const input = { templateId: templateOf("General outreach"), personId: null };
  const all = await Promise.allSettled(Array.from({ length: 14 }, () => sendTemplateTest(context(), input)));
  const refused = all.flatMap((one) => (one.status === "rejected" ? [(one.reason as Error).message] : []));
  expect(refused).toEqual(Array.from({ length: 4 }, () => "You sent yourself 10 tests in 10 minutes. Wait a little."));
  const [row] = await tests();
  const again = { ...some(row), id: crypto.randomUUID(), idempotencyKey: crypto.randomUUID() };
  const refusedBy = async (more: Partial<typeof again>) =>
    db
      .insert(systemEmails)
      .values({ ...again, ...more })
      .then(
        () => null,
        (error: unknown) => constraintOf(error),
      );
  expect(await refusedBy({ createdAt: clock() })).toBe("system_emails_test_pace");
  expect(await refusedBy({ address: "ana@people.test" })).toBe("system_emails_test_address");
  goTo(new Date(clock().getTime() + 11 * 60_000));
  await sendTemplateTest(context(), input);
});

test("not of a template or a person that is not there, nor by a viewer", async () => {
  const templateId = templateOf("General outreach");
  await expect(sendTemplateTest(viewer(), { templateId, personId: null })).rejects.toThrow("cannot change anything");
  const nobody = { templateId, personId: crypto.randomUUID() };
  await expect(sendTemplateTest(context(), nobody)).rejects.toThrow("This person is no longer in Callback.");
  await expect(getTemplatePreview(context(), { templateId: crypto.randomUUID(), personId: null })).rejects.toThrow(
    "This template no longer exists.",
  );
  expect(await db.$count(people)).toBeGreaterThan(0);
});
