import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase } from "@/db/test-database";
import { about, ana, ask, firm as standard } from "@/features/outreach/rules/test-recipient";
import { judge, verdictSentence } from "@/features/outreach/rules/verdict";
import { contactLight, emailAllowedFrom } from "@/features/people/rules/contact-light";
import { lightWords } from "@/features/people/rules/light-words";
import { getFirm } from "@/features/settings/queries";
import { emailWords } from "@/features/top-of-mind/rules/email-words";
import { formatDay, formatTime } from "@/lib/format/time";
import { lastLook } from "./last-look";

const { db } = await testDatabase();
const { holidays } = await getFirm({ actor: { kind: "system", name: "test" }, now: new Date(), db });
const firm = { ...standard, holidays };

const zones = [
  "America/New_York",
  "America/Chicago",
  "America/Phoenix",
  "America/Los_Angeles",
  "Pacific/Honolulu",
  "Pacific/Guam",
];
const day = 86_400_000;
const someday = fc.record({
  now: fc.date({ min: new Date("2026-01-01"), max: new Date("2033-01-01"), noInvalidDate: true }),
  zone: fc.constantFrom(...zones),
  reader: fc.constantFrom(...zones),
  /** In hours from now: when the month of the last email is over, and until when they are away. */
  slot: fc.option(fc.integer({ min: -400, max: 31 * 24 }), { nil: null }),
  pause: fc.option(fc.integer({ min: -400, max: 100 * 24 }), { nil: null }),
});

type Someday = typeof someday extends fc.Arbitrary<infer T> ? T : never;

/** Somebody whose month and pause end then, as the judge and as the contact light know them. */
function personOf({ now, zone, slot, pause }: Someday) {
  const inHours = (hours: number | null) => (hours === null ? null : new Date(now.getTime() + hours * 3_600_000));
  const [emailFrom, pausedUntil] = [inHours(slot), inHours(pause)];
  const who = {
    ...ana,
    zone,
    slots: emailFrom
      ? [{ at: new Date(emailFrom.getTime() - 31 * day), until: emailFrom, state: "gone" as const, override: false }]
      : [],
    pauses: pausedUntil ? [{ kind: "not_now" as const, until: pausedUntil }] : [],
  };
  const facts = {
    zone,
    doNotContactAt: null,
    optedOutAt: null,
    reachable: true,
    inProcessUntil: null,
    restingSince: null,
    emailFrom,
    pausedUntil,
  };
  return { who, facts };
}

/** When an email of a purpose really goes: whoever has to wait asks again at the moment they were told. */
function goesAt(purpose: "free" | "back_open", who: typeof ana, now: Date): Date {
  let at = now;
  for (let tries = 0; tries < 10; tries++) {
    const verdict = judge(ask(purpose), who, about, firm, at);
    if (verdict.kind === "go") return verdict.at;
    if (verdict.kind === "never") throw new Error(verdict.reason);
    at = verdict.from;
  }
  throw new Error("Whoever asks again at the moment they were told has to wait for ever.");
}

test("law: the day that the screens name is the day on which the email goes, whoever reads it and where", () => {
  const law = () =>
    fc.assert(
      fc.property(someday, (one) => {
        const { now, zone, reader } = one;
        const { who, facts } = personOf(one);
        const clock = { now, zone: reader, firm };
        const light = contactLight(facts, now);
        const listed = { ...facts, emailFrom: emailAllowedFrom(facts), light, phone: null };
        const opening = light === "green" ? "Email" : "Email about this opening";
        const verdict = judge(ask("free"), who, about, firm, now);
        const [goes, again] = [goesAt("free", who, now), goesAt("back_open", who, now)];
        const dayOf = (at: Date) => (at > now ? `from ${formatDay(at, zone)}` : "now");

        expect({
          light: lightWords(facts, clock).words,
          listed: emailWords({ ...listed, backOpen: false }, clock),
          backOpen: emailWords({ ...listed, backOpen: true }, clock),
          composed: verdict.kind === "go" ? verdictSentence(verdict, zone, now) : null,
        }).toEqual({
          light: light === "amber" ? `Call OK; email from ${formatDay(goes, zone)}` : "OK to contact",
          listed: `Email ${dayOf(goes)}`,
          backOpen: `${opening} ${dayOf(again)}`,
          composed: verdict.kind === "go" ? sendsAt(goes, one) : null,
        });
      }),
      { numRuns: 3_000 },
    );
  expect(law).not.toThrow();
});

const sendsAt = (at: Date, { now, zone }: Someday) =>
  at > now ? `sends ${formatDay(at, zone)}, ${formatTime(at, zone)}` : "sends now";

test("law: the sender lets it go at that moment, and not a moment before", () => {
  const law = () =>
    fc.assert(
      fc.property(someday, (one) => {
        const { who } = personOf(one);
        const goes = goesAt("free", who, one.now);
        const email = {
          purpose: "free" as const,
          processSubject: null,
          address: "ana@people.test",
          carries: null,
          from: { recruiterId: "r", templateId: null },
          slot: { state: "planned" as const, override: false },
          uncertainSince: null,
        };
        const look = (at: Date) => lastLook(email, who, about, firm, at).kind;
        const justBefore = new Date(Math.max(goes.getTime() - 1, one.now.getTime()));
        expect(look(goes)).toBe("send");
        expect(look(justBefore) === "send").toBe(justBefore.getTime() === goes.getTime());
      }),
      { numRuns: 3_000 },
    );
  expect(law).not.toThrow();
});

test.each([
  ["New Year's Day 2028 is a Saturday, observed on the Friday", "2027-12-31T15:00:00Z", "Mon, Jan 3"],
  ["Independence Day 2027 is a Sunday, observed on the Monday", "2027-07-02T23:30:00Z", "Tue, Jul 6"],
  ["Thanksgiving", "2026-11-26T15:00:00Z", "Fri, Nov 27"],
  ["Christmas Day 2027 is a Saturday", "2027-12-24T15:00:00Z", "Mon, Dec 27"],
])("%s: no email day", (_, at, words) => {
  const one = { now: new Date("2026-01-05T15:00:00Z"), zone: "America/New_York", reader: "America/New_York" };
  const { facts } = personOf({ ...one, slot: (Date.parse(at) - one.now.getTime()) / 3_600_000, pause: null });
  expect(lightWords(facts, { ...one, firm }).words).toBe(`Call OK; email from ${words}`);
});
