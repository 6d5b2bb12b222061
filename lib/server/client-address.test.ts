import { expect, test } from "vitest";
import { clientAddress } from "./client-address";

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
