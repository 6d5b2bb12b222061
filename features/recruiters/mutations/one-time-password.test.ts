import { beforeEach, expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { testDatabase } from "@/db/test-database";
import { addRecruiter } from "./add-recruiter";
import { changePassword } from "./change-password";
import { giveOneTimePassword } from "./give-one-time-password";
import { replaceOneTimePassword } from "./replace-one-time-password";
import { resumeSession } from "./resume-session";
import { deactivate } from "./set-role";
import { enterBy } from "./test-sign-in";

const { db } = await testDatabase();
const start = new Date("2026-03-12T15:00:00Z");
const days = (count: number) => new Date(start.getTime() + count * 86_400_000);
const system = (now = start): Context => ({ actor: { kind: "system", name: "test" }, now, db });

let count = 0;
let email = "";
let given = "";
let recruiterId = "";

beforeEach(async () => {
  count += 1;
  email = `one${count}@firm.test`;
  ({ password: given, recruiterId } = await addRecruiter(system(), { name: "Rae Duarte", email, role: "recruiter" }));
});

const enter = (password = given, now = start) =>
  enterBy(system(now), { email, password, address: `203.0.113.${count}`, userAgent: null });
const resume = (sessionId: string, now = start) => resumeSession({ now, db }, sessionId);
const own = (now = start): Context => ({
  ...system(now),
  actor: mintRecruiter({ id: recruiterId, name: "Rae Duarte", role: "recruiter", zone: "UTC" }),
});
const replace = (next: string, keep: string) => replaceOneTimePassword(own(), { next, keep });

test("a password that was given opens a session that does nothing but choose another one", async () => {
  const { sessionId } = await enter();
  const elsewhere = await enter();
  expect(await resume(sessionId)).toMatchObject({ oneTime: true });
  await replace("plumb level square", sessionId);
  expect(await resume(sessionId)).toMatchObject({ oneTime: false });
  expect(await resume(elsewhere.sessionId)).toBeNull();
  await expect(enter()).rejects.toThrow("do not match");
  await expect(replace("another one of mine", sessionId)).rejects.toThrow("was chosen a moment ago");
  expect(await resume((await enter("plumb level square")).sessionId)).toMatchObject({ oneTime: false });
});

test("it dies after three days, with the sessions that began with it", async () => {
  const { sessionId } = await enter();
  expect(await resume(sessionId, days(2.9))).not.toBeNull();
  expect(await resume(sessionId, days(3))).toBeNull();
  await expect(enter(given, days(3))).rejects.toThrow(
    "This one-time password has expired: it works for 3 days. Ask an admin for a new one.",
  );
  await expect(enter("not this one", days(3))).rejects.toThrow("do not match");
});

test("the given one is not chosen again", async () => {
  const { sessionId } = await enter();
  await expect(replace(given, sessionId)).rejects.toMatchObject({ field: "password" });
});

test("of two who choose at once one does", async () => {
  const { sessionId } = await enter();
  const both = await Promise.allSettled([replace("plumb level one", sessionId), replace("plumb level two", sessionId)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("one that they chose has no end, and neither has one that was changed", async () => {
  const { sessionId } = await enter();
  await changePassword(own(), { current: given, next: "plumb level square", keep: sessionId });
  expect(await resume((await enter("plumb level square", days(30))).sessionId, days(30))).toMatchObject({
    oneTime: false,
  });
});

test("whoever is locked out gets a new one, which ends all of their sessions", async () => {
  const { sessionId } = await enter();
  const { name, password } = await giveOneTimePassword(system(days(1)), { email });
  expect(name).toBe("Rae Duarte");
  expect(await resume(sessionId, days(1))).toBeNull();
  await expect(enter(given, days(1))).rejects.toThrow("do not match");
  expect(await resume((await enter(password, days(3.9))).sessionId, days(3.9))).toMatchObject({ oneTime: true });
  await deactivate(system(), { recruiterId });
  await expect(giveOneTimePassword(system(), { email })).rejects.toThrow(`No recruiter signs in as ${email}.`);
});
