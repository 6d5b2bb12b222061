import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { resetRequests } from "@/db/schema/recruiter-links";
import { signInSettings } from "@/db/schema/recruiters";
import { settings } from "@/db/schema/settings";
import { systemEmails } from "@/db/schema/system-emails";
import { testDatabase } from "@/db/test-database";
import { env } from "@/lib/env";
import { openText } from "@/lib/sealed-text";
import { addRecruiter } from "./add-recruiter";
import { answerResets } from "./answer-resets";
import { changePassword } from "./change-password";
import { giveOneTimePassword } from "./give-one-time-password";
import { deactivate } from "./set-role";
import { askForLink, signInByLink } from "./sign-in-by-link";
import { enterBy } from "./test-sign-in";

const { db } = await testDatabase();
const start = new Date("2026-03-12T15:00:00Z");
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);
const system = (now = start): Context => ({ actor: { kind: "system", name: "test" }, now, db });

let count = 0;
let email = "";
let id = "";

beforeAll(async () => {
  await db.update(settings).set({ firmName: "Plumb & Level", mailDomain: "plumb.test" });
  await db.update(signInSettings).set({ waysIn: ["link", "password"] });
});

beforeEach(async () => {
  count += 1;
  email = `rae${count}@firm.test`;
  id = (await addRecruiter(system(), { name: "Rae Duarte", email, role: "recruiter" })).recruiterId;
});

async function emailsTo(address: string) {
  const rows = await db.select().from(systemEmails).where(eq(systemEmails.address, address)).orderBy(systemEmails.id);
  return rows
    .filter(({ kind }) => kind === "sign_in")
    .map((row) => openText(row.sealedBody ?? "", { secrets: env().AUTH_SECRET, about: `system_emails:${row.id}` }));
}

async function ask(now = start, address = email) {
  await askForLink(system(now), { email: address, address: `203.0.113.${count}` });
  await answerResets(system(now));
  const emails = await emailsTo(address);
  return /\/login\/link\/([\w-]{43})/.exec(emails.at(-1) ?? "")?.[1] ?? "";
}
const enter = (token: string, now = start) => signInByLink(system(now), { token, userAgent: null });

describe("a link by email", () => {
  test("signs in once, also of two at the same time", async () => {
    const token = await ask();
    const both = await Promise.allSettled([enter(token), enter(token)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "fulfilled")).toMatchObject({ value: { recruiterId: id } });
    await expect(enter(token)).rejects.toThrow("already used. Ask for a new one on the sign-in page.");
  });

  test("works for ten minutes, and the newest one alone", async () => {
    const first = await ask();
    const second = await ask(minutes(1));
    await expect(enter(first, minutes(1))).rejects.toThrow("a newer one was sent");
    await expect(enter(second, minutes(11))).rejects.toThrow("has expired");
    expect(await enter(await ask(minutes(20)), minutes(29))).toMatchObject({ recruiterId: id });
    await expect(enter("made up")).rejects.toThrow("does not work");
  });

  test("is worth nothing once the password was changed", async () => {
    const token = await ask();
    const given = await giveOneTimePassword(system(), { email });
    await expect(enter(token)).rejects.toThrow("no longer valid");
    const next = await ask(minutes(1));
    const { sessionId: keep } = await enterBy(system(), {
      email,
      password: given.password,
      address: "203.0.113.9",
      userAgent: null,
    });
    const actor = mintRecruiter({ id, name: "Rae Duarte", role: "recruiter", zone: "UTC" });
    await changePassword({ ...system(), actor }, { current: given.password, next: "a bridge of nine spans", keep });
    await expect(enter(next, minutes(2))).rejects.toThrow("no longer valid");
  });

  test("goes to nobody who does not sign in here, and says so to nobody", async () => {
    await ask(start, `nobody${count}@firm.test`);
    expect(await emailsTo(`nobody${count}@firm.test`)).toEqual([]);
    expect(await db.select().from(resetRequests)).toEqual([]);
    const token = await ask();
    await addRecruiter(system(), { name: "Ada", email: `ada${count}@firm.test`, role: "admin" });
    await deactivate(system(), { recruiterId: id });
    await expect(enter(token)).rejects.toThrow("closed");
  });

  test("is no link for a new password, nor the other way around", async () => {
    const token = await ask();
    const { resetPassword } = await import("./reset-password");
    await expect(resetPassword(system(), { token, password: "a bridge of nine spans" })).rejects.toThrow(
      "does not work",
    );
    expect(await enter(token)).toMatchObject({ recruiterId: id });
  });

  test("asks for the second step where there is one, and does nothing where it is off", async () => {
    await db.update(signInSettings).set({ secondStepRoles: ["recruiter"] });
    expect(await enter(await ask())).toEqual({ step: "set-up", recruiterId: id });
    const token = await ask(minutes(1));
    await db.update(signInSettings).set({ secondStepRoles: [], waysIn: ["password"] });
    await expect(enter(token, minutes(2))).rejects.toThrow("Email link sign-in is turned off at your company");
    await expect(ask()).rejects.toThrow("turned off");
    await db.update(signInSettings).set({ waysIn: ["link", "password"] });
    expect(await enter(token, minutes(3))).toMatchObject({ recruiterId: id });
  });
});
