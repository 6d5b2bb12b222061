import { expect, test } from "vitest";
import { clientAddress, sourceOf } from "./client-address";

test.each([
  ["203.0.113.7", false, "203.0.113.7"],
  ["2001:db8::1", false, "2001:db8::1"],
  ["10.0.0.1, 203.0.113.7", false, "unknown"],
  ["10.0.0.1, 203.0.113.7", true, "203.0.113.7"],
  ["made up", true, "unknown"],
  ["", false, "unknown"],
])("%j behind a proxy: %s is counted as %s", (header, trusted, address) => {
  expect(clientAddress(new Headers({ "x-forwarded-for": header }), trusted)).toBe(address);
});

test("the source of an event tells one address from another, not which it is, and no longer than its secret lives", () => {
  const from = (address: string, secret = "one secret") =>
    sourceOf(new Headers({ "x-forwarded-for": address }), { TRUST_PROXY: false, AUTH_SECRET: [secret] });
  expect(from("203.0.113.7")).toMatch(/^[0-9a-f]{16}$/);
  expect(from("203.0.113.7")).toBe(from("203.0.113.7"));
  expect(from("203.0.113.8")).not.toBe(from("203.0.113.7"));
  expect(from("203.0.113.7", "another")).not.toBe(from("203.0.113.7"));
  expect(from("made up")).toBeNull();
});
