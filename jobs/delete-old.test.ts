import { expect, test } from "vitest";
import { mintRecruiter } from "@/db/context";
import { imports, importParts, importRows } from "@/db/schema/imports";
import { webhookEvents } from "@/db/schema/inbound";
import { sessions } from "@/db/schema/recruiters";
import { testDatabase } from "@/db/test-database";
import { some, testFirm } from "@/db/test-firm";
import { resumeImport } from "@/features/imports/mutations/fail-import";
import type { ImportState } from "@/db/vocabulary/imports";
import { deleteOld } from "./delete-old";

const { db } = await testDatabase();
const now = new Date("2026-11-20T15:00:00Z");
const firm = await testFirm(db, now);
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);

test("sessions go 30 days after they are over, and none before", async () => {
  const one = { recruiterId: firm.recruiter.id, createdAt: ago(90), lastSeenAt: ago(40) };
  const made = await db
    .insert(sessions)
    .values([
      { ...one, expiresAt: ago(31) },
      { ...one, expiresAt: ago(29) },
      { ...one, expiresAt: ago(-10), revokedAt: ago(31) },
      { ...one, expiresAt: ago(-10) },
    ])
    .returning();
  await deleteOld(db, now);
  const left = await db.select({ id: sessions.id }).from(sessions);
  expect(left.map(({ id }) => id).toSorted()).toEqual([made[1], made[3]].map((row) => some(row).id).toSorted());
});

test("applied events of Resend go after 30 days, and one that nobody could apply stays", async () => {
  const event = { type: "email.sent", payload: { type: "email.sent", data: {} } };
  await db.insert(webhookEvents).values([
    { ...event, svixId: "old", receivedAt: ago(31), appliedAt: ago(31) },
    { ...event, svixId: "new", receivedAt: ago(29), appliedAt: ago(29) },
    { ...event, svixId: "failed", receivedAt: ago(90), error: "It could not be read." },
  ]);
  await deleteOld(db, now);
  const left = await db.select({ id: webhookEvents.svixId }).from(webhookEvents);
  expect(left.map(({ id }) => id).toSorted()).toEqual(["failed", "new"]);
});

async function imported(state: ImportState, days: number) {
  const [file] = await db
    .insert(imports)
    .values({
      fileName: "people.csv",
      columns: ["Name"],
      state,
      by: firm.recruiter.id,
      createdAt: ago(days),
      finishedAt: state === "running" ? null : ago(days),
    })
    .returning();
  const importId = some(file).id;
  await db.insert(importParts).values({ importId, part: 0, bytes: Buffer.from("Name\nAna") });
  await db.insert(importRows).values({ importId, line: 2, cells: { Name: "Ana" }, verdict: "created" });
  return importId;
}

test("the bytes of a file go after 30 days, its report after 180, and the import stays", async () => {
  const [young, month, year, running, failed] = [
    await imported("done", 29),
    await imported("done", 31),
    await imported("done", 181),
    await imported("running", 31),
    await imported("failed", 31),
  ];
  await deleteOld(db, now);
  const parts = await db.select({ id: importParts.importId }).from(importParts);
  expect(parts.map(({ id }) => id).toSorted()).toEqual([young, running].toSorted());
  const rows = await db.select({ id: importRows.importId }).from(importRows);
  expect(rows.map(({ id }) => id).toSorted()).toEqual([young, month, running, failed].toSorted());
  expect(await db.$count(imports)).toBe(5);
  expect(year).toBeTruthy();

  const context = { actor: mintRecruiter(firm.recruiter), now, db };
  await expect(resumeImport(context, { importId: failed })).rejects.toThrow(
    "The file was removed after 30 days. Upload it again: rows that were imported are recognized.",
  );
});
