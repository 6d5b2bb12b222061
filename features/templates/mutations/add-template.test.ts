import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { templateVersions } from "@/db/schema/templates";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addTemplate, reviseTemplate } from "./add-template";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const as = (actor: Context["actor"] = dana, at = now): Context => ({ actor, now: at, db });
const words = { subject: "Checking in", body: "Hi {{ first_name }}" };
const currentOf = async (templateId: string) =>
  db
    .select()
    .from(templateVersions)
    .where(and(eq(templateVersions.templateId, templateId), eq(templateVersions.current, true)));

test("new words are a new version; the old one stays as it was", async () => {
  const { templateId, templateVersionId } = await addTemplate(as(), { name: "Free", purpose: "free", ...words });
  const { version } = await reviseTemplate(as(omar), { templateId, version: 1, ...words, subject: "Hello" });
  expect(version).toBe(2);
  expect(await currentOf(templateId)).toMatchObject([{ version: 2, subject: "Hello", by: omar.id }]);
  const [old] = await db.select().from(templateVersions).where(eq(templateVersions.id, templateVersionId));
  expect(old).toMatchObject({ version: 1, subject: "Checking in", current: false, by: dana.id });
});

test("of two who change one version, one does, and the other is told who was first", async () => {
  const { templateId } = await addTemplate(as(), { name: "Thanks", purpose: "free", ...words });
  const both = await Promise.allSettled(
    [dana, omar].map((actor) => reviseTemplate(as(actor), { templateId, version: 1, ...words })),
  );
  const lost = both.filter((one) => one.status === "rejected");
  expect(lost).toHaveLength(1);
  expect(String(lost[0]!.reason)).toMatch(
    /(Dana Ruiz|Omar Haddad) changed Thanks a moment ago\. Look at the new version first\./,
  );
  expect(await currentOf(templateId)).toHaveLength(1);
});

test.each([
  ["no subject", { subject: " " }, "subject", "An email needs a subject."],
  ["no words", { body: " " }, "body", "An email needs a body."],
  ["a field that nobody has", { body: "Hi {{ first_nmae }}" }, "body", "{{ first_nmae }} is not a field"],
  ["more than an email holds", { body: "{{ (1..100000000) }}" }, "body", "This would be longer than an email can be."],
  ["the same in the subject", { subject: "{{ (1..100000000) }}" }, "subject", "This would be longer than an email can"],
  ["one in the subject", { subject: "For {{ first_nmae }}" }, "subject", "{{ first_nmae }} is not a field"],
])("refused at the field: %s", async (_, over, field, sentence) => {
  const adding = addTemplate(as(), { name: "Refused", purpose: "free", ...words, ...over });
  await expect(adding).rejects.toMatchObject({ field, message: expect.stringContaining(sentence) });
});
