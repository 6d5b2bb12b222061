import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/db/context";
import { invitations } from "@/db/schema/invitations";
import { recruiters } from "@/db/schema/recruiters";
import { systemEmails } from "@/db/schema/system-emails";
import { identities, passkeys } from "@/db/schema/ways-in";
import { testDatabase } from "@/db/test-database";
import type { WayIn } from "@/db/vocabulary/recruiters";
import { env } from "@/lib/env";
import { openText } from "@/lib/sealed-text";
import {
  acceptForLinks,
  acceptWithIdentity,
  acceptWithPasskey,
  acceptWithPassword,
  beginAcceptWithPasskey,
} from "./accept-invitation";
import { addRecruiter } from "./add-recruiter";
import { signInWithIdentity } from "./identities";
import { inviteRecruiters } from "./invite-recruiters";
import { beginPasskeySignIn, signInWithPasskey } from "./passkeys";
import { deactivate } from "./set-role";
import { makeAuthenticator } from "./test-authenticator";

const { db, sql } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const system: Context = { actor: { kind: "system", name: "test" }, now, db };
const { origin, hostname } = new URL(env().APP_URL);
await sql`update settings set firm_name = 'Plumb & Level', mail_domain = 'plumb.test'`;

let count = 0;
let address = "";
let token = "";
const identity = (over: { checkedAddress?: string | null } = {}) => ({
  provider: "oidc" as const,
  issuer: "https://id.firm.test",
  subject: `subject ${count}`,
  label: "sol@firm.test",
  checkedAddress: null,
  ...over,
});
const named = () => ({ token, name: "Sol Ortiz" });
const on = async (...ways: WayIn[]) => sql`update sign_in_settings set ways_in = ${ways}`;
const accountOf = async (of: string) => (await db.select().from(recruiters).where(eq(recruiters.email, of)))[0];

async function invite(of: string) {
  await inviteRecruiters(system, { addresses: [of], role: "manager" });
  const [row] = await db.select().from(invitations).where(eq(invitations.address, of));
  const id = row?.emailId ?? "";
  const [email] = await db.select().from(systemEmails).where(eq(systemEmails.id, id));
  const body = openText(email?.sealedBody ?? "", { secrets: env().AUTH_SECRET, about: `system_emails:${id}` }) ?? "";
  return /\/invite\/([\w-]+)/.exec(body)?.[1] ?? "";
}

beforeEach(async () => {
  count += 1;
  address = `new${count}@firm.test`;
  await on("password", "passkey", "oidc");
  token = await invite(address);
});

async function made(of = token, authenticator = makeAuthenticator(hostname)) {
  const { challenge } = await beginAcceptWithPasskey(system, { token: of, name: "Sol Ortiz" });
  return { authenticator, response: authenticator.make({ challenge, origin }) };
}

test("with a passkey that was made for the link, they sign in by it alone", async () => {
  const { authenticator, response } = await made();
  const accepted = await acceptWithPasskey(system, { ...named(), response, device: "Chrome on Mac" });
  expect(await accountOf(address)).toMatchObject({ id: accepted.recruiterId, role: "manager", passwordHash: null });
  const asked = { challenge: (await beginPasskeySignIn(system)).challenge, origin };
  const signedIn = signInWithPasskey(system, { response: authenticator.sign(asked), userAgent: null });
  expect(await signedIn).toMatchObject({ recruiterId: accepted.recruiterId });
});

test("with a passkey that was made for another link nobody joins, and the invitation stays open", async () => {
  const other = await invite(`other${count}@firm.test`);
  const { response } = await made(other);
  const accepting = acceptWithPasskey(system, { ...named(), response, device: "Chrome on Mac" });
  await expect(accepting).rejects.toThrow("That took too long. Try again.");
  expect(await accountOf(address)).toBeUndefined();
  expect(await acceptWithIdentity(system, { ...named(), identity: identity() })).toMatchObject({ email: address });
});

test("with an account at the firm's provider, they sign in by it", async () => {
  const { recruiterId } = await acceptWithIdentity(system, { ...named(), identity: identity() });
  const signedIn = await signInWithIdentity(system, { identity: identity(), userAgent: null });
  expect(signedIn).toMatchObject({ recruiterId });
  expect(await accountOf(address)).toMatchObject({ id: recruiterId, passwordHash: null });
});

test("an account there with another checked address, or of somebody who works here, joins nobody", async () => {
  const other = identity({ checkedAddress: "sol@else.test" });
  await expect(acceptWithIdentity(system, { ...named(), identity: other })).rejects.toThrow(
    "The account you used has a different email than this invitation.",
  );
  const { recruiterId } = await addRecruiter(system, { name: "Rae", email: `rae${count}@firm.test`, role: "viewer" });
  const { provider, issuer, subject, label } = identity();
  await db.insert(identities).values({ recruiterId, provider, issuer, subject, label, createdAt: now });
  await expect(acceptWithIdentity(system, { ...named(), identity: identity() })).rejects.toThrow(
    "This account is already linked to someone in Callback.",
  );
  expect(await accountOf(address)).toBeUndefined();
  await db.delete(identities).where(eq(identities.recruiterId, recruiterId));
  const own = identity({ checkedAddress: address });
  expect(await acceptWithIdentity(system, { ...named(), identity: own })).toMatchObject({ email: address });
});

test("of two ways at once, one is kept, and the other is told", async () => {
  const { response } = await made();
  const both = await Promise.allSettled([
    acceptWithPasskey(system, { ...named(), response, device: "Chrome on Mac" }),
    acceptWithIdentity(system, { ...named(), identity: identity() }),
  ]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const [lost] = both.flatMap((one) => (one.status === "rejected" ? [one.reason as Error] : []));
  expect(lost?.message).toBe(`This invitation was already accepted. Sign in as ${address}.`);
  const { id = "" } = (await accountOf(address)) ?? {};
  const kept = [
    ...(await db.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.recruiterId, id))),
    ...(await db.select({ id: identities.id }).from(identities).where(eq(identities.recruiterId, id))),
  ];
  expect(kept).toHaveLength(1);
});

test("a way that an admin has switched off is none", async () => {
  await on("link");
  const off = /is turned off at your company/;
  await expect(made()).rejects.toThrow(off);
  await expect(acceptWithPassword(system, { ...named(), password: "a bridge of nine spans" })).rejects.toThrow(off);
  await expect(acceptWithIdentity(system, { ...named(), identity: identity() })).rejects.toThrow(off);
  expect(await acceptForLinks(system, named())).toMatchObject({ email: address });
  await on("password");
  const next = await invite(`next${count}@firm.test`);
  await expect(acceptForLinks(system, { token: next, name: "Kim" })).rejects.toThrow(off);
});

test("what let somebody in before their account was closed lets nobody in after it is opened again", async () => {
  const { authenticator, response } = await made();
  const { recruiterId } = await acceptWithPasskey(system, { ...named(), response, device: "Chrome on Mac" });
  const { provider, issuer, subject, label } = identity();
  await db.insert(identities).values({ recruiterId, provider, issuer, subject, label, createdAt: now });
  await deactivate(system, { recruiterId });
  await sql`update invitations set address = ${`gone${count}@firm.test`} where address = ${address}`;
  const again = await invite(address);
  expect(await acceptWithPassword(system, { ...named(), token: again, password: "a bridge of nine spans" })).toEqual({
    recruiterId,
    email: address,
  });
  const asked = { challenge: (await beginPasskeySignIn(system)).challenge, origin };
  await expect(signInWithPasskey(system, { response: authenticator.sign(asked), userAgent: null })).rejects.toThrow(
    "This passkey is not known here",
  );
  await expect(signInWithIdentity(system, { identity: identity(), userAgent: null })).rejects.toThrow("is not linked");
});
