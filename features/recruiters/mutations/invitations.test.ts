import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { invitations } from "@/db/schema/invitations";
import { recruiters } from "@/db/schema/recruiters";
import { securityEvents } from "@/db/schema/security";
import { settings } from "@/db/schema/settings";
import { systemEmails } from "@/db/schema/system-emails";
import { untilWaiting } from "@/db/test-locks";
import { testDatabase } from "@/db/test-database";
import { env } from "@/lib/env";
import { openText } from "@/lib/sealed-text";
import { findInvitation, listInvitations } from "../queries";
import { acceptInvitation, acceptWithPassword } from "./accept-invitation";
import { addRecruiter } from "./add-recruiter";
import { inviteRecruiters } from "./invite-recruiters";
import { resendInvitation } from "./resend-invitation";
import { revokeInvitation } from "./revoke-invitation";
import { deactivate } from "./set-role";
import { signIn } from "./sign-in";

const { db } = await testDatabase();
const start = new Date("2026-03-12T15:00:00Z");
const days = (count: number) => new Date(start.getTime() + count * 86_400_000);
const system = (now = start): Context => ({ actor: { kind: "system", name: "test" }, now, db });
const password = "plumb level square";

let dana: Context;
let kit: Context;
let count = 0;
let address = "";

const as = (context: Context, now: Date) => ({ ...context, now });

async function admin(name: string): Promise<Context> {
  const email = `${name.split(" ")[0]?.toLowerCase()}@firm.test`;
  const { recruiterId } = await addRecruiter(system(), { name, email, role: "admin", password });
  return { ...system(), actor: mintRecruiter({ id: recruiterId, name, role: "admin", zone: "America/New_York" }) };
}

beforeAll(async () => {
  await db.update(settings).set({ firmName: "Plumb & Level", mailDomain: "plumb.test", zone: "America/Chicago" });
  dana = await admin("Dana Ruiz");
  kit = await admin("Kit Moreau");
});

beforeEach(() => {
  count += 1;
  address = `new${count}@firm.test`;
});

async function invitationOf(of = address) {
  const [row] = await db.select().from(invitations).where(eq(invitations.address, of)).orderBy(invitations.id);
  if (!row) throw new Error("Nobody was invited.");
  return row;
}

/** The link as it stands in the email, which only the worker and its reader can see. */
async function tokenOf(emailId: string) {
  const [email] = await db.select().from(systemEmails).where(eq(systemEmails.id, emailId));
  const about = `system_emails:${emailId}`;
  const body = openText(email?.sealedBody ?? "", { secrets: env().AUTH_SECRET, about }) ?? "";
  const [, token = ""] = /\/invite\/([\w-]+)/.exec(body) ?? [];
  return { token, email, body };
}

async function invite(of = address, by = dana, now = start) {
  const report = await inviteRecruiters(as(by, now), { addresses: [of], role: "manager" });
  const { id, emailId } = await invitationOf(of);
  return { report, invitationId: id, ...(await tokenOf(emailId)) };
}

const accept = (token: string, now = start) =>
  acceptWithPassword(system(now), { token, name: "Sol Ortiz", password: "a longer password" });
const messageOf = (error: unknown) => (error as Error).message;

describe("inviting", () => {
  test("queues an email with a link, of which the database knows the hash alone", async () => {
    const { token, email, body } = await invite();
    expect(email).toMatchObject({ kind: "invitation", address, state: "queued", replyTo: "dana@firm.test" });
    expect(email?.subject).toBe("Dana Ruiz invited you to Callback");
    expect(body).toContain("Plumb & Level");
    expect(body).toContain("until Thu, Mar 19, 10:00 AM CT");
    expect(token).toMatch(/^[\w-]{43}$/);
    const all = JSON.stringify([await db.select().from(invitations), await db.select().from(systemEmails)]);
    expect(all).not.toContain(token);
    expect(await listInvitations(dana)).toContainEqual(
      expect.objectContaining({ address, role: "manager", invitedBy: "Dana Ruiz", emailState: "queued" }),
    );
  });

  test("many at once: who is in already and who was invited already are named, the others are invited", async () => {
    await invite();
    const fresh = [`a${count}@firm.test`, `b${count}@firm.test`];
    const report = await inviteRecruiters(kit, {
      addresses: [...fresh, address, "dana@firm.test"],
      role: "recruiter",
    });
    expect(report.done.map((one) => one.address)).toEqual(fresh);
    expect(report.refused.map(({ sentence }) => sentence).toSorted()).toEqual([
      `Dana Ruiz invited ${address} a moment ago. Send that invitation again instead.`,
      "dana@firm.test already signs in here (Dana Ruiz).",
    ]);
    const [event] = await db
      .select()
      .from(securityEvents)
      .where(eq(securityEvents.recruiterId, (kit.actor as { id: string }).id));
    expect(event).toMatchObject({ kind: "invited", code: "invite", count: 2 });
    const emails = await db.select().from(systemEmails).where(eq(systemEmails.address, address));
    expect(emails).toHaveLength(1);
  });

  test("of two admins who invite one address at once one does, and the other hears of it", async () => {
    const both = await Promise.all(
      [dana, kit].map((by) => inviteRecruiters(by, { addresses: [address], role: "viewer" })),
    );
    expect(both.filter(({ done }) => done.length === 1)).toHaveLength(1);
    const [lost] = both.flatMap(({ refused }) => refused);
    expect(lost?.sentence).toMatch(/^(Dana Ruiz|Kit Moreau) invited new\d+@firm\.test a moment ago\./);
  });

  test("nobody can be invited before there is a domain to send from", async () => {
    await db.update(settings).set({ mailDomain: "" });
    const { refused } = await inviteRecruiters(dana, { addresses: [address], role: "viewer" });
    await db.update(settings).set({ mailDomain: "plumb.test" });
    expect(refused).toEqual([
      { id: address, sentence: "Callback cannot send email yet. Enter an email domain in Settings." },
    ]);
  });
});

describe("accepting", () => {
  test("opens the account with the role of the invitation, and its password signs in", async () => {
    const { token } = await invite();
    expect(await findInvitation(system(), { token })).toMatchObject({ address, role: "manager", acceptedAt: null });
    const { recruiterId, email } = await accept(token);
    expect(email).toBe(address);
    const [row] = await db.select().from(recruiters).where(eq(recruiters.id, recruiterId));
    expect(row).toMatchObject({ name: "Sol Ortiz", role: "manager", zone: "America/Chicago" });
    expect(
      await signIn(system(), { email, password: "a longer password", address: "203.0.113.9", userAgent: null }),
    ).toMatchObject({ recruiterId });
    expect(await listInvitations(dana)).not.toContainEqual(expect.objectContaining({ address }));
  });

  test("a second time it was already accepted, and of two at once one opens the account", async () => {
    const { token } = await invite();
    const both = await Promise.allSettled([accept(token), accept(token)]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const sentence = `This invitation was already accepted. Sign in as ${address}.`;
    expect(both.flatMap((one) => (one.status === "rejected" ? [messageOf(one.reason)] : []))).toEqual([sentence]);
    await expect(accept(token)).rejects.toThrow(sentence);
  });

  test("of two who come to it together, whatever way in they chose, the later one is told", async () => {
    const { token, invitationId } = await invite();
    const join = (name: string) => acceptInvitation(system(), { token, name }, async () => undefined);
    const both = await db.transaction(async (tx) => {
      await tx.select().from(invitations).where(eq(invitations.id, invitationId)).for("update");
      const ended = Promise.allSettled([join("Sol"), join("Kim")]);
      await untilWaiting(db, 2);
      return { ended };
    });
    const all = await both.ended;
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const told = all.flatMap((one) => (one.status === "rejected" ? [messageOf(one.reason)] : []));
    expect(told).toEqual([`This invitation was already accepted. Sign in as ${address}.`]);
  });

  test("after seven days it has expired, and says who can send it again", async () => {
    const { token } = await invite();
    await expect(accept(token, days(7))).rejects.toThrow(
      "This invitation expired on Thu, Mar 19. Ask Dana Ruiz to send it again.",
    );
    expect(await accept(token, new Date(days(7).getTime() - 1))).toMatchObject({ email: address });
  });

  test("a link that was never sent leads nowhere", async () => {
    await expect(accept("x".repeat(43))).rejects.toThrow("This invitation link does not work.");
    expect(await findInvitation(system(), { token: "" })).toBeNull();
  });

  test("of somebody who joined in another way since then: they have an account", async () => {
    const { token } = await invite();
    await addRecruiter(system(), { name: "Sol Ortiz", email: address, role: "viewer", password });
    await expect(accept(token)).rejects.toThrow(`${address} already has an account. Sign in with it.`);
    expect(await listInvitations(dana)).not.toContainEqual(expect.objectContaining({ address }));
  });

  test("opens a closed account again, and not with the password it had", async () => {
    const { recruiterId } = await addRecruiter(system(), { name: "Sol", email: address, role: "admin", password });
    await deactivate(system(), { recruiterId });
    const { token } = await invite();
    expect(await accept(token)).toEqual({ recruiterId, email: address });
    const [row] = await db.select().from(recruiters).where(eq(recruiters.id, recruiterId));
    expect(row).toMatchObject({ role: "manager", deactivatedAt: null });
    await expect(
      signIn(system(), { email: address, password, address: "203.0.113.9", userAgent: null }),
    ).rejects.toThrow("do not match");
  });
});

describe("sending again and revoking", () => {
  test("the newest link works, the one before it leads nowhere, and its email does not leave", async () => {
    const first = await invite();
    const again = as(kit, days(3));
    await resendInvitation(again, { invitationId: first.invitationId });
    const { emailId, expiresAt } = await invitationOf();
    expect(expiresAt).toEqual(days(10));
    const [old] = await db
      .select()
      .from(systemEmails)
      .where(eq(systemEmails.id, first.email?.id ?? ""));
    expect(old).toMatchObject({ state: "canceled", sealedBody: null });
    await expect(accept(first.token, days(4))).rejects.toThrow("use the link in the newest email");
    const { token } = await tokenOf(emailId);
    expect(await accept(token, days(9))).toMatchObject({ email: address });
    await expect(resendInvitation(as(kit, days(9)), { invitationId: first.invitationId })).rejects.toThrow(
      "Sol Ortiz accepted this invitation a moment ago.",
    );
  });

  test("two who send it again at once send one email", async () => {
    const { invitationId } = await invite();
    const both = await Promise.allSettled([dana, kit].map((by) => resendInvitation(as(by, days(1)), { invitationId })));
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const lost = both.flatMap((one) => (one.status === "rejected" ? [messageOf(one.reason)] : []));
    expect(lost[0]).toMatch(
      /^(Dana Ruiz|Kit Moreau) sent this invitation a moment ago\. Give it a minute to arrive\.$/,
    );
  });

  test("a revoked one lets nobody in, says so to a second admin, and makes room for a new one", async () => {
    const { invitationId, token, email } = await invite();
    await revokeInvitation(dana, { invitationId });
    await expect(accept(token)).rejects.toThrow(
      "This invitation is no longer valid. Ask Dana Ruiz if you still need an account.",
    );
    await expect(revokeInvitation(kit, { invitationId })).rejects.toThrow(
      `Dana Ruiz revoked the invitation of ${address} a moment ago.`,
    );
    const [row] = await db
      .select()
      .from(systemEmails)
      .where(eq(systemEmails.id, email?.id ?? ""));
    expect(row).toMatchObject({ state: "canceled", reason: "The invitation was revoked" });
    expect((await inviteRecruiters(kit, { addresses: [address], role: "viewer" })).done).toEqual([{ address }]);
  });

  test("accepted and revoked at once: one of both, and the other is told", async () => {
    const { invitationId, token } = await invite();
    const [accepted, revoked] = await Promise.allSettled([accept(token), revokeInvitation(dana, { invitationId })]);
    expect([accepted.status, revoked.status].toSorted()).toEqual(["fulfilled", "rejected"]);
    const { acceptedAt, revokedAt } = await invitationOf();
    expect([acceptedAt, revokedAt].filter(Boolean)).toHaveLength(1);
  });
});
