import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { recruiters, sessions } from "@/db/schema/recruiters";
import { securityEvents } from "@/db/schema/security";
import { testDatabase } from "@/db/test-database";
import { Refusal } from "@/lib/errors";
import { addRecruiter } from "./add-recruiter";
import { changePassword } from "./change-password";
import { confirmIdentity } from "./confirm-identity";
import { endSession, revokeSessions } from "./end-session";
import { resumeSession } from "./resume-session";
import { deactivate, setRole } from "./set-role";
import { setSessionDays } from "./set-sign-in";
import { enterBy } from "./test-sign-in";

const { db } = await testDatabase();
const start = new Date("2026-03-12T15:00:00Z");
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);
const system = (now = start): Context => ({ actor: { kind: "system", name: "test" }, now, db });
const browser = { address: "203.0.113.7", userAgent: "Test" };

let count = 0;
let email = "";
let id = "";
const password = "plumb level square";

beforeEach(async () => {
  count += 1;
  email = `rae${count}@firm.test`;
  const added = await addRecruiter(system(), { name: "Rae Duarte", email, role: "recruiter", password });
  id = added.recruiterId;
});

const enter = (now = start, over: Partial<{ email: string; password: string; address: string }> = {}) =>
  enterBy(system(now), { email, password, ...browser, address: `203.0.113.${count}`, ...over });
const resume = (sessionId: string, now = start) => resumeSession({ now, db }, sessionId);

async function own(over: Partial<{ role: "admin" | "viewer" }> = {}): Promise<Context> {
  const [row] = await db.select().from(recruiters).where(eq(recruiters.id, id));
  if (!row) throw new Error("No recruiter was made.");
  return { ...system(), actor: mintRecruiter({ ...row, ...over }) };
}

describe("signing in", () => {
  test("the right password starts a session that is checked against its row", async () => {
    const { sessionId } = await enter();
    expect(await resume(sessionId)).toMatchObject({ id, name: "Rae Duarte", email, role: "recruiter" });
  });

  test("a wrong password, an unknown address and a closed account get the same answer", async () => {
    const sentence = "This email and password do not match.";
    await expect(enter(start, { password: "wrong" })).rejects.toThrow(sentence);
    await expect(enter(start, { email: "nobody@firm.test" })).rejects.toThrow(sentence);
    await deactivate(system(), { recruiterId: id });
    await expect(enter()).rejects.toThrow(sentence);
  });
});

describe("a session", () => {
  test("ends when it is signed out, and a stranger cannot end it", async () => {
    const { sessionId } = await enter();
    const stranger = await addRecruiter(system(), { name: "Sol", email: `sol${count}@firm.test`, role: "manager" });
    const actor = mintRecruiter({ id: stranger.recruiterId, name: "Sol", role: "manager", zone: "UTC" });
    await expect(endSession({ ...system(), actor }, { sessionId })).rejects.toThrow("no longer exists");
    expect(await resume(sessionId)).not.toBeNull();

    await endSession(await own({ role: "viewer" }), { sessionId });
    expect(await resume(sessionId)).toBeNull();
  });

  test("ends after 30 days, and after 7 without a visit", async () => {
    const { sessionId } = await enter();
    const days = (day: number) => minutes(day * 1440);
    expect(await resume(sessionId, days(7.1))).toBeNull();
    for (let day = 5; day <= 29; day += 6) expect(await resume(sessionId, days(day))).not.toBeNull();
    expect(await resume(sessionId, days(30.1))).toBeNull();
  });

  test("ends sooner where an admin says so, for those who are in as well", async () => {
    const { sessionId } = await enter();
    const days = (day: number) => minutes(day * 1440);
    const set = (idleDays: number, mostDays: number, at: Date, seenAt: Date | null) =>
      setSessionDays(system(at), { idleDays, mostDays, reason: "A laptop was lost.", seenAt });
    await set(2, 3, days(1), null);
    expect(await resume(sessionId, days(1.9))).not.toBeNull();
    expect(await resume(sessionId, days(2.9))).not.toBeNull();
    expect(await resume(sessionId, days(3.1))).toBeNull();
    await expect(set(7, 30, days(4), null)).rejects.toThrow(
      /changed how people sign in .* Look at what it is now first/,
    );
    await set(7, 30, days(4), days(1));
    await expect(set(9, 8, days(5), days(4))).rejects.toMatchObject({ cause: { code: "23514" } });
  });

  test("is replaced by the next one in the same browser, and only the sign-ins are events", async () => {
    const first = await enter();
    const second = await enterBy(system(), { email, password, ...browser, replaces: first.sessionId });
    expect(await resume(first.sessionId)).toBeNull();
    expect(await resume(second.sessionId)).not.toBeNull();
    const events = await db.select().from(securityEvents).where(eq(securityEvents.subjectId, id));
    expect(events).toMatchObject([{ kind: "signed_in", code: "sign-in", count: 2 }]);
  });

  test("is confirmed for ten minutes by signing in, and again by the password", async () => {
    const { sessionId } = await enter();
    const confirmed = async (now: Date) => (await resume(sessionId, now))?.confirmed;
    expect(await confirmed(minutes(9))).toBe(true);
    expect(await confirmed(minutes(11))).toBe(false);
    const context = { ...(await own()), now: minutes(20) };
    await expect(confirmIdentity(context, { sessionId, password: "wrong" })).rejects.toThrow("not your password");
    expect(await confirmed(minutes(20))).toBe(false);
    await confirmIdentity(context, { sessionId, password });
    expect(await confirmed(minutes(29))).toBe(true);
    expect(await confirmed(minutes(31))).toBe(false);
  });

  test("of somebody else is not confirmed, and many guesses at once wait", async () => {
    const { sessionId } = await enter();
    const other = `sol${count}@firm.test`;
    const sol = await addRecruiter(system(), { name: "Sol", email: other, role: "manager", password });
    const asSol = mintRecruiter({ id: sol.recruiterId, name: "Sol", role: "manager", zone: "UTC" });
    await confirmIdentity({ ...system(minutes(20)), actor: asSol }, { sessionId, password });
    expect((await resume(sessionId, minutes(20)))?.confirmed).toBe(false);
    const wrong = () => confirmIdentity({ ...system(minutes(21)), actor: asSol }, { sessionId, password: "wrong" });
    const answers = await Promise.allSettled(Array.from({ length: 9 }, wrong));
    expect(answers.filter((one) => String((one as PromiseRejectedResult).reason).includes("Too many"))).toHaveLength(4);
  });

  test("notes where it comes from, and at once where that is elsewhere", async () => {
    const { sessionId } = await enter();
    const seen = async () => (await db.select().from(sessions).where(eq(sessions.id, sessionId)))[0];
    expect(await seen()).toMatchObject({ address: `203.0.113.${count}` });
    await resumeSession({ now: minutes(2), db }, sessionId, "198.51.100.9");
    expect(await seen()).toMatchObject({ address: "198.51.100.9", lastSeenAt: minutes(2) });
    await resumeSession({ now: minutes(9), db }, sessionId, "198.51.100.9");
    expect(await seen()).toMatchObject({ lastSeenAt: minutes(2) });
  });

  test("notes the visit at most every ten minutes", async () => {
    const { sessionId } = await enter();
    const seen = async () => (await db.select().from(sessions).where(eq(sessions.id, sessionId)))[0]?.lastSeenAt;
    await resume(sessionId, minutes(9));
    expect(await seen()).toEqual(start);
    await resume(sessionId, minutes(11));
    expect(await seen()).toEqual(minutes(11));
  });

  test("takes a new role at once, and ends with the account", async () => {
    const { sessionId } = await enter();
    await setRole(system(), { recruiterId: id, role: "viewer", seen: "recruiter" });
    expect(await resume(sessionId)).toMatchObject({ role: "viewer" });
    await deactivate(system(), { recruiterId: id });
    expect(await resume(sessionId)).toBeNull();
  });

  test("of five who change a password at once one does, and that one holds", async () => {
    const { sessionId: keep } = await enter();
    const context = await own();
    const tries = Array.from({ length: 5 }, (_, at) => `a longer password ${at}`);
    const all = await Promise.allSettled(
      tries.map((next) => changePassword(context, { current: password, next, keep })),
    );
    const lost = all.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
    expect(lost).toHaveLength(4);
    expect(new Set(lost)).toEqual(
      new Set([
        "Refusal: Your password was changed a moment ago, and not to this one. Sign in again with the new one.",
      ]),
    );
    const won = tries[all.findIndex((one) => one.status === "fulfilled")] ?? "";
    expect(await enter(start, { password: won })).toMatchObject({ recruiterId: id });
  });

  test("others end with a new password, this one stays", async () => {
    const here = await enter();
    const elsewhere = await enter();
    const context = await own();
    const keep = here.sessionId;
    await expect(changePassword(context, { current: "wrong", next: "a longer password", keep })).rejects.toMatchObject({
      field: "current",
    });
    await changePassword(context, { current: password, next: "a longer password", keep });
    expect(await resume(elsewhere.sessionId)).toBeNull();
    expect(await resume(here.sessionId)).not.toBeNull();
    await expect(enter()).rejects.toThrow("do not match");
    expect(await enter(start, { password: "a longer password" })).toMatchObject({ recruiterId: id });
  });

  test("of somebody else is an admin's business only", async () => {
    await enter();
    const other = mintRecruiter({ id: crypto.randomUUID(), name: "Sol", role: "manager", zone: "UTC" });
    await expect(revokeSessions({ ...system(), actor: other }, { recruiterId: id })).rejects.toThrow(Refusal);
    expect(await revokeSessions(system(), { recruiterId: id })).toBe(1);
  });
});

describe("recruiters", () => {
  test("an email is taken once, also by two at the same time", async () => {
    const twin = { name: "Twin", email: `twin${count}@firm.test`, role: "recruiter" } as const;
    const both = await Promise.allSettled([addRecruiter(system(), twin), addRecruiter(system(), twin)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("only an admin adds, and changes roles", async () => {
    const context = await own();
    await expect(addRecruiter(context, { name: "X", email: "x@firm.test", role: "viewer" })).rejects.toThrow(
      "Only an admin",
    );
    await expect(setRole(context, { recruiterId: id, role: "admin", seen: "recruiter" })).rejects.toThrow(
      "Only an admin",
    );
  });

  test("the only admin stays one, also when two admins remove each other at once", async () => {
    const two = await Promise.all(
      ["a", "b"].map((who) => addRecruiter(system(), { name: who, email: `${who}${count}@firm.test`, role: "admin" })),
    );
    const outcomes = await Promise.allSettled(two.map(({ recruiterId }) => deactivate(system(), { recruiterId })));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const left = two[outcomes.findIndex(({ status }) => status === "rejected")];
    await expect(
      setRole(system(), { recruiterId: left?.recruiterId ?? "", role: "viewer", seen: "admin" }),
    ).rejects.toThrow("only admin");
  });

  test("of two admins who give somebody a role at once one does, and the other is told who was first", async () => {
    const admins = await Promise.all(
      ["Ada", "Bea"].map(async (name) => {
        const { recruiterId } = await addRecruiter(system(), {
          name,
          email: `${name.toLowerCase()}${count}@firm.test`,
          role: "admin",
        });
        return mintRecruiter({ id: recruiterId, name, role: "admin", zone: "America/New_York" });
      }),
    );
    const roles = ["manager", "viewer"] as const;
    const both = await Promise.allSettled(
      admins.map(async (actor, at) =>
        setRole({ ...system(), actor }, { recruiterId: id, role: roles[at] ?? "viewer", seen: "recruiter" }),
      ),
    );
    const first = both.findIndex(({ status }) => status === "fulfilled");
    const lost = both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
    expect(lost).toHaveLength(1);
    expect(lost[0]).toContain(`${admins[first]?.name} made `);
    expect(lost[0]).toContain(` a ${roles[first]} a moment ago. Look at it first.`);
    const [now] = await db.select().from(recruiters).where(eq(recruiters.id, id));
    expect(now?.role).toBe(roles[first]);
  });
});
