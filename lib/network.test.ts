import { expect, test } from "vitest";
import { callerAddress, networkOf, plainAddress } from "./network";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  [" 203.0.113.7:4411 ", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["[2001:DB8::1]:443", "2001:db8::1"],
  ["fe80::1%eth0", "fe80::1"],
  ["unknown", null],
  ["_hidden", null],
  ["203.0.113.7.evil", null],
  [undefined, null],
])("%j is the address %j", (written, address) => expect(plainAddress(written)).toBe(address));

const socket = "::ffff:10.0.0.9";

test.each([
  ["no proxy: a header is made up", "198.51.100.1", 0, "10.0.0.9"],
  ["no proxy, no header", undefined, 0, "10.0.0.9"],
  ["one proxy wrote the last one", "198.51.100.1, 203.0.113.7", 1, "203.0.113.7"],
  ["two proxies: the last one is the outer proxy", "198.51.100.1, 203.0.113.7, 10.0.0.1", 2, "203.0.113.7"],
  ["past a proxy: too few are listed", "203.0.113.7", 2, "10.0.0.9"],
  ["what a proxy wrote is no address", "203.0.113.7, unknown", 1, "10.0.0.9"],
  ["a proxy that wrote nothing", undefined, 1, "10.0.0.9"],
])("%s", (_, header, proxies, address) => expect(callerAddress(header, socket, proxies)).toBe(address));

test("where nobody tells, the caller is unknown", () => expect(callerAddress(undefined, undefined, 0)).toBe("unknown"));

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["2001:db8:0:1:2:3:4:5", "2001:db8:0:1::/64"],
  ["2001:0db8:0000:0001::9", "2001:db8:0:1::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["64:ff9b::203.0.113.7", "64:ff9b:0:0::/64"],
  ["unknown", "unknown"],
])("%s is in %s", (address, network) => expect(networkOf(address)).toBe(network));
