import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { auditEntries } from "@/db/schema/audit";
import { operations } from "@/db/schema/operations";
import { recruiters } from "@/db/schema/recruiters";
import { auditOf } from "@/db/test-audit";
import { testDatabase } from "@/db/test-database";
import { Refusal } from "@/lib/errors";
import { updateFirm } from "./update-firm";
import { getFirm } from "../queries";
import { settingsId } from "../rules";

const { db, owner } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const [ada] = await db
  .insert(recruiters)
  .values({ name: "Ada Whitfield", email: "ada@firm.test", role: "admin", createdAt: now })
  .returning();
const firm = {
  name: "Plumb & Level",
  postalAddress: "400 N Ashley Dr, Tampa, FL 33602",
  zone: "America/Chicago",
  mailDomain: "plumb.test",
};
const change = { ...firm, reason: "We moved." };

function as(role: "admin" | "recruiter"): Context {
  if (!ada) throw new Error("No recruiter was made.");
  return { actor: mintRecruiter({ ...ada, role }), now, db };
}

test("an admin names the firm, and the audit log says what it was before", async () => {
  await updateFirm(as("admin"), change);

  expect(await getFirm(as("admin"))).toMatchObject({ ...firm, contactRules: { slotDays: 31 } });
  expect((await auditOf(db, settingsId)).at(-1)).toMatchObject({
    verb: "updateFirm",
    recruiterId: ada?.id,
    reason: "We moved.",
    before: { name: "Your company" },
    after: { name: "Plumb & Level", mailDomain: "plumb.test" },
  });
});

test("of two admins who change it at once one does, and the other is told who was first", async () => {
  const { updatedAt: seenAt } = await getFirm(as("admin"));
  const at = new Date(seenAt.getTime() + 60_000);
  const both = await Promise.allSettled(
    ["One & Co", "Two & Co"].map(async (name) => updateFirm({ ...as("admin"), now: at }, { ...change, name, seenAt })),
  );
  const lost = both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  expect(lost).toEqual(["Refusal: Ada Whitfield changed the company a moment ago. Look at what it is now first."]);
  const [stays] = ["One & Co", "Two & Co"].filter((_, at) => both[at]?.status === "fulfilled");
  expect(await getFirm(as("admin"))).toMatchObject({ name: stays });
});

test("anybody else is refused, and nothing changes", async () => {
  const { name } = await getFirm(as("admin"));
  await expect(updateFirm(as("recruiter"), { ...change, name: "Taken over" })).rejects.toThrow(Refusal);
  expect(await getFirm(as("admin"))).toMatchObject({ name });
});

test("no value gets into an audit entry, whoever writes it", async () => {
  const system = { actorKind: "system", systemName: "test", at: now } as const;
  const [operation] = await db
    .insert(operations)
    .values({ ...system, verb: "updateCandidate" })
    .returning();
  const entry = { operationId: operation!.id, noun: "people", subjectId: operation!.id };
  const refusal = { cause: { constraint_name: "audit_entries_names_only" } };
  for (const values of [
    { fields: ["dana@people.test"] },
    { fields: ["+1 813 555 0142"] },
    { before: { firstName: "Dana" } },
    { after: { firstName: "Dana" } },
    { reason: "Dana asked for it" },
  ])
    await expect(db.insert(auditEntries).values({ ...entry, ...values })).rejects.toMatchObject(refusal);
});

const refused = { cause: { message: "audit_entries is append-only" } };

test("the audit log cannot be rewritten, not even by the owner of its table", async () => {
  await updateFirm(as("admin"), { ...change, name: "Plumb, Level & Daughters" });
  await expect(owner.db.update(auditEntries).set({ fields: [] })).rejects.toMatchObject(refused);
  await expect(owner.db.delete(auditEntries)).rejects.toMatchObject(refused);
});
