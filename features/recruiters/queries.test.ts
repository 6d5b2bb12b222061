import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { sessions } from "@/db/schema/recruiters";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { roles, type Role } from "@/db/vocabulary/recruiters";
import { listWaitingImports } from "@/features/imports/queries/list-imports";
import { countDueMessages, findSenderBlock } from "@/features/messages/queries/due-messages";
import { findAnswerPage } from "@/features/replies/queries/find-answer-page";
import { listWaitingEvents } from "@/features/replies/queries/list-waiting-events";
import { keysOf } from "@/lib/keys-of";
import { listSessions } from "./queries";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const rows = testRows(db, now);
const row = await rows.recruiter("Dana Ruiz");
const as = (role: Role): Context => ({ actor: mintRecruiter({ ...row, role }), now, db });
const system: Context = { actor: { kind: "system", name: "test" }, now, db };

test.each([
  ["listWaitingEvents", async (context: Context) => listWaitingEvents(context, { limit: 1, failed: true })],
  ["countDueMessages", async (context: Context) => countDueMessages(context, 1)],
  ["findSenderBlock", findSenderBlock],
  ["listWaitingImports", async (context: Context) => listWaitingImports(context, "counting")],
  ["findAnswerPage", async (context: Context) => findAnswerPage(context, { token: "nothing" })],
])("%s is for Callback itself, and no recruiter", async (_name, query) => {
  for (const role of keysOf(roles)) await expect(query(as(role))).rejects.toThrow("Only Callback itself can do this.");
  await expect(query(system)).resolves.not.toThrow();
});

test("where somebody is signed in is shown to themselves and to admins", async () => {
  const other = await rows.recruiter("Rae Duarte");
  for (const recruiterId of [row.id, other.id])
    await db.insert(sessions).values({
      recruiterId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + 86_400_000),
      userAgent: "Test",
    });
  for (const role of keysOf(roles)) expect(await listSessions(as(role), row.id)).toHaveLength(1);
  for (const role of ["manager", "recruiter", "viewer"] as const)
    await expect(listSessions(as(role), other.id)).rejects.toThrow("Only an admin can do this.");
  expect(await listSessions(as("admin"), other.id)).toHaveLength(1);
  expect(await listSessions(system, other.id)).toHaveLength(1);
});
