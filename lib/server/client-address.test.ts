import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callerHeader, callerOf, clientAddress } from "./client-address";
import { readableRequests } from "./readable-request";

const server = createServer((request, response) => {
  response.end(clientAddress(new Headers({ [callerHeader]: String(request.headers[callerHeader]) })));
});

beforeAll(async () => {
  readableRequests(1);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

async function asked(headers: Record<string, string>) {
  const { port } = server.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}/`, { headers })).text();
}

test("who asks is what the proxy wrote, or else the socket, whatever the request says of itself", async () => {
  expect(await asked({ "x-forwarded-for": "198.51.100.1, 203.0.113.7" })).toBe("203.0.113.7");
  expect(await asked({ [callerHeader]: "198.51.100.1" })).toBe("127.0.0.1");
});

test("the source of an event tells one address from another, not which it is, and no longer than its secret lives", () => {
  const from = (address: string, secret = "one secret") =>
    callerOf(new Headers({ [callerHeader]: address }), { AUTH_SECRET: [secret] }).source;
  expect(from("203.0.113.7")).toMatch(/^[0-9a-f]{16}$/);
  expect(from("203.0.113.7")).toBe(from("203.0.113.7"));
  expect(from("203.0.113.8")).not.toBe(from("203.0.113.7"));
  expect(from("203.0.113.7", "another")).not.toBe(from("203.0.113.7"));
  expect(from("unknown")).toBeNull();
});

test("the caller of an event is a network and a kind of browser, and nothing where neither can be told", () => {
  const userAgent = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";
  const caller = (address: string, more = {}) =>
    callerOf(new Headers({ [callerHeader]: address, ...more }), { AUTH_SECRET: ["one secret"] });
  expect(caller("203.0.113.7", { "user-agent": userAgent })).toMatchObject({
    network: "203.0.113.7",
    device: "Chrome on Windows",
  });
  expect(caller("2001:db8:1:2:3::4").network).toBe("2001:db8:1:2::/64");
  expect(caller("unknown")).toEqual({ source: null, network: null, device: null });
});
