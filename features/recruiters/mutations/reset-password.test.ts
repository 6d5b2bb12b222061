import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { recruiterLinks, resetRequests } from "@/db/schema/recruiter-links";
import { recruiters } from "@/db/schema/recruiters";
import { settings } from "@/db/schema/settings";
import { systemEmails } from "@/db/schema/system-emails";
import type { SystemEmailKind } from "@/db/vocabulary/system-emails";
import { testDatabase } from "@/db/test-database";
import { untilWaiting } from "@/db/test-locks";
import { env } from "@/lib/env";
import { openText } from "@/lib/sealed-text";
import { acceptWithPassword } from "./accept-invitation";
import { addRecruiter } from "./add-recruiter";
import { answerResets } from "./answer-resets";
import { askForReset } from "./ask-for-reset";
import { askForEmailChange, changeEmail } from "./change-email";
import { changePassword } from "./change-password";
import { deleteOldLinks } from "./delete-old-links";
import { inviteRecruiters } from "./invite-recruiters";
import { resetPassword } from "./reset-password";
import { resumeSession } from "./resume-session";
import { deactivate } from "./set-role";
import { enterBy } from "./test-sign-in";

const { db, owner } = await testDatabase();
const start = new Date("2026-03-12T15:00:00Z");
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);
const system = (now = start): Context => ({ actor: { kind: "system", name: "test" }, now, db });
const password = "four cranes over Tampa";
const next = "a bridge of nine spans";

let count = 0;
let email = "";
let id = "";

beforeAll(async () => {
  await db.update(settings).set({ firmName: "Plumb & Level", mailDomain: "plumb.test", zone: "America/Chicago" });
});

beforeEach(async () => {
  count += 1;
  email = `rae${count}@firm.test`;
  id = (await addRecruiter(system(), { name: "Rae Duarte", email, role: "recruiter", password })).recruiterId;
});

const own = (now = start): Context => ({
  ...system(now),
  actor: mintRecruiter({ id, name: "Rae Duarte", role: "recruiter", zone: "UTC" }),
});
const enter = (as = password, now = start, over: { email?: string; device?: string } = {}) =>
  enterBy(system(now), { email, password: as, address: `203.0.113.${count}`, userAgent: null, ...over });
const resume = (sessionId: string, now = start) => resumeSession({ now, db }, sessionId);
const told = (error: unknown) => (error as Error).message;

async function emailsTo(address: string, kind: SystemEmailKind) {
  const rows = await db.select().from(systemEmails).where(eq(systemEmails.address, address)).orderBy(systemEmails.id);
  return rows
    .filter((row) => row.kind === kind)
    .map(({ id: row, sealedBody, subject }) => {
      const about = `system_emails:${row}`;
      return { subject, body: openText(sealedBody ?? "", { secrets: env().AUTH_SECRET, about }) ?? "" };
    });
}

async function newestToken(address: string, kind: SystemEmailKind) {
  const emails = await emailsTo(address, kind);
  const [, token = ""] = /\/(?:reset|new-email)\/([\w-]{43})/.exec(emails.at(-1)?.body ?? "") ?? [];
  return token;
}

async function ask(now = start, address = email) {
  await askForReset(system(now), { email: address, address: `203.0.113.${count}` });
  await answerResets(system(now));
  return newestToken(email, "password_reset");
}

describe("a new password by email", () => {
  test("ends every session, is told to its owner, and the link is used up", async () => {
    const { sessionId } = await enter();
    const token = await ask();
    expect(JSON.stringify(await db.select().from(recruiterLinks))).not.toContain(token);
    expect(await resetPassword(system(), { token, password: next })).toEqual({ recruiterId: id, email });
    expect(await resume(sessionId)).toBeNull();
    await expect(enter()).rejects.toThrow("do not match");
    expect(await enter(next)).toMatchObject({ recruiterId: id });
    const [changed] = await emailsTo(email, "password_changed");
    expect(changed?.body).toContain("Thu, Mar 12, 10:00 AM CT");
    await expect(resetPassword(system(), { token, password: next })).rejects.toThrow("This link was already used.");
  });

  test("for an address that nobody signs in with nothing is sent, and nothing of it stays", async () => {
    const before = (await db.select().from(systemEmails)).length;
    await ask(start, "nobody@firm.test");
    await deactivate(system(), { recruiterId: id });
    await ask();
    expect(await db.select().from(systemEmails)).toHaveLength(before);
    expect(await db.select().from(resetRequests)).toEqual([]);
  });

  test("asking takes the same statements for an address that is known and one that is not", async () => {
    const asked: string[] = [];
    const watching = {
      ...system(),
      db: new Proxy(db, { get: (of, name) => (asked.push(String(name)), Reflect.get(of, name)) }),
    };
    await askForReset(watching, { email, address: "198.51.100.1" });
    const known = asked.splice(0);
    await askForReset(watching, { email: "nobody@firm.test", address: "198.51.100.2" });
    expect(asked).toEqual(known);
    await answerResets(system());
  });

  test("works for an hour, and the newest alone", async () => {
    const first = await ask();
    const second = await ask(minutes(5));
    expect(second).not.toBe(first);
    await expect(resetPassword(system(minutes(6)), { token: first, password: next })).rejects.toThrow(
      "This link is no longer valid: a newer one was sent, or the account has changed.",
    );
    await expect(resetPassword(system(minutes(65)), { token: second, password: next })).rejects.toThrow(
      "This link has expired. Ask for a new one on the sign-in page.",
    );
    await resetPassword(system(minutes(64)), { token: second, password: next });
  });

  test("five in an hour are enough, and then the last one stays good", async () => {
    for (let at = 0; at < 5; at += 1) await ask(minutes(at));
    const last = await newestToken(email, "password_reset");
    expect(await ask(minutes(9))).toBe(last);
    expect(await emailsTo(email, "password_reset")).toHaveLength(5);
    await resetPassword(system(minutes(10)), { token: last, password: next });
  });

  test("a password that is easy to guess is refused in words, and the link stays good", async () => {
    const token = await ask();
    await expect(resetPassword(system(), { token, password: "rae duarte 1990" })).rejects.toMatchObject({
      field: "password",
      message: expect.stringContaining("your name, email and company"),
    });
    await resetPassword(system(), { token, password: next });
  });

  test("of two who come with one link together one does, and the other is told", async () => {
    const token = await ask();
    const both = await owner.db.transaction(async (tx) => {
      await tx.select().from(recruiterLinks).where(eq(recruiterLinks.recruiterId, id)).for("update");
      const ended = Promise.allSettled(
        [next, "a tower of thirty floors"].map((one) => resetPassword(system(), { token, password: one })),
      );
      await untilWaiting(owner.db, 2);
      return { ended };
    });
    const all = await both.ended;
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [lost] = all.flatMap((one) => (one.status === "rejected" ? [told(one.reason)] : []));
    // The winner's new password also ends whatever other link there was.
    expect(lost).toMatch(/^This link was already used\./);
  });

  test("of an account that was closed, and one that was never sent, do nothing", async () => {
    const token = await ask();
    await deactivate(system(), { recruiterId: id });
    await expect(resetPassword(system(), { token, password: next })).rejects.toThrow("This account is closed.");
    await expect(resetPassword(system(), { token: "x".repeat(43), password: next })).rejects.toThrow(
      "This link does not work.",
    );
  });

  test("is no good any more once the password was changed in another way", async () => {
    const token = await ask();
    const { sessionId } = await enter();
    await changePassword(own(), { current: password, next, keep: sessionId });
    await expect(resetPassword(system(), { token, password: "a tower of thirty floors" })).rejects.toThrow(
      "the account has changed",
    );
    expect(await emailsTo(email, "password_changed")).toHaveLength(1);
  });

  test("a worker that meets many requests at once answers each once", async () => {
    await Promise.all(
      Array.from({ length: 6 }, async (_, at) => askForReset(system(), { email, address: `198.51.100.${at}` })),
    );
    await Promise.all([answerResets(system()), answerResets(system())]);
    expect(await db.select().from(resetRequests)).toEqual([]);
    const sent = (await emailsTo(email, "password_reset")).length;
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThanOrEqual(2);
  });
});

describe("another email", () => {
  const to = () => `new.${email}`;
  async function askChange(address = to(), as = password) {
    const { sessionId } = await enter();
    await askForEmailChange(own(), { email: address, password: as, sessionId });
    return { sessionId, token: await newestToken(address, "email_change") };
  }

  test("counts once its link was opened; the old one is told, and other devices are signed out", async () => {
    const elsewhere = await enter();
    const { sessionId, token } = await askChange();
    expect(await enter()).toMatchObject({ recruiterId: id });
    expect(await changeEmail(system(), { token, keep: sessionId })).toEqual({ email: to() });
    expect(await resume(elsewhere.sessionId)).toBeNull();
    expect(await resume(sessionId)).toMatchObject({ email: to() });
    await expect(enter()).rejects.toThrow("do not match");
    expect(await enter(password, start, { email: to() })).toMatchObject({ recruiterId: id });
    expect(await emailsTo(email, "email_changed")).toMatchObject([{ body: expect.stringContaining(to()) }]);
    await expect(changeEmail(system(), { token })).rejects.toThrow("This link was already used.");
  });

  test("asks for the password, and for an address that is nobody's", async () => {
    const { sessionId } = await enter();
    const change = (address: string, as = password) =>
      askForEmailChange(own(), { email: address, password: as, sessionId });
    await expect(change(to(), "not this one")).rejects.toMatchObject({ field: "password" });
    await expect(change(email)).rejects.toThrow("You sign in with this address already.");
    await addRecruiter(system(), { name: "Sol", email: `sol${count}@firm.test`, role: "viewer", password });
    await expect(change(`sol${count}@firm.test`)).rejects.toThrow("Someone else has an account with this address.");
    expect(await emailsTo(to(), "email_change")).toEqual([]);
  });

  test("that somebody else took since then stays theirs", async () => {
    const { token } = await askChange();
    await addRecruiter(system(), { name: "Sol", email: to(), role: "viewer", password });
    await expect(changeEmail(system(), { token })).rejects.toThrow("Someone else has an account with this address.");
    const [row] = await db.select({ email: recruiters.email }).from(recruiters).where(eq(recruiters.id, id));
    expect(row?.email).toBe(email);
  });

  test("ends a link to a new password that is out to the old address", async () => {
    const reset = await ask();
    const { token } = await askChange();
    await changeEmail(system(), { token });
    await expect(resetPassword(system(), { token: reset, password: next })).rejects.toThrow("the account has changed");
  });

  test("to which an invitation is out: whoever accepts that is told that there is an account", async () => {
    await inviteRecruiters(system(), { addresses: [to()], role: "viewer" });
    const [invitation] = await emailsTo(to(), "invitation");
    const [, invited = ""] = /\/invite\/([\w-]{43})/.exec(invitation?.body ?? "") ?? [];
    const { token } = await askChange();
    await changeEmail(system(), { token });
    await expect(acceptWithPassword(system(), { token: invited, name: "Rae", password: next })).rejects.toThrow(
      `${to()} already has an account. Sign in with it.`,
    );
  });
});

describe("a sign-in on a new device", () => {
  test("is told, but not the first one, nor a second one on the same", async () => {
    await enter(password, start, { device: "first" });
    await enter(password, start, { device: "first" });
    expect(await emailsTo(email, "new_device")).toEqual([]);
    await enter(password, start, { device: "second" });
    expect(await emailsTo(email, "new_device")).toHaveLength(1);
    await enter(password, start, { device: "second" });
    expect(await emailsTo(email, "new_device")).toMatchObject([
      { subject: "New sign-in to Callback", body: expect.stringContaining("Unknown device, Thu, Mar 12, 10:00 AM CT") },
    ]);
  });

  test("is let in where no email can be sent yet", async () => {
    await db.update(settings).set({ mailDomain: "" });
    await enter(password, start, { device: "first" });
    expect(await enter(password, start, { device: "second" })).toMatchObject({ newDevice: true });
    await db.update(settings).set({ mailDomain: "plumb.test" });
    expect(await emailsTo(email, "new_device")).toEqual([]);
  });
});

test("what is over is taken away after its time, and what is open stays", async () => {
  const token = await ask();
  const invited = `open${count}@firm.test`;
  await inviteRecruiters(system(), { addresses: [invited], role: "viewer" });
  await resetPassword(system(), { token, password: next });
  await db.update(systemEmails).set({ state: "accepted", sealedBody: null }).where(eq(systemEmails.state, "queued"));
  const left = async () => ({
    links: (await db.select().from(recruiterLinks).where(eq(recruiterLinks.recruiterId, id))).length,
    emails: (await db.select().from(systemEmails).where(eq(systemEmails.address, email))).length,
    invitations: (await db.select().from(systemEmails).where(eq(systemEmails.address, invited))).length,
  });
  await deleteOldLinks(system(minutes(30 * 1_440)));
  expect(await left()).toEqual({ links: 1, emails: 2, invitations: 1 });
  await deleteOldLinks(system(minutes(31 * 1_440)));
  expect(await left()).toEqual({ links: 0, emails: 2, invitations: 1 });
  await deleteOldLinks(system(minutes(181 * 1_440)));
  expect(await left()).toEqual({ links: 0, emails: 0, invitations: 1 });
});
