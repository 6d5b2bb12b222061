import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import type { AddValueItemInput } from "../inputs";
import { getValueItem, listArchivedValueItems, listValueItems } from "../queries/list-value-items";
import { addValueItem } from "./add-value-item";
import { archiveValueItem } from "./archive-value-item";
import { changeValueItem } from "./change-value-item";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const as = (actor: Context["actor"] = dana): Context => ({ actor, now, db });
let count = 0;
const facts = (more: Partial<AddValueItemInput> = {}): AddValueItemInput => ({
  kind: "article",
  url: `https://enr.com/bridge-${(count += 1)}`,
  title: "Bridge program grows",
  note: "Two of the projects are in Tampa.",
  disciplines: ["structural"],
  sectors: [],
  states: ["FL"],
  ...more,
});
const lostOf = (all: PromiseSettledResult<unknown>[]) =>
  all.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));

test("an item is there with its link as it is kept, and can be changed, archived and put back", async () => {
  const given = facts({ url: "https://enr.com/a?utm_source=x" });
  const { valueItemId } = await addValueItem(as(), given);
  expect(await getValueItem(as(), valueItemId)).toMatchObject({ ...given, url: "https://enr.com/a", shared: 0 });
  await changeValueItem(as(omar), { ...given, valueItemId, version: 1, title: "Bridges", states: [] });
  expect(await getValueItem(as(), valueItemId)).toMatchObject({ title: "Bridges", states: [], version: 2 });
  await archiveValueItem(as(), { valueItemId, archived: true });
  expect((await listValueItems(as())).map(({ id }) => id)).not.toContain(valueItemId);
  expect((await listArchivedValueItems(as())).map(({ id }) => id)).toContain(valueItemId);
  await archiveValueItem(as(), { valueItemId, archived: false });
  expect((await listValueItems(as())).map(({ id }) => id)).toContain(valueItemId);
});

test.each(["http://enr.com", "https://10.0.0.1/x", "nothing"])("the link %s is refused at its field", async (url) => {
  await expect(addValueItem(as(), facts({ url }))).rejects.toMatchObject({ field: "url" });
  const { valueItemId } = await addValueItem(as(), facts());
  const change = { ...facts({ url }), valueItemId, version: 1 };
  await expect(changeValueItem(as(), change)).rejects.toMatchObject({ field: "url" });
});

test("of two who add one link, one does, and the other is told who was first", async () => {
  const given = facts();
  const lost = lostOf(await Promise.allSettled([dana, omar].map(async (actor) => addValueItem(as(actor), given))));
  expect(lost).toEqual([
    expect.stringMatching(/there already, as “Bridge program grows”: (Dana Ruiz|Omar Haddad) saved it a moment ago/),
  ]);
});

test("of two who change one version, one does, and the other is told who was first", async () => {
  const { valueItemId } = await addValueItem(as(), facts());
  const change = { ...facts(), valueItemId, version: 1 };
  const lost = lostOf(await Promise.allSettled([dana, omar].map(async (actor) => changeValueItem(as(actor), change))));
  expect(lost).toEqual([expect.stringMatching(/(Dana Ruiz|Omar Haddad) changed “Bridge program grows” a moment ago/)]);
});

test("of two who archive it, the second is told who did", async () => {
  const { valueItemId } = await addValueItem(as(), facts());
  const away = { valueItemId, archived: true };
  const lost = lostOf(await Promise.allSettled([dana, omar].map(async (actor) => archiveValueItem(as(actor), away))));
  expect(lost).toEqual([expect.stringMatching(/(Dana Ruiz|Omar Haddad) archived “Bridge program grows” a moment ago/)]);
});

test("the link of an archived item stays taken, so that nobody gets it twice: that one can be put back", async () => {
  const given = facts();
  const { valueItemId } = await addValueItem(as(), given);
  await archiveValueItem(as(), { valueItemId, archived: true });
  await expect(addValueItem(as(omar), given)).rejects.toThrow(/Dana Ruiz archived it a moment ago\. Put that one back/);
  const another = await addValueItem(as(), facts());
  const change = { ...given, valueItemId: another.valueItemId, version: 1 };
  await expect(changeValueItem(as(), change)).rejects.toMatchObject({ field: "url" });
  await archiveValueItem(as(omar), { valueItemId, archived: false });
  expect(await getValueItem(as(), valueItemId)).toMatchObject({
    archivedAt: null,
  });
});

test("what is not there is not found", async () => {
  const gone = { valueItemId: crypto.randomUUID(), archived: true };
  await expect(archiveValueItem(as(), gone)).rejects.toThrow("This item no longer exists.");
  await expect(changeValueItem(as(), { ...facts(), ...gone, version: 1 })).rejects.toThrow(
    "This item no longer exists.",
  );
});
