import { expect, test } from "vitest";
import { mintRecruiter, type Actor } from "@/db/context";
import type { Role } from "@/db/vocabulary/recruiters";
import { testDatabase } from "@/db/test-database";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { recordSecurityEvent } from "./mutations/record-security-event";
import { listSecurityEvents, securityPageSize } from "./queries";

const { db } = await testDatabase();
const start = new Date("2026-03-12T15:00:00Z");
const system: Actor = { kind: "system", name: "test" };
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);
const as = (role: Role): Actor => mintRecruiter({ id: crypto.randomUUID(), name: "Rae", role, zone: "UTC" });
const list = (actor: Actor, over: Partial<Parameters<typeof listSecurityEvents>[1]> = {}) =>
  listSecurityEvents({ actor, now: start, db }, { kinds: [], page: 1, ...over });

test("an admin reads the latest first, by kind and page by page, with the names of who and whose", async () => {
  const rae = await addRecruiter(
    { actor: system, now: start, db },
    { name: "Rae Duarte", email: "rae@firm.test", role: "viewer" },
  );
  const actor = mintRecruiter({ id: rae.recruiterId, name: "Rae Duarte", role: "viewer", zone: "UTC" });
  for (let at = 0; at <= securityPageSize; at += 1)
    await recordSecurityEvent({ actor: system, now: minutes(at), db }, { kind: "host_refused", code: "host" });
  await recordSecurityEvent({ actor, now: minutes(100), db }, { kind: "verb_refused", code: "settings/updateFirm" });
  await recordSecurityEvent(
    { actor: system, now: minutes(200), db },
    { kind: "sign_in_failed", code: "sign-in", subjectId: rae.recruiterId },
  );

  const [failed, refused, ...rest] = await list(as("admin"));
  expect(failed).toMatchObject({ kind: "sign_in_failed", account: "Rae Duarte", by: null, count: 1 });
  expect(refused).toMatchObject({ kind: "verb_refused", account: null, by: "Rae Duarte", at: minutes(100) });
  expect(rest).toHaveLength(securityPageSize - 1);
  expect((await list(as("admin"), { page: 2 })).map(({ at }) => at)).toEqual([
    minutes(2),
    minutes(1),
    minutes(0),
    // That Rae was added.
    start,
  ]);
  expect(await list(as("admin"), { kinds: ["verb_refused"] })).toHaveLength(1);
  expect(await list(as("admin"), { kinds: ["exported"] })).toEqual([]);
  expect(await list(as("admin"), { page: 1_000_000 })).toEqual([]);
});

test.each(["manager", "recruiter", "viewer"] as const)("for a %s the page is not there", async (role) => {
  await expect(list(as(role))).rejects.toThrow("This page no longer exists.");
});
