import { and, eq } from "drizzle-orm";
import { generateSync } from "otplib";
import { beforeEach, describe, expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { recoveryCodes, recruiters, secondSteps } from "@/db/schema/recruiters";
import { securityEvents } from "@/db/schema/security";
import { testDatabase } from "@/db/test-database";
import type { Role } from "@/db/vocabulary/recruiters";
import { findOwnSecondStep, getSignInSettings } from "@/features/recruiters/queries";
import { addRecruiter } from "./add-recruiter";
import { giveOneTimePassword } from "./give-one-time-password";
import { beginSecondStep, confirmSecondStep, removeSecondStep, renewRecoveryCodes } from "./second-step";
import { setSecondStepRoles } from "./set-sign-in";
import { signIn } from "./sign-in";
import { signInWithCode } from "./sign-in-with-code";

const { db, owner } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const epoch = now.getTime() / 1_000;
const system = (at = now): Context => ({ actor: { kind: "system", name: "test" }, now: at, db });
const password = "plumb level square";
const address = "203.0.113.7";

let count = 0;
let email = "";
let id = "";

beforeEach(async () => {
  await owner.sql`truncate attempts`;
  count += 1;
  email = `rae${count}@firm.test`;
  id = (await addRecruiter(system(), { name: "Rae Duarte", email, role: "recruiter", password })).recruiterId;
});

const as = (role: Role, recruiterId = id): Context => ({
  ...system(),
  actor: mintRecruiter({ id: recruiterId, name: "Rae Duarte", role, zone: "UTC" }),
});
const enter = () => signIn(system(), { email, password, address, userAgent: null });
const code = (typed: string, at = epoch, from = address) =>
  signInWithCode(system(), { recruiterId: id, code: typed, epoch: at, address: from, userAgent: null });
const codeOf = (secret: string, at = epoch) => generateSync({ secret, epoch: at });

/** With the code of half a minute ago, so that the present one is still to be taken. */
async function turnOn() {
  const { secret } = await beginSecondStep(as("recruiter"), { recruiterId: id });
  const codes = await confirmSecondStep(as("recruiter"), {
    recruiterId: id,
    code: codeOf(secret, epoch - 30),
    epoch,
  });
  return { secret, codes };
}

describe("a second step", () => {
  test("is set up with the first right code, and asked for from then on", async () => {
    const context = as("recruiter");
    const { secret, uri } = await beginSecondStep(context, { recruiterId: id });
    expect(uri).toContain(`otpauth://totp/Callback:${encodeURIComponent(email)}?secret=${secret}`);
    expect(await beginSecondStep(context, { recruiterId: id })).toEqual({ secret, uri });
    await expect(confirmSecondStep(context, { recruiterId: id, code: "000000", epoch })).rejects.toThrow("not right");
    expect(await enter()).toMatchObject({ recruiterId: id, sessionId: expect.any(String) as string });

    const codes = await confirmSecondStep(context, { recruiterId: id, code: codeOf(secret, epoch - 30), epoch });
    expect(new Set(codes).size).toBe(10);
    expect(await enter()).toEqual({ step: "code", recruiterId: id });
    expect(await code(codeOf(secret))).toMatchObject({ sessionId: expect.any(String) as string });
    expect(await findOwnSecondStep(context, id)).toEqual({ since: now, codesLeft: 10 });
    await expect(beginSecondStep(context, { recruiterId: id })).rejects.toThrow("was turned on for this account");
  });

  test("takes each code once, also from two at the same time, and none that is older", async () => {
    const { secret } = await turnOn();
    const both = await Promise.allSettled([code(codeOf(secret)), code(codeOf(secret))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(code(codeOf(secret))).rejects.toThrow("was used before");
    await expect(code(codeOf(secret, epoch - 30))).rejects.toThrow("was used before");
    await expect(code(codeOf(secret, epoch + 120))).rejects.toThrow("not right");
    expect(await code(` ${codeOf(secret, epoch + 30).replace(/^.../, "$& ")} `)).toMatchObject({ recruiterId: id });
  });

  test("lets in by each recovery code once, also of two at the same time, and says so", async () => {
    const { codes } = await turnOn();
    const [first = "", second = ""] = codes;
    const both = await Promise.allSettled([code(first.toUpperCase()), code(first)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await findOwnSecondStep(as("recruiter"), id)).toMatchObject({ codesLeft: 9 });
    const events = await db
      .select()
      .from(securityEvents)
      .where(and(eq(securityEvents.kind, "recovery_code_used"), eq(securityEvents.subjectId, id)));
    expect(events).toHaveLength(1);

    const renewed = await renewRecoveryCodes(as("recruiter"), { recruiterId: id });
    await expect(code(second)).rejects.toThrow("not right");
    expect(await code(renewed[0] ?? "")).toMatchObject({ recruiterId: id });
  });

  test("is guessed at slowly from all networks together", async () => {
    await turnOn();
    const answers: string[] = [];
    for (let at = 0; at < 12; at += 1)
      answers.push(
        await code("000000", epoch, `198.51.100.${at}`).then(
          () => "in",
          (error: Error) => error.message,
        ),
      );
    expect(answers.filter((answer) => answer.startsWith("This code"))).toHaveLength(10);
    expect(answers.at(-1)).toBe("Too many attempts. Try again in 30 seconds.");
  });

  test("is kept so that nobody who reads the database can make a code or use one", async () => {
    const { secret, codes } = await turnOn();
    const rows = JSON.stringify([await db.select().from(secondSteps), await db.select().from(recoveryCodes)]);
    for (const told of [secret, ...codes, ...codes.map((each) => each.replaceAll("-", ""))])
      expect(rows).not.toContain(told);
  });
});

describe("who turns it off", () => {
  test("its owner does, and signs in by the password alone", async () => {
    const { codes } = await turnOn();
    await removeSecondStep(as("recruiter"), { recruiterId: id });
    expect(await enter()).toMatchObject({ sessionId: expect.any(String) as string });
    await expect(code(codes[0] ?? "")).rejects.toThrow("not right");
    await expect(renewRecoveryCodes(as("recruiter"), { recruiterId: id })).rejects.toThrow("not on");
  });

  test("an admin does for whoever lost the phone, and no colleague", async () => {
    await turnOn();
    const other = as("manager", crypto.randomUUID());
    await expect(removeSecondStep(other, { recruiterId: id })).rejects.toThrow("Only an admin");
    const sol = await addRecruiter(system(), { name: "Sol", email: `sol${count}@firm.test`, role: "admin" });
    await removeSecondStep(as("admin", sol.recruiterId), { recruiterId: id });
    expect(await findOwnSecondStep(system(), id)).toBeNull();
  });
});

test("whoever is locked out gets in by a password for once, without the phone and where passwords were off", async () => {
  await turnOn();
  await owner.sql`update sign_in_settings set ways_in = '{passkey}'`;
  const given = await giveOneTimePassword(system(), { email });
  const again = await signIn(system(), { email, password: given.password, address, userAgent: null });
  expect(again).toMatchObject({ recruiterId: id, sessionId: expect.any(String) as string });
  const { waysIn } = await getSignInSettings({ db });
  expect(waysIn).toEqual(["passkey", "password"]);
});

describe("a role that needs it", () => {
  const require = async (roles: Role[], at = now) =>
    setSecondStepRoles(system(at), {
      roles,
      reason: "The insurer asks for it.",
      seenAt: (await getSignInSettings({ db })).updatedAt,
    });

  test("lets nobody in before it is set up, and nobody turn it off; other roles are as they were", async () => {
    await require(["recruiter"], new Date(now.getTime() + 1_000));
    expect(await enter()).toEqual({ step: "set-up", recruiterId: id });
    const { secret } = await beginSecondStep(system(), { recruiterId: id });
    await confirmSecondStep(system(), { recruiterId: id, code: codeOf(secret), epoch });
    expect(await enter()).toEqual({ step: "code", recruiterId: id });
    await expect(removeSecondStep(as("recruiter"), { recruiterId: id })).rejects.toThrow("Your company requires");
    await require([], new Date(now.getTime() + 2_000));
    await removeSecondStep(as("recruiter"), { recruiterId: id });
    expect(await enter()).toMatchObject({ sessionId: expect.any(String) as string });
  });

  test("is set by admins alone, and the second of two is told who was first", async () => {
    await expect(setSecondStepRoles(as("manager"), { roles: [], reason: "No.", seenAt: null })).rejects.toThrow(
      "Only an admin",
    );
    const [ada] = await db.select().from(recruiters).where(eq(recruiters.email, email));
    const actor = mintRecruiter({ id: ada?.id ?? "", name: "Ada", role: "admin", zone: "UTC" });
    const { updatedAt: seenAt } = await getSignInSettings({ db });
    const at = new Date(now.getTime() + 5_000);
    const set = (roles: Role[]) =>
      setSecondStepRoles({ actor, now: at, db }, { roles, reason: "The insurer asks.", seenAt });
    const both = await Promise.allSettled([set(["admin"]), set(["viewer"])]);
    const lost = both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
    expect(lost).toEqual([expect.stringMatching(/changed how people sign in a moment ago\. Look at what it is now/)]);
  });
});
