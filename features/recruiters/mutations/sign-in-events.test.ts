import { beforeEach, expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { securityEvents } from "@/db/schema/security";
import { testDatabase } from "@/db/test-database";
import { addRecruiter } from "./add-recruiter";
import { changePassword } from "./change-password";
import { endSession, revokeSessions } from "./end-session";
import { deactivate } from "./set-role";
import { enterBy } from "./test-sign-in";

const { db, owner } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const system: Context = { actor: { kind: "system", name: "test" }, now, db };
const password = "plumb level square";
const source = "0123456789abcdef";
const caller = { source, network: "203.0.113.7", device: "Chrome on Windows" };

let count = 0;
let email = "";
let id = "";
let own: Context = system;

beforeEach(async () => {
  count += 1;
  email = `rae${count}@firm.test`;
  id = (await addRecruiter(system, { name: "Rae Duarte", email, role: "recruiter", password })).recruiterId;
  await owner.sql`truncate security_events`;
  own = { ...system, actor: mintRecruiter({ id, name: "Rae Duarte", role: "recruiter", zone: "UTC" }) };
});

const enter = (over: Partial<{ email: string; password: string; address: string }> = {}) =>
  enterBy({ ...system, caller }, { email, password, address: `203.0.113.${count}`, userAgent: null, ...over });

async function events() {
  const rows = await db.select().from(securityEvents).orderBy(securityEvents.id);
  return rows
    .map(({ kind, code, recruiterId, subjectId, source: from, count: times }) => [
      kind,
      code,
      recruiterId,
      subjectId,
      from,
      times,
    ])
    .toSorted(([one], [other]) => `${one}`.localeCompare(`${other}`));
}

const told = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "done",
    (error: Error) => error.message.replace(/in (a|\d+) (second|minute)s?/, "in a while"),
  );

test("of many attempts on one account at once, only those that are free get an answer, and all are counted", async () => {
  const answers = Object.groupBy(
    await Promise.all(Array.from({ length: 20 }, () => told(enter({ password: "wrong" })))),
    (answer) => answer,
  );
  expect(answers["This email and password do not match."]).toHaveLength(5);
  expect(answers["Too many attempts. Try again in a while."]).toHaveLength(15);
  expect(await events()).toEqual([
    ["sign_in_failed", "sign-in", null, id, source, 5],
    ["sign_in_throttled", "sign-in_stranger", null, null, source, 15],
  ]);
});

test("an attempt on nobody's account names nobody, and a sign-in that works says by what, from where and on what", async () => {
  await told(enter({ email: "nobody@firm.test" }));
  await enter();
  expect(await events()).toEqual([
    ["sign_in_failed", "sign-in", null, null, source, 1],
    ["signed_in", "sign-in", null, id, source, 1],
  ]);
  expect(await db.select().from(securityEvents)).toMatchObject([caller, caller]);
});

test("of many wrong current passwords at once no more are tried either", async () => {
  const { sessionId: keep } = await enter();
  await owner.sql`truncate security_events`;
  const wrong = () => told(changePassword(own, { current: "wrong", next: "a longer password", keep }));
  const answers = Object.groupBy(await Promise.all(Array.from({ length: 12 }, wrong)), (answer) => answer);
  expect(answers["Too many attempts. Try again in a while."]).toHaveLength(7);
  expect(await events()).toEqual([
    ["sign_in_failed", "change-password", id, id, null, 5],
    ["sign_in_throttled", "change-password_device", id, null, null, 7],
  ]);
});

test("a new password and the sessions that it ends are events, and so is a session that somebody else ends", async () => {
  const [here, elsewhere] = [await enter(), await enter()];
  await changePassword(own, { current: password, next: "a longer password", keep: here.sessionId });
  await expect(enter({ password: "a longer password" })).resolves.toMatchObject({ recruiterId: id });
  expect(await events()).toEqual([
    ["password_changed", "change-password", id, id, null, 1],
    ["session_ended", "session", id, id, null, 1],
    ["signed_in", "sign-in", null, id, source, 3],
  ]);
  await owner.sql`truncate security_events`;

  await endSession(own, { sessionId: here.sessionId, here: true });
  await endSession(system, { sessionId: elsewhere.sessionId });
  expect(await events()).toEqual([]);
  await deactivate(system, { recruiterId: id });
  expect(await revokeSessions(system, { recruiterId: id })).toBe(0);
  expect(await events()).toEqual([["session_ended", "session", null, id, null, 1]]);
});
