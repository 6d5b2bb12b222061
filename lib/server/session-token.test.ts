import { expect, test } from "vitest";
import type { SecretList } from "@/lib/secret-list";
import { halfCookie, openHalf, openSession, sealHalf, sealSession } from "./session-token";

const cookieName = "callback.session";
const seal = async (...secrets: SecretList) => sealSession("a session", { secrets, cookieName });
const open = async (token: string, ...secrets: SecretList) =>
  (await openSession(token, { secrets, cookieName }))?.sessionId ?? null;

test("a new secret in front of the old one signs nobody out, and signs in with itself", async () => {
  const before = await seal("old");
  expect(await open(before, "new", "old")).toBe("a session");
  const after = await seal("new", "old");
  expect(await open(after, "new")).toBe("a session");
  expect(await open(after, "old")).toBeNull();
});

test("what was sealed with a secret that is gone, for another cookie or by nobody opens nothing", async () => {
  const token = await seal("old");
  expect(await open(token, "new")).toBeNull();
  expect(await openSession(token, { secrets: ["old"], cookieName: "__Host-callback.session" })).toBeNull();
  expect(await open("made up", "old")).toBeNull();
});

const secrets: [string] = ["a secret of the test that is long"];
const half = { recruiterId: crypto.randomUUID(), step: "code" } as const;

test("half a sign-in opens as itself, and as no session; no session opens as half of one", async () => {
  const cookieName = halfCookie("https://callback.example.com").name;
  const cookie = await sealHalf(half, { secrets, cookieName });
  expect(await openHalf(cookie, { secrets, cookieName })).toEqual(half);
  expect(await openHalf(cookie, { secrets: ["another"], cookieName })).toBeNull();
  expect(await openSession(cookie, { secrets, cookieName: "__Host-callback.session" })).toBeNull();
  const session = await sealSession(half.recruiterId, { secrets, cookieName: "__Host-callback.session" });
  expect(await openHalf(session, { secrets, cookieName })).toBeNull();
  expect(await openHalf("made up", { secrets, cookieName })).toBeNull();
});
