import { describe, expect, test } from "vitest";
import { about, ana, inDays, firm, now } from "@/features/outreach/rules/test-recipient";
import type { FirmRules, Recipient } from "@/features/outreach/rules/recipient";
import { nothingWorthIt } from "@/features/outreach/rules/worth";
import { lastLook, type Email } from "./last-look";

const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const free: Email = {
  purpose: "free",
  processSubject: null,
  address: "ana@people.test",
  carries: null,
  from: { recruiterId: "r", templateId: "t" },
  slot: { state: "planned", override: false },
  uncertainSince: null,
};
const process: Email = { ...free, purpose: "process", processSubject: "thanks", slot: null };

const look = (email: Partial<Email>, who: Partial<Recipient> = {}, over: Partial<FirmRules> = {}, when = now) =>
  lastLook({ ...free, ...email }, { ...ana, ...who }, about, { ...firm, ...over }, when);
const canceled = (reason: string) => ({ kind: "cancel", reason });
const unsubscribed = { optOut: { reason: "unsubscribed", at: hoursAgo(1) } } as const;

describe("while outreach is paused", () => {
  const pause = { id: "p", cause: "bounced", counted: 3, sent: 120, templateId: null, recruiterId: null } as const;
  const everybodys = { ...pause, scope: "firm" } as const;
  const ofTemplate = { ...pause, scope: "template", templateId: "t" } as const;
  const ofOther = { ...pause, scope: "recruiter", recruiterId: "other" } as const;

  test("its emails stay in the queue, and nobody else's", () => {
    const reason = "this template is paused: 3 of its last 120 emails bounced";
    expect(look({}, {}, { outreachPauses: [ofOther, ofTemplate] })).toEqual({ kind: "hold", reason });
    expect(look({}, {}, { outreachPauses: [ofOther] })).toEqual({ kind: "send" });
    expect(look({}, {}, { outreachPauses: [everybodys] })).toMatchObject({ kind: "hold" });
  });

  test("what is no outreach goes on", () => {
    expect(look(process, {}, { outreachPauses: [everybodys] })).toEqual({ kind: "send" });
    const answer = { ...process, purpose: "answer" } as const;
    expect(look(answer, {}, { outreachPauses: [everybodys] })).toEqual({ kind: "send" });
  });

  test("one that may have left is not tried again, and is asked for after 23 hours", () => {
    const paused = { outreachPauses: [everybodys] };
    expect(look({ uncertainSince: hoursAgo(2) }, {}, paused)).toMatchObject({ kind: "hold" });
    expect(look({ uncertainSince: hoursAgo(24) }, {}, paused)).toMatchObject({ kind: "reconcile" });
  });
});

describe("before the first attempt", () => {
  test("what nothing holds is sent", () => {
    expect([look({}), look(process)]).toEqual([{ kind: "send" }, { kind: "send" }]);
  });

  test.each([
    ["its slot was released", look({ slot: { state: "released", override: false } })],
    ["its slot is another's", look({ slot: { state: "gone", override: false } })],
    ["it has no slot at all", look({ slot: null })],
  ])("counted email is canceled where %s", (_, found) => {
    expect(found).toEqual(canceled("its place this month was given up"));
  });

  test.each([
    ["they unsubscribed", look({}, unsubscribed), "unsubscribed"],
    ["they replied", look({}, { repliedSince: true }), "they have replied since"],
    ["somebody was in touch", look({ purpose: "check_in" }, { touchedSince: true }), "in touch since"],
    [
      "what it shares went to them by another email",
      look({ carries: { kind: "item", words: "Bridges", itemId: "i" } }, { itemsHad: ["i"] }),
      "they have “Bridges” already",
    ],
    ["a check-in has nothing of value", look({ purpose: "check_in" }), nothingWorthIt],
    ["they went quiet", look({}, { restingSince: hoursAgo(1) }), "gone quiet: 3 attempts without an answer"],
    [
      "the address belongs to somebody else now",
      look({ address: "old@people.test" }),
      "the address is no longer theirs",
    ],
    [
      "they asked for later",
      look({}, { pauses: [{ kind: "not_now", until: inDays(60) }] }),
      "asked to hear from us later",
    ],
    [
      "they were never presented after all",
      look({ purpose: "back_open", slot: null }, { candidacy: null }),
      "no longer submitted to this position",
    ],
    ["sending is stopped", look({}, {}, { sendingPausedAt: now }), "email is paused"],
  ])("it is canceled where %s", (_, found, reason) => {
    expect(found).toEqual(canceled(reason));
  });

  test("a word to somebody in process goes, whatever the month, the hour and their reply say", () => {
    const night = new Date("2026-03-11T03:00:00Z");
    const who = { repliedSince: true, touchedSince: true, restingSince: hoursAgo(1) };
    expect(look(process, who, {}, night)).toEqual({ kind: "send" });
  });

  test("outside the send window, or while they are away, it moves", () => {
    const night = new Date("2026-03-11T03:00:00Z");
    expect(look({}, {}, {}, night)).toMatchObject({ kind: "retime", at: new Date("2026-03-11T11:00:00Z") });
    const back = new Date("2026-03-16T15:00:00Z");
    expect(look({}, { pauses: [{ kind: "auto_reply", until: back }] })).toMatchObject({ kind: "retime", at: back });
  });
});

describe("after an attempt whose outcome nobody knows", () => {
  test("it is tried again for 23 hours, and then Resend is asked", () => {
    expect(look({ uncertainSince: hoursAgo(22.9) })).toEqual({ kind: "send" });
    expect(look({ uncertainSince: hoursAgo(23) })).toMatchObject({ kind: "reconcile" });
  });

  test("it is never canceled: it may have left", () => {
    expect(look({ uncertainSince: hoursAgo(1) }, unsubscribed)).toEqual({
      kind: "reconcile",
      reason: "unsubscribed; it may have been sent already",
    });
  });

  test("it moves to the next allowed hour only while Resend keeps its key", () => {
    const evening = new Date("2026-03-10T23:30:00Z");
    const friday = new Date("2026-03-13T23:30:00Z");
    const uncertain = (at: Date) => ({ uncertainSince: new Date(at.getTime() - 3_600_000) });
    expect(look(uncertain(evening), {}, {}, evening)).toMatchObject({ kind: "retime" });
    expect(look(uncertain(friday), {}, {}, friday)).toMatchObject({ kind: "reconcile" });
  });
});
