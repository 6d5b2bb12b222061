import { describe, expect, test } from "vitest";
import { isForeignOrigin, isOwnHost } from "./own-address";

const real = { APP_URL: "https://callback.example.com", TRUST_PROXY: 0 };
const demonstration = {
  APP_URL: "http://localhost:3000",
  LOCAL_INBOX_URL: "http://localhost:4000/inbox",
  TRUST_PROXY: 0,
};

describe("a host", () => {
  test.each([
    ["callback.example.com", true],
    ["CALLBACK.example.com", true],
    ["callback.example.com:443", true],
    ["callback.example.com:3000", false],
    ["callback.example.com.evil.test", false],
    ["evil.test", false],
    ["callback.example.com@evil.test", false],
    ["evil.test#callback.example.com", false],
    ["evil.test/callback.example.com", false],
    ["localhost", false],
    ["127.0.0.1:3000", false],
    ["", false],
  ])("%j of a real installation: %s", (host, own) => expect(isOwnHost(new Headers({ host }), real)).toBe(own));

  test.each([
    ["localhost:3000", true],
    ["127.0.0.1:3000", true],
    ["[::1]:3000", true],
    ["localhost:4000", false],
    ["rebound.evil.test:3000", false],
    ["127.0.0.1.evil.test:3000", false],
    ["192.168.1.20:3000", false],
  ])("%j of the demonstration: %s", (host, own) => expect(isOwnHost(new Headers({ host }), demonstration)).toBe(own));

  test("is what the browser asked a trusted proxy for, and nobody else's word", () => {
    const headers = new Headers({ host: "10.0.0.5:3000", "x-forwarded-host": "evil.test, callback.example.com" });
    expect(isOwnHost(headers, { ...real, TRUST_PROXY: 1 })).toBe(true);
    expect(isOwnHost(headers, real)).toBe(false);
    const made = new Headers({ host: "callback.example.com", "x-forwarded-host": "evil.test" });
    expect(isOwnHost(made, { ...real, TRUST_PROXY: 1 })).toBe(false);
    expect(isOwnHost(made, real)).toBe(true);
  });
});

test.each([
  [null, false],
  ["https://callback.example.com", false],
  ["http://callback.example.com", true],
  ["https://evil.test", true],
  ["null", true],
  ["", true],
  ["not an address", true],
])("a request from %j is foreign: %s", (origin, foreign) => {
  expect(isForeignOrigin(new Headers(origin === null ? {} : { origin }), real)).toBe(foreign);
});
