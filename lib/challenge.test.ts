import { expect, test } from "vitest";
import { makeChallenge, openChallenge } from "./challenge";

const now = new Date("2026-03-12T15:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const secrets: [string] = ["a secret of the test"];

test("a challenge is answered for what it was made for, for minutes, and a made-up one never", () => {
  const made = Buffer.from(makeChallenge(now, { secrets, about: "sign-in" })).toString("base64url");
  expect(openChallenge(made, later(4), { secrets, about: "sign-in" })).toEqual(later(5));
  expect(openChallenge(made, later(5), { secrets, about: "sign-in" })).toBeNull();
  expect(openChallenge(made, now, { secrets, about: "somebody" })).toBeNull();
  expect(openChallenge(made, now, { secrets: ["another"], about: "sign-in" })).toBeNull();
  expect(openChallenge(`${made.slice(0, -4)}AAAA`, now, { secrets, about: "sign-in" })).toBeNull();
  for (const bad of ["", "x", "A".repeat(75)])
    expect(openChallenge(bad, now, { secrets, about: "sign-in" })).toBeNull();
});
