import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { recruiters, sessions } from "@/db/schema/recruiters";
import { testDatabase } from "@/db/test-database";
import type { Role } from "@/db/vocabulary/recruiters";
import { getSignInSettings, listPasskeys } from "@/features/recruiters/queries";
import { env } from "@/lib/env";
import { addRecruiter } from "./add-recruiter";
import {
  addPasskey,
  beginPasskey,
  beginPasskeyConfirmation,
  beginPasskeySignIn,
  confirmWithPasskey,
  removePasskey,
  signInWithPasskey,
} from "./passkeys";
import { deactivate } from "./set-role";
import { setWaysIn } from "./set-sign-in";
import { signIn } from "./sign-in";
import { makeAuthenticator } from "./test-authenticator";

const { db, sql } = await testDatabase();
const start = new Date("2026-03-12T15:00:00Z");
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);
const system = (now = start): Context => ({ actor: { kind: "system", name: "test" }, now, db });
const { origin, hostname } = new URL(env().APP_URL);
const password = "plumb level square";

let count = 0;
let id = "";
let email = "";

beforeEach(async () => {
  count += 1;
  email = `rae${count}@firm.test`;
  id = (await addRecruiter(system(), { name: "Rae Duarte", email, role: "admin", password })).recruiterId;
});

const as = (role: Role, recruiterId = id, now = start): Context => ({
  ...system(now),
  actor: mintRecruiter({ id: recruiterId, name: "Rae Duarte", role, zone: "UTC" }),
});

async function added(authenticator = makeAuthenticator(hostname)) {
  const { challenge } = await beginPasskey(as("viewer"), { recruiterId: id });
  const response = authenticator.make({ challenge, origin });
  await addPasskey(as("viewer"), { recruiterId: id, name: "Chrome on Mac", response });
  return authenticator;
}
const begin = async (now = start) => ({ challenge: (await beginPasskeySignIn(system(now))).challenge, origin });
const enter = (response: ReturnType<ReturnType<typeof makeAuthenticator>["sign"]>, now = start) =>
  signInWithPasskey(system(now), { response, userAgent: null });

describe("a passkey", () => {
  test("signs in whoever added it, without the password", async () => {
    const authenticator = await added();
    expect(await listPasskeys(as("viewer"), id)).toMatchObject([{ name: "Chrome on Mac", lastUsedAt: null }]);
    expect(await enter(authenticator.sign(await begin()))).toMatchObject({ recruiterId: id });
    expect(await listPasskeys(as("viewer"), id)).toMatchObject([{ lastUsedAt: start }]);
  });

  test("is taken for its account and challenge alone, in time, once, and from this site", async () => {
    const authenticator = makeAuthenticator(hostname);
    const sol = await addRecruiter(system(), { name: "Sol", email: `sol${count}@firm.test`, role: "viewer" });
    const { challenge } = await beginPasskey(as("viewer", sol.recruiterId), { recruiterId: sol.recruiterId });
    const add = (response: ReturnType<typeof authenticator.make>, now = start) =>
      addPasskey(as("viewer", id, now), { recruiterId: id, name: "X", response });
    await expect(add(authenticator.make({ challenge, origin }))).rejects.toThrow("took too long");
    const own = await beginPasskey(as("viewer"), { recruiterId: id });
    const asked = { challenge: own.challenge, origin };
    await expect(add(authenticator.make({ ...asked, origin: "https://evil.test" }))).rejects.toThrow("took too long");
    await expect(add(authenticator.make(asked), minutes(6))).rejects.toThrow("took too long");
    const made = authenticator.make(asked);
    const both = await Promise.allSettled([add(made), add(made)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("signs each challenge once, also for two at the same time, in time, and from this site", async () => {
    const authenticator = await added();
    const asked = await begin();
    const signed = authenticator.sign(asked);
    const both = await Promise.allSettled([enter(signed), enter(signed)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(enter(authenticator.sign(asked))).rejects.toThrow("took too long");
    await expect(enter(authenticator.sign(await begin()), minutes(6))).rejects.toThrow("took too long");
    await expect(enter(authenticator.sign({ ...(await begin()), origin: "https://evil.test" }))).rejects.toThrow(
      "took too long",
    );
    await expect(enter(authenticator.sign({ challenge: "made-up", origin }))).rejects.toThrow("took too long");
  });

  test("that has asked for no finger, face or PIN is not enough", async () => {
    const authenticator = await added();
    await expect(enter(authenticator.sign(await begin(), { verified: false }))).rejects.toThrow("took too long");
  });

  test("that nobody added, that was removed, or whose account is closed, is not known", async () => {
    await expect(enter(makeAuthenticator(hostname).sign(await begin()))).rejects.toThrow("not known here");
    const authenticator = await added();
    const [own] = await listPasskeys(as("viewer"), id);
    await expect(removePasskey(as("manager", crypto.randomUUID()), { passkeyId: own?.id ?? "" })).rejects.toThrow(
      "Only an admin",
    );
    await removePasskey(as("viewer"), { passkeyId: own?.id ?? "" });
    await expect(enter(authenticator.sign(await begin()))).rejects.toThrow("not known here");
    await addRecruiter(system(), { name: "Ada", email: `ada${count}@firm.test`, role: "admin" });
    const other = await added();
    await deactivate(system(), { recruiterId: id });
    await expect(enter(other.sign(await begin()))).rejects.toThrow("not known here");
  });
});

describe("confirming who it is", () => {
  const confirmedAt = async (sessionId: string) =>
    (await db.select({ at: sessions.confirmedAt }).from(sessions).where(eq(sessions.id, sessionId)))[0]?.at;
  const asked = async (now = start) => ({
    challenge: (await beginPasskeyConfirmation(as("viewer", id, now))).challenge,
    origin,
  });

  test("takes a passkey of their own, once", async () => {
    const authenticator = await added();
    const { sessionId } = await enter(authenticator.sign(await begin()));
    const later = minutes(30);
    const response = authenticator.sign(await asked(later));
    const both = await Promise.allSettled(
      [1, 2].map(() => confirmWithPasskey(as("viewer", id, later), { sessionId, response })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await confirmedAt(sessionId)).toEqual(later);
  });

  test("takes nobody else's passkey, and no answer to the question of signing in", async () => {
    const authenticator = await added();
    const { sessionId } = await enter(authenticator.sign(await begin()));
    const forSignIn = { sessionId, response: authenticator.sign(await begin()) };
    await expect(confirmWithPasskey(as("viewer", id, minutes(4)), forSignIn)).rejects.toThrow("took too long");
    const sol = await addRecruiter(system(), { name: "Sol", email: `sol${count}@firm.test`, role: "viewer" });
    const other = { sessionId, response: authenticator.sign(await asked()) };
    await expect(confirmWithPasskey(as("viewer", sol.recruiterId), other)).rejects.toThrow("took too long");
    expect(await confirmedAt(sessionId)).toEqual(start);
  });
});

describe("the ways in", () => {
  const set = async (waysIn: ("password" | "passkey")[], at: number) =>
    setWaysIn(system(minutes(at)), {
      waysIn,
      reason: "A test of it.",
      seenAt: (await getSignInSettings({ db })).updatedAt,
    });

  test("are switched off only while an admin has another one, and the last one of somebody stays", async () => {
    await sql`update recruiters set deactivated_at = now() where email <> ${email}`;
    await expect(set(["passkey"], count * 10)).rejects.toThrow("No admin could still sign in");
    const authenticator = await added();
    await set(["passkey"], count * 10 + 1);
    const byPassword = { email, password, address: "203.0.113.9", userAgent: null };
    await expect(signIn(system(), byPassword)).rejects.toThrow("Password sign-in is turned off at your company");
    const [own] = await listPasskeys(as("viewer"), id);
    await expect(removePasskey(as("viewer"), { passkeyId: own?.id ?? "" })).rejects.toThrow("only way left");
    expect(await enter(authenticator.sign(await begin()))).toMatchObject({ recruiterId: id });

    await set(["password"], count * 10 + 2);
    await expect(begin()).rejects.toThrow("Passkey sign-in is turned off at your company");
    expect(await signIn(system(), byPassword)).toMatchObject({ recruiterId: id });
    await db.update(recruiters).set({ passwordHash: null });
    await expect(set(["password", "passkey"], count * 10 + 3)).resolves.toBeUndefined();
  });
});
