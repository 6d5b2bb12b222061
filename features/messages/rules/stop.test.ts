import { expect, test } from "vitest";
import { type Stop, wordsOfStop } from "./stop";

const at = new Date("2026-03-12T20:00:00Z");

test.each<[Stop, string, string]>([
  [
    { kind: "paused", since: at, by: "Dana Ruiz", reason: "Wrong template" },
    "Email is paused.",
    "Dana Ruiz paused it Thu, Mar 12, 4:00 PM ET: Wrong template. Emails wait until it's resumed.",
  ],
  [
    { kind: "paused", since: at, by: null, reason: null },
    "Email is paused.",
    "Callback paused it Thu, Mar 12, 4:00 PM ET. Emails wait until it's resumed.",
  ],
  [
    { kind: "key_refused", since: at, answer: "401 restricted_api_key" },
    "Email isn't going out.",
    "Resend hasn't accepted our API key since Thu, Mar 12, 4:00 PM ET. Emails wait until it's fixed.",
  ],
  [
    { kind: "domain_refused", since: at, answer: "403 validation_error" },
    "Email isn't going out.",
    "Resend hasn't accepted our sending domain since Thu, Mar 12, 4:00 PM ET. Emails wait until it's verified.",
  ],
  [
    { kind: "quota", until: new Date("2027-01-01T15:00:00Z"), answer: "429 monthly_quota_exceeded" },
    "Email limit reached.",
    "Our Resend plan's limit is used up. Emails wait and go out on their own after Fri, Jan 1, 2027, 10:00 AM ET.",
  ],
  [
    { kind: "quota", until: at, answer: "429 daily_quota_exceeded" },
    "Email limit reached.",
    "Our Resend plan's limit is used up. Emails wait and go out on their own after Thu, Mar 12, 4:00 PM ET.",
  ],
  [
    { kind: "no_worker", lastSeen: at },
    "Email isn't going out.",
    "The part of Callback that sends email isn't running (last seen Thu, Mar 12, 4:00 PM ET). Emails wait until it is.",
  ],
  [
    { kind: "no_worker", lastSeen: null },
    "Email isn't going out.",
    "The part of Callback that sends email isn't running. Emails wait until it is.",
  ],
])("%j is said in words, with who can end it", (stop, title, meaning) => {
  const words = wordsOfStop(stop, "America/New_York", at);
  expect(words).toMatchObject({ kind: stop.kind, title, meaning });
  expect(words.remedy).toMatch(/^An admin .*\.$/);
});
