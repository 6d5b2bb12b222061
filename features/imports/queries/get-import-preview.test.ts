import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { countImport } from "../mutations/count-import";
import { uploadImport } from "../mutations/upload-import";
import { getImportPreview } from "./get-import-preview";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const row = await testRows(db, now).recruiter("Dana Ruiz");
const dana: Context = { actor: mintRecruiter(row), now, db };
const system: Context = { ...dana, actor: { kind: "system", name: "test" } };

async function upload(text: string) {
  const uploaded = await uploadImport(dana, { fileName: "people.csv", file: [Buffer.from(text)] });
  await countImport(system, uploaded);
  return uploaded;
}

test("of a large file the preview looks at the first rows, and counts those alone", async () => {
  const rows = (count: number, notes: string) =>
    Array.from({ length: count }, (_, at) => `Person${at} Many,many${at}@people.test,${notes}\n`).join("");
  const many = await upload(`Name,Email,Notes\n${rows(2_500, "")}`);
  expect(await getImportPreview(dana, { importId: many.importId, mapping: null })).toMatchObject({ lookedAt: 2_000 });
  const wide = await upload(`Name,Email,Notes\n${rows(1_500, "n".repeat(300))}`);
  const { lookedAt, counts } = await getImportPreview(dana, { importId: wide.importId, mapping: null });
  expect(lookedAt).toBeGreaterThan(700);
  expect(lookedAt).toBeLessThan(800);
  expect(counts).toMatchObject({ refused: 0 });
});
