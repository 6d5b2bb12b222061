import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { importRows, imports } from "@/db/schema/imports";
import { personActivity } from "@/db/schema/people";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { assignOwner } from "@/features/candidates/mutations/assign-owner";
import { checkImport } from "./check-import";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const viewer = mintRecruiter(await rows.recruiter("Vera", "viewer"));
const as = (actor: Context["actor"] = dana): Context => ({ actor, now, db });

async function imported(state: "done" | "running" = "done") {
  const [file] = await db
    .insert(imports)
    .values({ fileName: "people.csv", columns: [], state, by: dana.id, createdAt: now, finishedAt: now })
    .returning();
  await db.insert(importRows).values({ importId: file!.id, line: 2, cells: {}, verdict: "refused", reason: "No name" });
  return file!.id;
}

test("whoever has looked at an import says so once; the second is told who did", async () => {
  const importId = await imported();
  const both = await Promise.allSettled([dana, omar].map((actor) => checkImport(as(actor), { importId })));
  const lost = both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  expect(lost).toEqual([
    expect.stringMatching(/^Refusal: (Dana Ruiz|Omar Haddad) checked this import a moment ago\.$/),
  ]);
  expect(await db.select({ at: imports.checkedAt }).from(imports).where(eq(imports.id, importId))).toEqual([
    { at: now },
  ]);
});

test("refused: a viewer, an import under way, one that is not there", async () => {
  await expect(checkImport(as(viewer), { importId: await imported() })).rejects.toThrow("viewer");
  await expect(checkImport(as(), { importId: await imported("running") })).rejects.toThrow("not done yet");
  await expect(checkImport(as(), { importId: dana.id })).rejects.toThrow("no longer exists");
});

test("whose candidate somebody is stands beside their counters, whoever becomes the owner", async () => {
  const { id, personId } = await rows.candidate("Maria");
  const owner = async () =>
    (await db.select().from(personActivity).where(eq(personActivity.personId, personId)))[0]?.ownerId ?? null;
  expect(await owner()).toBeNull();
  await assignOwner(as(), { selection: { ids: [id] }, ownerId: omar.id });
  expect(await owner()).toBe(omar.id);
});
