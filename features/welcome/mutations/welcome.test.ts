import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/db/context";
import { auditEntries } from "@/db/schema/audit";
import { recruiters } from "@/db/schema/recruiters";
import { templates } from "@/db/schema/templates";
import { welcomeCodes } from "@/db/schema/welcome";
import { testDatabase } from "@/db/test-database";
import { untilWaiting } from "@/db/test-locks";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { signIn } from "@/features/recruiters/mutations/sign-in";
import { makeWelcomeCode } from "./make-welcome-code";
import { openInstallation } from "./open-installation";

const { db, owner } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const system: Context = { actor: { kind: "system", name: "test" }, now, db };
const ada = { name: "Ada Admin", email: "ada@firm.test", password: "plumb level square" };
const kit = { name: "Kit Moreau", email: "kit@firm.test", password: "square level plumb" };

beforeEach(async () => {
  await owner.sql`truncate recruiters, welcome_codes, templates cascade`;
});

const open = (code: string | null, who = ada) => openInstallation(system, { ...who, code: code ?? "" });
const everybody = () => db.select({ name: recruiters.name, role: recruiters.role }).from(recruiters);

test("the code makes the first admin, whose password is their own, and the templates; then it is gone", async () => {
  const code = await makeWelcomeCode(system);
  expect(code).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
  expect(JSON.stringify(await db.select().from(welcomeCodes))).not.toContain(code);
  const { recruiterId } = await open(code);
  expect(await everybody()).toEqual([{ name: "Ada Admin", role: "admin" }]);
  const way = { address: "203.0.113.1", userAgent: null };
  expect(await signIn(system, { ...ada, ...way })).toMatchObject({ recruiterId });
  expect((await db.select().from(templates)).length).toBeGreaterThan(4);
  expect(await db.select().from(auditEntries)).toContainEqual(
    expect.objectContaining({ noun: "recruiters", subjectId: recruiterId }),
  );
  expect(await db.select().from(welcomeCodes)).toEqual([]);
  await expect(open(code)).rejects.toThrow("Ada Admin has set up Callback here. Ask Ada Admin to invite you.");
});

test("a wrong code makes nobody, and a new start ends the code before it", async () => {
  await expect(open("kq7m-x2rp-9dwe-h4tn")).rejects.toMatchObject({ field: "code" });
  const old = await makeWelcomeCode(system);
  const code = await makeWelcomeCode(system);
  await expect(open(old)).rejects.toThrow("This is not the code.");
  expect(await everybody()).toEqual([]);
  await open(code);
});

test("where somebody can sign in there is no code, and one that was printed before leads nowhere", async () => {
  const code = await makeWelcomeCode(system);
  await addRecruiter(system, { name: "Ben Ames", email: "ben@firm.test", role: "manager" });
  expect(await makeWelcomeCode(system)).toBeNull();
  await expect(open(code)).rejects.toThrow("Ben Ames has set up Callback here. Ask Ben Ames to invite you.");
  expect(await everybody()).toHaveLength(1);
});

test("of two who race with the same code one is the admin, and the other hears who", async () => {
  const code = await makeWelcomeCode(system);
  const both = await owner.db.transaction(async (tx) => {
    await tx.select().from(welcomeCodes).for("update");
    const ended = Promise.allSettled([open(code, ada), open(code, kit)]);
    await untilWaiting(owner.db, 2);
    return { ended };
  });
  const all = await both.ended;
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const [first] = await everybody();
  const told = all.flatMap((one) => (one.status === "rejected" ? [(one.reason as Error).message] : []));
  expect(told).toEqual([`${first?.name} has set up Callback here. Ask ${first?.name} to invite you.`]);
  expect(await everybody()).toHaveLength(1);
});
