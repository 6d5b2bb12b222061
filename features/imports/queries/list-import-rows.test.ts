import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { importRows, imports } from "@/db/schema/imports";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { listImportRows, listReportRows } from "./list-import-rows";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const dana = await testRows(db, now).recruiter("Dana Ruiz");
const context: Context = { actor: mintRecruiter(dana), now, db };

test("a screen gets the beginning of each cell, a download all of it", async () => {
  const columns = ["Name", "Notes", "__proto__"];
  const [file] = await db
    .insert(imports)
    .values({ fileName: "a.csv", columns, by: dana.id, createdAt: now })
    .returning();
  const importId = file?.id ?? "";
  const notes = "n".repeat(50_000);
  const cells = Object.fromEntries([
    ["Name", "Ana Ruiz"],
    ["Notes", notes],
    ["__proto__", "x"],
  ]) as Record<string, string>;
  await db.insert(importRows).values([
    { importId, line: 2, cells, verdict: "created" },
    { importId, line: 3, cells: {}, verdict: "refused", reason: "No name." },
  ]);
  const shown = await listImportRows(context, { importId, verdict: null, page: 1 });
  expect(shown.map((row) => Object.entries(row.cells).toSorted(([one], [other]) => (one < other ? -1 : 1)))).toEqual([
    [
      ["Name", "Ana Ruiz"],
      ["Notes", notes.slice(0, 160)],
      ["__proto__", "x"],
    ],
    [],
  ]);
  const downloaded: string[][] = [];
  for await (const rows of listReportRows(context, { importId, verdict: null })) downloaded.push(...rows);
  expect(downloaded[1]?.slice(3)).toEqual(["Ana Ruiz", notes, "x"]);
});
