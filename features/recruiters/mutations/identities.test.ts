import { beforeEach, describe, expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { testDatabase } from "@/db/test-database";
import type { Role, WayIn } from "@/db/vocabulary/recruiters";
import { listIdentities } from "@/features/recruiters/queries";
import { identityOf } from "@/features/recruiters/rules/identity";
import type { IdentityProvider } from "@/lib/identity-providers";
import { addRecruiter } from "./add-recruiter";
import {
  claimIdentityAttempt,
  linkIdentity,
  returnIdentityAttempt,
  signInWithIdentity,
  takeIdentityState,
  unlinkIdentity,
} from "./identities";
import { deactivate } from "./set-role";

const { db, sql } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const system: Context = { actor: { kind: "system", name: "test" }, now, db };
const issuer = "https://id.firm.test";

let count = 0;
let id = "";
let identity = { provider: "oidc" as const, issuer, subject: "", label: "rae@firm.test", checkedAddress: null };

const as = (role: Role, recruiterId = id): Context => ({
  ...system,
  actor: mintRecruiter({ id: recruiterId, name: "Rae Duarte", role, zone: "UTC" }),
});
const on = async (...ways: WayIn[]) => sql`update sign_in_settings set ways_in = ${ways}`;
const link = async (who = as("viewer")) => linkIdentity(who, { recruiterId: id, identity });
const enter = async (who = identity) => signInWithIdentity(system, { identity: who, userAgent: null });

beforeEach(async () => {
  count += 1;
  identity = { ...identity, subject: crypto.randomUUID() };
  const email = `rae${count}@firm.test`;
  id = (await addRecruiter(system, { name: "Rae Duarte", email, role: "viewer", password: "plumb level square" }))
    .recruiterId;
  await on("oidc", "password");
});

describe("an account at an identity provider", () => {
  test("signs in whoever linked it, by its issuer and subject alone", async () => {
    await expect(enter()).rejects.toThrow("not linked to anyone");
    await link();
    expect(await enter()).toMatchObject({ recruiterId: id });
    expect(await listIdentities(as("viewer"), id)).toMatchObject([{ label: "rae@firm.test", lastUsedAt: now }]);
    await expect(enter({ ...identity, issuer: "https://evil.test" })).rejects.toThrow("not linked to anyone");
    await expect(enter({ ...identity, subject: "another" })).rejects.toThrow("not linked to anyone");
    const [failed] = await sql`select count from security_events where kind = 'sign_in_failed' and code = 'identity'`;
    expect(failed).toMatchObject({ count: 3 });
  });

  test("is linked to one recruiter, also by two at the same time, and by themselves or an admin alone", async () => {
    await expect(link(as("manager", crypto.randomUUID()))).rejects.toThrow("Only an admin");
    const both = await Promise.allSettled([link(), link()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(link()).rejects.toThrow("already linked");
  });

  test("asks for the second step of its recruiter", async () => {
    await link();
    await sql`insert into second_steps (recruiter_id, sealed_secret, created_at, confirmed_at)
      values (${id}, 'sealed', now(), now())`;
    expect(await enter()).toEqual({ step: "code", recruiterId: id });
  });

  test("lets nobody in once it is unlinked, its recruiter has left or an admin has it off", async () => {
    await link();
    const [own] = await listIdentities(as("viewer"), id);
    const identityId = own?.id ?? "";
    await expect(unlinkIdentity(as("manager", crypto.randomUUID()), { identityId })).rejects.toThrow("Only an admin");
    await on("oidc");
    await expect(unlinkIdentity(as("viewer"), { identityId })).rejects.toThrow("only way left");
    await on("password");
    await expect(enter()).rejects.toThrow("turned off at your company");
    await expect(claimIdentityAttempt(system, { way: "oidc", address: "203.0.113.9" })).rejects.toThrow("turned off");
    await on("oidc", "password");
    await unlinkIdentity(as("viewer"), { identityId });
    await expect(enter()).rejects.toThrow("not linked to anyone");
    await expect(unlinkIdentity(as("viewer"), { identityId })).rejects.toThrow("no longer exists");
    await link();
    await addRecruiter(system, { name: "Ada", email: `ada${count}@firm.test`, role: "admin" });
    await deactivate(system, { recruiterId: id });
    await expect(enter()).rejects.toThrow("not linked to anyone");
  });
});

test("an answer is taken once, also of two at the same time", async () => {
  const state = crypto.randomUUID();
  const both = await Promise.allSettled([takeIdentityState(system, { state }), takeIdentityState(system, { state })]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("a network asks no faster than it may guess, and one whose people get in asks as it likes", async () => {
  const address = "203.0.113.77";
  const ask = async () => claimIdentityAttempt(system, { way: "oidc", address });
  for (let asked = 0; asked < 100; asked += 1) {
    await ask();
    await returnIdentityAttempt(system, { address });
  }
  for (let asked = 0; asked < 30; asked += 1) await ask();
  await expect(ask()).rejects.toThrow("Too many");
});

describe("the claims of a provider", () => {
  const provider = (way: IdentityProvider["way"], organization: string | null) => ({
    way,
    name: "X",
    issuer,
    clientId: "callback",
    clientSecret: "a secret",
    organization,
  });
  const claims = { iss: issuer, sub: "per application", email: "boss@firm.test" };

  test("name somebody of Microsoft by oid in the firm's own tenant, and of no other", () => {
    const entra = provider("entra", "our tenant");
    const own = { ...claims, tid: "our tenant", oid: "an object" };
    expect(identityOf(entra, own)).toMatchObject({
      provider: "entra",
      issuer,
      subject: "an object",
      label: claims.email,
    });
    // Whatever anybody says of its address.
    expect(identityOf(entra, { ...own, email: "boss@firm.test", email_verified: true }).checkedAddress).toBeNull();
    expect(() => identityOf(entra, { ...own, tid: "another" })).toThrow("another organization");
    expect(() => identityOf(entra, { ...claims, oid: "an object" })).toThrow("another organization");
    expect(() => identityOf(entra, { ...claims, tid: "our tenant" })).toThrow("could not be verified");
  });

  test("name somebody of Google in the firm's Workspace, where one is set", () => {
    const google = provider("google", "firm.test");
    expect(identityOf(google, { ...claims, hd: "firm.test" })).toMatchObject({ subject: "per application" });
    expect(() => identityOf(google, claims)).toThrow("another organization");
    expect(() => identityOf(google, { ...claims, hd: "evil.test" })).toThrow("another organization");
    expect(identityOf(provider("google", null), claims)).toMatchObject({ subject: "per application" });
  });
});
