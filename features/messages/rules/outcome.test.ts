import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messageStates, type MessageState } from "@/db/vocabulary/messages";
import { keysOf } from "@/lib/keys-of";
import { classify, nextAskAt, nextAttemptAt } from "./outcome";
import { laterState, statesBefore } from "./state-lattice";

const now = new Date("2026-03-10T15:00:00Z");
const refusal = (status: number | null, name: string, retryAfterSeconds: number | null = null) => ({
  status,
  name,
  message: "said so",
  retryAfterSeconds,
});

describe("each class of answer", () => {
  test.each([
    [null, "application_error", "unknown"],
    [500, "application_error", "unknown"],
    [503, "service_unavailable", "unknown"],
    [200, "unreadable_answer", "unknown"],
    [302, "moved", "unknown"],
    [408, "timeout", "unknown"],
    [409, "concurrent_idempotent_requests", "unknown"],
    [409, "resource_locked", "unknown"],
    [409, "invalid_idempotent_request", "needs_human"],
    [418, "a name of tomorrow", "unknown"],
    [429, "rate_limit_exceeded", "slow_down"],
    [429, "", "slow_down"],
    [429, "daily_quota_exceeded", "quota"],
    [429, "monthly_quota_exceeded", "quota"],
    [403, "email_above_quota", "quota"],
    [401, "missing_api_key", "key_refused"],
    [401, "restricted_api_key", "key_refused"],
    [403, "suspended_api_key", "key_refused"],
    [403, "invalid_permission", "key_refused"],
    [403, "validation_error", "failed"],
    [403, "unreadable_answer", "unknown"],
    [401, "unreadable_answer", "key_refused"],
    [422, "unreadable_answer", "failed"],
    [400, "validation_error", "failed"],
    [422, "missing_required_field", "failed"],
  ])("%s %s: %s", (status, name, kind) => {
    expect(classify(refusal(status, name), now).kind).toBe(kind);
  });

  test.each([
    "The meridian.test domain is not verified. Please, add and verify your domain.",
    "You can only send testing emails to your own email address (dana@meridian.test).",
  ])("403 %s: the domain, not the email", (message) => {
    expect(classify({ ...refusal(403, "validation_error"), message }, now).kind).toBe("domain_refused");
  });

  test("a key that may not send from the domain is the key's fault", () => {
    const message = "This API key is not authorized to send emails from meridian.test";
    expect(classify({ ...refusal(403, "validation_error"), message }, now).kind).toBe("key_refused");
  });

  test.each([400, 403, 422])("%i without a word of Resend's says nothing", (status) => {
    expect(classify({ ...refusal(status, "unreadable_answer"), message: "" }, now).kind).toBe("unknown");
  });

  test.each([99_999_999, 1e300])("a quota is back within 31 days, also where a header says %s seconds", (seconds) => {
    expect(classify(refusal(429, "monthly_quota_exceeded", seconds), now)).toMatchObject({
      until: new Date("2026-04-10T15:00:00Z"),
    });
  });

  test("it waits as long as Resend says, within reason", () => {
    expect(classify(refusal(429, "rate_limit_exceeded", 3), now)).toMatchObject({
      until: new Date("2026-03-10T15:00:03Z"),
    });
    expect(classify(refusal(429, "rate_limit_exceeded", 99_999), now)).toMatchObject({
      until: new Date("2026-03-10T15:05:00Z"),
    });
    expect(classify(refusal(429, "daily_quota_exceeded"), now)).toMatchObject({
      until: new Date("2026-03-11T00:00:00Z"),
    });
  });

  test("tries again later and later, spread, and at least every forty minutes", () => {
    const wait = (attempts: number, spread: number) => nextAttemptAt(attempts, spread, now).getTime() - now.getTime();
    expect([1, 2, 3, 4, 9, 60].map((attempts) => wait(attempts, 0) / 1_000)).toEqual([15, 30, 60, 120, 1_800, 1_800]);
    expect(wait(60, 0.999)).toBeLessThanOrEqual(2_400_000);
  });

  test("asks about an email in doubt until two days after its first attempt", () => {
    const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
    expect(nextAskAt({ attempts: 3, since: hoursAgo(23) }, 0, now)).toEqual(new Date("2026-03-10T15:01:00Z"));
    expect(nextAskAt({ attempts: 60, since: hoursAgo(47.4) }, 0, now)).toEqual(new Date("2026-03-10T15:30:00Z"));
    expect(nextAskAt({ attempts: 60, since: hoursAgo(47.5) }, 0, now)).toBeNull();
  });
});

describe("a later word never goes back", () => {
  const state = fc.constantFrom(...keysOf(messageStates));
  const fold = (words: MessageState[]) => words.reduce(laterState, "queued" as MessageState);

  test("in any order, any number of times, the same state", () => {
    expect(() =>
      fc.assert(
        fc.property(fc.array(state), fc.infiniteStream(fc.nat()), (words, dice) => {
          const again = [...words, ...words].toSorted(() => ((dice.next().value ?? 0) % 2 === 0 ? 1 : -1));
          return fold(words) === fold(again);
        }),
      ),
    ).not.toThrow();
    expect(() =>
      fc.assert(
        fc.property(
          state,
          state,
          state,
          (a, b, c) => laterState(laterState(a, b), c) === laterState(a, laterState(b, c)),
        ),
      ),
    ).not.toThrow();
    expect(() =>
      fc.assert(fc.property(state, state, (a, b) => laterState(a, b) === laterState(b, a) && laterState(a, a) === a)),
    ).not.toThrow();
  });

  test("the states a word moves on are those below it", () => {
    expect(() =>
      fc.assert(
        fc.property(state, state, (a, b) => statesBefore(a).includes(b) === (laterState(a, b) === a && a !== b)),
      ),
    ).not.toThrow();
  });
});
