import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Context, mintRecruiter } from "@/db/context";
import { auditEntries } from "@/db/schema/audit";
import { recruiters } from "@/db/schema/recruiters";
import { settings } from "@/db/schema/settings";
import { testDatabase } from "@/db/test-database";
import { some, testFirm } from "@/db/test-firm";
import { findDigest } from "../queries/find-digest";
import { setDigest } from "./set-digest";

const { db } = await testDatabase();
/** A Thursday, 8 AM in Tampa. */
const now = new Date("2026-03-12T12:00:00Z");
const firm = await testFirm(db, now);
const as = (hours = 0, role = firm.recruiter.role): Context => ({
  actor: mintRecruiter({ ...firm.recruiter, role }),
  now: new Date(now.getTime() + hours * 3_600_000),
  db,
});
const mine = async () => some((await db.select().from(recruiters).where(eq(recruiters.id, firm.recruiter.id)))[0]);

test("it is off, and once it is on says when the next one comes", async () => {
  expect(await findDigest(as())).toEqual({ minute: null, next: null, last: null });
  await setDigest(as(), { minute: 420, seen: null });
  expect(await findDigest(as())).toMatchObject({ minute: 420, next: { at: new Date("2026-03-13T11:00:00Z") } });
  expect(
    await db
      .select()
      .from(auditEntries)
      .where(sql`'digestMinute' = any(${auditEntries.fields})`),
  ).toHaveLength(1);
});

test("saved as it was it stays as it was, so that today's is not put off", async () => {
  const before = await mine();
  await setDigest(as(1), { minute: 420, seen: 420 });
  expect(await mine()).toEqual(before);
  await setDigest(as(1), { minute: 450, seen: 420 });
  expect((await mine()).digestSetAt).toEqual(as(1).now);
});

test("turned off, nothing comes", async () => {
  await setDigest(as(2), { minute: null, seen: (await mine()).digestMinute });
  expect(await findDigest(as(2))).toMatchObject({ minute: null, next: null });
});

test("of two windows the second is told", async () => {
  const both = await Promise.allSettled([480, 510].map((minute) => setDigest(as(), { minute, seen: null })));
  const told = both.flatMap((one) => (one.status === "rejected" ? [(one.reason as Error).message] : []));
  expect(told).toEqual([expect.stringContaining("in another window")]);
});

test("a viewer has no list to be told of, and without an email domain nobody is promised one", async () => {
  const before = await mine();
  const change = { minute: 420, seen: before.digestMinute };
  await expect(setDigest(as(0, "viewer"), change)).rejects.toThrow("cannot change anything");
  await db.update(settings).set({ mailDomain: "" });
  await expect(setDigest(as(), change)).rejects.toThrow("Enter an email domain");
  expect(await mine()).toEqual(before);
});
