import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { securityEvents } from "@/db/schema/security";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import type { Role } from "@/db/vocabulary/recruiters";
import { uuidv7 } from "@/lib/uuid";
import { exportReport } from "./export-report";
import { uploadImport } from "./upload-import";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = await rows.recruiter("Dana Ruiz");
const rae = await rows.recruiter("Rae Duarte");
const bo = await rows.recruiter("Bo Lind");
const as = (row: typeof dana, role: Role): Context => ({ actor: mintRecruiter({ ...row, role }), now, db });

const file = [Buffer.from("Name,Email\nLi Chen,li@people.test\n")];
const { importId } = await uploadImport(as(dana, "recruiter"), { fileName: "people.csv", file });
const exportsOf = async () => (await auditOf(db, importId)).filter(({ verb }) => verb === "exportReport");

const eventsOf = async (recruiterId: string) =>
  db
    .select({ kind: securityEvents.kind, code: securityEvents.code, subjectId: securityEvents.subjectId })
    .from(securityEvents)
    .where(eq(securityEvents.recruiterId, recruiterId));

test.each([
  ["whose import it is", dana, "recruiter"],
  ["a manager", rae, "manager"],
  ["an admin", bo, "admin"],
] as const)("the report is taken away by %s, and the audit log says so", async (_, row, role) => {
  const before = (await exportsOf()).length;
  await exportReport(as(row, role), { importId });
  const entries = await exportsOf();
  expect(entries).toHaveLength(before + 1);
  expect(entries.at(-1)).toMatchObject({ recruiterId: row.id, fields: ["report"] });
  expect(await eventsOf(row.id)).toEqual([{ kind: "exported", code: "import_report", subjectId: importId }]);
});

test("nobody else takes it away, and what is not there is not found", async () => {
  const before = (await exportsOf()).length;
  await expect(exportReport(as(rae, "recruiter"), { importId })).rejects.toThrow("Only whoever imported this file");
  for (const row of [dana, rae])
    await expect(exportReport(as(row, "viewer"), { importId })).rejects.toThrow("A viewer can see everything");
  await expect(exportReport(as(dana, "recruiter"), { importId: uuidv7(now) })).rejects.toThrow(
    "This import no longer exists.",
  );
  expect(await exportsOf()).toHaveLength(before);
});
