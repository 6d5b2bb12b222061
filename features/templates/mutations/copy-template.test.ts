import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { getTemplate, listArchivedTemplates, listTemplates } from "../queries/list-templates";
import { addTemplate, reviseTemplate } from "./add-template";
import { archiveTemplate } from "./archive-template";
import { copyTemplate } from "./copy-template";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const as = (actor: Context["actor"] = dana): Context => ({ actor, now, db });
const words = { subject: "Checking in", body: "Hi {{ first_name }}" };
let count = 0;
const add = async (own = false) => {
  const name = `Free ${(count += 1)}`;
  return { name, ...(await addTemplate(as(), { name, purpose: "free", own, ...words })) };
};
const namesFor = async (actor: Context["actor"]) => (await listTemplates(as(actor))).map(({ name }) => name);

test("a copy has the same words and another name, and is whoever copied it alone", async () => {
  const { templateId, name } = await add();
  const first = await copyTemplate(as(omar), { templateId });
  const second = await copyTemplate(as(omar), { templateId });
  expect([first.name, second.name]).toEqual([`${name} (copy)`, `${name} (copy 2)`]);
  expect(await getTemplate(as(omar), first.templateId)).toMatchObject({ ...words, ownerId: omar.id });
  expect(await namesFor(omar)).toContain(first.name);
  expect(await namesFor(dana)).not.toContain(first.name);
});

test("a template of somebody's own is not there for others: neither to read, nor to copy, change or archive", async () => {
  const { templateId } = await add(true);
  const tried = await Promise.allSettled([
    getTemplate(as(omar), templateId),
    copyTemplate(as(omar), { templateId }),
    reviseTemplate(as(omar), { templateId, version: 1, ...words }),
    archiveTemplate(as(omar), { templateId, archived: true }),
  ]);
  const gone = { status: "rejected", reason: expect.objectContaining({ message: "This template no longer exists." }) };
  expect(tried).toEqual([gone, gone, gone, gone]);
});

test("an archived template is offered no more, and of two who archive it the second is told who did", async () => {
  const { templateId, name } = await add();
  const both = await Promise.allSettled([
    archiveTemplate(as(), { templateId, archived: true }),
    archiveTemplate(as(omar), { templateId, archived: true }),
  ]);
  const lost = both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  expect(lost).toEqual([expect.stringMatching(/(Dana Ruiz|Omar Haddad) archived Free \d+ a moment ago\./)]);
  expect(await namesFor(dana)).not.toContain(name);
  expect((await listArchivedTemplates(as())).map((one) => one.name)).toContain(name);
  await archiveTemplate(as(), { templateId, archived: false });
  expect(await namesFor(dana)).toContain(name);
});

test("a name that another template has is refused at its field", async () => {
  const [one, other] = [await add(), await add()];
  const change = { templateId: one.templateId, version: 1, ...words, name: other.name };
  await expect(reviseTemplate(as(), change)).rejects.toMatchObject({ field: "name" });
});
