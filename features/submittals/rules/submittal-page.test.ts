import { expect, test } from "vitest";
import { isLook, pageState, shownName } from "./submittal-page";

const maria = { firstName: "Maria", lastName: "Alvarez" };

test.each([
  ["full", maria, "Maria Alvarez"],
  ["initials", maria, "M. A."],
  ["initials", { firstName: " ", lastName: "" }, "Candidate 2"],
  ["numbered", maria, "Candidate 2"],
] as const)("a page with %s names says %o as %s", (names, person, shown) => {
  expect(shownName(names, person, 2)).toBe(shown);
});

const now = new Date("2026-03-12T20:00:00Z");
const later = new Date("2026-03-13T20:00:00Z");
const open = { expiresAt: later, closedAt: null, contactLeftAt: null, positionStatus: "open" };

test.each([
  [open, "live"],
  [{ ...open, positionStatus: "held" }, "live"],
  [{ ...open, expiresAt: now }, "expired"],
  [{ ...open, closedAt: now }, "closed"],
  [{ ...open, contactLeftAt: now }, "closed"],
  [{ ...open, positionStatus: "closed" }, "position_closed"],
] as const)("%o is %s", (ends, state) => {
  expect(pageState(ends, now)).toBe(state);
});

const browser = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";

test.each([
  ["GET", { "user-agent": browser }, true],
  ["HEAD", { "user-agent": browser }, false],
  ["GET", {}, false],
  ["GET", { "user-agent": browser, "sec-purpose": "prefetch;prerender" }, false],
  ["GET", { "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)" }, false],
  ["GET", { "user-agent": "Barracuda Sentinel (EE)" }, false],
  ["GET", { "user-agent": "Proofpoint URL Defense" }, false],
  ["GET", { "user-agent": "Slackbot-LinkExpanding 1.0" }, false],
  ["GET", { "user-agent": "curl/8.9" }, false],
] as const)("%s by %o is a look: %s", (method, headers, look) => {
  expect(isLook({ method, headers: new Headers(headers) })).toBe(look);
});
