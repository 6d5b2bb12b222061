import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { licenses } from "@/db/schema/candidates";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addLicense, removeLicense, updateLicense, verifyLicense } from "./change-license";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const dana = mintRecruiter(await rows.recruiter("Dana Ruiz"));
const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
const as = (actor: Context["actor"] = dana, at = now): Context => ({ actor, now: at, db });
const later = new Date("2026-03-12T15:01:00Z");
const rowOf = async (id: string) => (await db.select().from(licenses).where(eq(licenses.id, id)))[0];
const pe = { type: "PE", state: "FL" } as const;

test("added, verified, changed, removed; a change takes the verification back", async () => {
  const { id: candidateId } = await rows.candidate("Ana");
  const { licenseId } = await addLicense(as(), { candidateId, ...pe, number: " 8 1 ", expiresOn: "2027-02-28" });
  await verifyLicense(as(), { licenseId });
  expect(await rowOf(licenseId)).toMatchObject({ number: "8 1", verifiedBy: dana.id, status: "active" });
  await updateLicense(as(omar, later), { licenseId, ...pe, status: "lapsed", seenAt: now });
  expect(await rowOf(licenseId)).toMatchObject({ status: "lapsed", verifiedAt: null, number: null });
  await removeLicense(as(), { licenseId });
  await expect(removeLicense(as(), { licenseId })).rejects.toThrow("license no longer exists");
});

test("lost the race: told who changed it", async () => {
  const { id: candidateId } = await rows.candidate("Ana");
  const { licenseId } = await addLicense(as(), { candidateId, ...pe });
  await updateLicense(as(omar, later), { licenseId, ...pe, number: "1", seenAt: now });
  await expect(updateLicense(as(dana, later), { licenseId, ...pe, number: "2", seenAt: now })).rejects.toThrow(
    "Omar Haddad changed this a moment ago.",
  );
  const seen = { licenseId, seenAt: now };
  await expect(verifyLicense(as(dana, later), seen)).rejects.toThrow("Omar Haddad changed this a moment ago.");
  await expect(removeLicense(as(dana, later), seen)).rejects.toThrow("Omar Haddad changed this a moment ago.");
  expect(await rowOf(licenseId)).toMatchObject({ number: "1", verifiedAt: null });
  await removeLicense(as(dana, later), { licenseId, seenAt: later });
  expect(await rowOf(licenseId)).toBeUndefined();
});

test("refused: twice the same, a state license of no state, dates in the wrong order, a viewer, nobody", async () => {
  const { id: candidateId } = await rows.candidate("Ana");
  const add = (facts: object, actor: Context["actor"] = dana) =>
    addLicense(as(actor), { candidateId, type: "PE", state: "TX", ...facts });
  const { licenseId } = await add({});
  const other = await add({ state: "GA" });
  await expect(add({})).rejects.toThrow("already on file");
  await expect(updateLicense(as(), { ...other, type: "PE", state: "TX" })).rejects.toThrow("already on file");
  await expect(add({ state: null })).rejects.toMatchObject({ field: "state" });
  await expect(add({ issuedOn: "2026-02-01", expiresOn: "2026-01-01" })).rejects.toMatchObject({ field: "expiresOn" });
  await expect(add({}, mintRecruiter(await rows.recruiter("Vera", "viewer")))).rejects.toThrow("viewer");
  await expect(addLicense(as(), { candidateId: licenseId, ...pe })).rejects.toThrow("candidate no longer exists");
});
