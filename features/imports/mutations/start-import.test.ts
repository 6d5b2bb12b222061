import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { imports } from "@/db/schema/imports";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { countImport } from "./count-import";
import { startImport } from "./start-import";
import { uploadImport } from "./upload-import";

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

test("started twice, a file runs once; a viewer starts and uploads nothing", async () => {
  const { importId } = await upload("Name,Email\nLi Chen,li@people.test\n");
  const mapping = { fullName: "Name", email: "Email" };
  const starts = await Promise.allSettled(
    [1, 2, 3].map(async () => startImport(dana, { importId, mapping, knownRows: "fill" })),
  );
  expect(starts.flatMap((start) => (start.status === "rejected" ? [String(start.reason)] : []))).toEqual(
    Array(2).fill(`Refusal: ${row.name} started this import a moment ago.`),
  );
  const viewer: Context = { ...dana, actor: mintRecruiter({ ...row, role: "viewer" }) };
  await expect(
    uploadImport(viewer, { fileName: "a.csv", file: [new TextEncoder().encode("Name,Email\na,a@b.test")] }),
  ).rejects.toThrow("A viewer can see everything");
});

test("a column that the file does not have starts nothing", async () => {
  const { importId } = await upload("Name,Email\nLi Chen,li@people.test\n");
  const mapping = { fullName: "Name", email: "E-mail" };
  await expect(startImport(dana, { importId, mapping, knownRows: "fill" })).rejects.toMatchObject({
    message: "This file has no column “E-mail”. Reload the page, then choose again.",
    field: "email",
  });
  const [row] = await db.select({ state: imports.state }).from(imports).where(eq(imports.id, importId));
  expect(row?.state).toBe("uploaded");
});
