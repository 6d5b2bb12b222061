import fc from "fast-check";
import { expect, test } from "vitest";
import { readableMethod, readablePath } from "./request-line";

test.each([
  ["/today", "/today"],
  ["/positions?q=%", "/positions?q=%"],
  ["/answer/%", "/answer/%EF%BF%BD"],
  ["/answer/%c0%ae?choice=stop?", "/answer/%EF%BF%BD?choice=stop?"],
  ["/answer/a%20b%zz", "/answer/a%20b%EF%BF%BDzz"],
  ["/answer/%ED%A0%80", "/answer/%EF%BF%BD"],
  ["/caf%C3%A9/%F0%9F%98%80", "/caf%C3%A9/%F0%9F%98%80"],
])("%s is read as %s", (url, readable) => {
  expect(readablePath(url)).toBe(readable);
});

test("any path can be decoded afterwards", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("%", "%c0", "%ED", "%A0", "/", "a", "%C3%A9", "4", "?")), (parts) => {
      expect(() => decodeURIComponent(readablePath(parts.join("")).split("?")[0] ?? "")).not.toThrow();
    }),
  );
});

test.each([
  ["GET", "GET"],
  ["TRACE", "PROPFIND"],
  ["CONNECT", "PROPFIND"],
])("%s is carried as %s", (method, carried) => {
  expect(readableMethod(method)).toBe(carried);
});
