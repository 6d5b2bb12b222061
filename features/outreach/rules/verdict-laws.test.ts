import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keysOf } from "@/lib/keys-of";
import { processSubjects, purposes } from "@/db/vocabulary/purposes";
import { suppressionReasons } from "@/db/vocabulary/suppressions";
import { paces, paceWords } from "@/db/vocabulary/wishes";
import { worths } from "@/db/vocabulary/value-items";
import { isWorkingDay, dayIn } from "@/lib/calendar";
import { lastLook, type Email } from "@/features/messages/rules/last-look";
import { about, ana, ask, firm, now } from "./test-recipient";
import type { Recipient } from "./recipient";
import { type Ask, judge } from "./verdict";

describe("laws, over any facts", () => {
  const moment = fc.integer({ min: -400, max: 400 }).map((hours) => new Date(now.getTime() + hours * 3_600_000 * 5));
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
  const reason = fc.constantFrom(...keysOf(suppressionReasons));
  const anyone: fc.Arbitrary<Recipient> = fc.record({
    personId: fc.constant("1"),
    name: fc.constant("Ana"),
    zone: fc.constantFrom("America/New_York", "America/Los_Angeles", "Pacific/Honolulu", "America/Phoenix"),
    gone: fc.boolean(),
    candidate: fc.boolean(),
    doNotContact: fc.boolean(),
    addresses: fc.array(
      fc.record({
        address: fc.constantFrom("a@x.test", "b@x.test"),
        shared: fc.boolean(),
        suppressedFor: fc.array(reason, { maxLength: 2 }),
      }),
      { maxLength: 3 },
    ),
    optOut: maybe(fc.record({ reason, at: moment })),
    restingSince: maybe(moment),
    pace: maybe(fc.constantFrom(...keysOf(paces))),
    pauses: fc.array(
      fc.record({
        kind: fc.constantFrom(
          "not_now" as const,
          "auto_reply" as const,
          "rest_lifted" as const,
          "erasure_asked" as const,
        ),
        until: moment,
      }),
      { maxLength: 2 },
    ),
    slots: fc.array(
      fc.record({
        at: moment,
        until: moment,
        state: fc.constantFrom("planned" as const, "gone" as const),
        override: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    candidacy: maybe(
      fc.record({
        id: fc.constant("c"),
        inProcessUntil: maybe(moment),
        presented: fc.boolean(),
        active: fc.boolean(),
        answerOwed: fc.boolean(),
      }),
    ),
    knownToClient: fc.boolean(),
    askedSinceOptOut: fc.boolean(),
    lastInboundAt: maybe(moment),
    emailedForReopeningAt: maybe(moment),
    itemsHad: fc.subarray(["i1", "i2"]),
    contact: maybe(
      fc.record({
        prefersPhone: fc.boolean(),
        lastCheckInAt: maybe(moment),
        unansweredCheckIns: fc.nat(4),
        decisionOverdue: fc.boolean(),
      }),
    ),
    touchedSince: fc.boolean(),
    repliedSince: fc.boolean(),
  });
  const carried = fc.record({
    kind: fc.constantFrom(...keysOf(worths)),
    words: fc.constant("Bridges"),
    itemId: fc.constantFrom("i1", "i2"),
  });
  const anyAsk: fc.Arbitrary<Ask> = fc.record({
    purpose: fc.constantFrom(...keysOf(purposes)),
    processSubject: maybe(fc.constantFrom(...keysOf(processSubjects))),
    sendAt: maybe(moment),
    overrideReason: maybe(fc.constant("They asked for her by name.")),
    address: maybe(fc.constantFrom("a@x.test", "b@x.test")),
    carries: maybe(carried),
  });

  test("what goes was allowed to, and what waits waits for a moment at which it may go", () => {
    expect(() =>
      fc.assert(
        fc.property(anyone, anyAsk, (who, wish) => {
          const verdict = judge(wish, who, about, firm, now);
          if (verdict.kind === "never") return verdict.reason !== "";
          const going = verdict.kind === "go" ? verdict : null;
          const when = verdict.kind === "go" ? verdict.at : verdict.from;
          const purpose =
            going?.purpose ?? (wish.purpose === "back_open" && !who.candidacy?.presented ? "position" : wish.purpose);
          const rule = purposes[purpose];
          const hour = Number(
            new Intl.DateTimeFormat("en-US", { hour: "numeric", hourCycle: "h23", timeZone: who.zone }).format(when),
          );
          const inHours = !rule.hours || (hour >= 7 && hour < 19 && isWorkingDay(dayIn(who.zone, when), firm.holidays));
          const free = !rule.slot || !going || going.override || who.slots.every((one) => one.until <= when);
          const unpaused =
            !rule.footer || !going || who.pauses.every((one) => one.kind === "rest_lifted" || one.until <= when);
          const held = who.doNotContact || who.gone || who.optOut?.reason === "complained";
          const sendable =
            !going ||
            who.addresses.some((one) => one.address === going.address && !one.suppressedFor.includes("hard_bounce"));
          return when >= now && inHours && free && unpaused && !held && sendable;
        }),
        { numRuns: 2_000 },
      ),
    ).not.toThrow();
  });

  /** Somebody whom nothing but their slots holds: most of `anyone` may never be written to. */
  const willing = anyone.map((who): Recipient => ({ ...ana, slots: who.slots, candidacy: null }));

  test("how often somebody chose to be written to is never broken, and is what an email waits for", () => {
    expect(() =>
      fc.assert(
        fc.property(willing, anyAsk, fc.constantFrom(...keysOf(paces)), (who, wish, pace) => {
          const verdict = judge(wish, { ...who, pace }, about, firm, now);
          if (verdict.kind === "go") return !verdict.override;
          if (verdict.kind !== "wait" || verdict.because !== "month") return true;
          return verdict.reason.startsWith("an email is planned") || verdict.reason.startsWith(paceWords[pace]);
        }),
        { numRuns: 2_000 },
      ),
    ).not.toThrow();
  });

  test("whoever asked to be erased gets no email with a footer", () => {
    expect(() =>
      fc.assert(
        fc.property(willing, anyAsk, (who, wish) => {
          const asking = { ...who, pauses: [...who.pauses, { kind: "erasure_asked" as const, until: now }] };
          return !purposes[wish.purpose].footer || judge(wish, asking, about, firm, now).kind === "never";
        }),
        { numRuns: 2_000 },
      ),
    ).not.toThrow();
  });

  test("a person's no holds every counted email, whatever else is so", () => {
    expect(() =>
      fc.assert(
        fc.property(anyone, anyAsk, (who, wish) => {
          const refusing = { ...who, optOut: { reason: "unsubscribed" as const, at: now } };
          return !purposes[wish.purpose].footer || judge(wish, refusing, about, firm, now).kind === "never";
        }),
        { numRuns: 2_000 },
      ),
    ).not.toThrow();
  });

  test("the last look never sends what the judge would not, and never cancels what may have left", () => {
    const email: fc.Arbitrary<Email> = fc.record({
      purpose: fc.constantFrom(...keysOf(purposes)),
      processSubject: fc.constant("thanks" as const),
      address: fc.constantFrom("a@x.test", "b@x.test"),
      carries: maybe(carried.map(({ kind, words }) => ({ kind, words }))),
      from: fc.constant({ recruiterId: "r", templateId: "t" }),
      slot: maybe(
        fc.record({
          state: fc.constantFrom("planned" as const, "gone" as const, "released" as const),
          override: fc.boolean(),
        }),
      ),
      uncertainSince: maybe(
        fc.integer({ min: 0, max: 30 }).map((hours) => new Date(now.getTime() - hours * 3_600_000)),
      ),
    });
    expect(() =>
      fc.assert(
        fc.property(anyone, email, (who, frozen) => {
          const look = lastLook(frozen, who, about, firm, now);
          if (frozen.uncertainSince && look.kind === "cancel") return false;
          if (
            frozen.uncertainSince &&
            look.kind === "retime" &&
            look.at.getTime() > frozen.uncertainSince.getTime() + 23 * 3_600_000
          )
            return false;
          if (look.kind !== "send") return true;
          const overrideReason = frozen.slot?.override ? "given" : null;
          const verdict = judge(
            { ...ask(frozen.purpose), address: frozen.address, overrideReason, carries: frozen.carries },
            who,
            about,
            firm,
            now,
          );
          return verdict.kind === "go" && verdict.at.getTime() === now.getTime();
        }),
        { numRuns: 2_000 },
      ),
    ).not.toThrow();
  });
});
