import { describe, expect, test } from "vitest";
import { keysOf } from "@/lib/keys-of";
import { purposes, type Purpose } from "@/db/vocabulary/purposes";
import { about, ana, ask, inDays, firm, now } from "./test-recipient";
import type { FirmRules, Recipient } from "./recipient";
import { nothingWorthIt } from "./worth";
import { type Ask, judge, verdictSentence } from "./verdict";

const { zone } = ana;

const said = (purpose: Purpose, who: Partial<Recipient>, more: Partial<Ask> = {}, when = now) =>
  verdictSentence(judge(ask(purpose, more), { ...ana, ...who }, about, firm, when), zone, when);

const slot = (from: number, state: "planned" | "gone" = "gone", override = false) => ({
  at: inDays(from),
  until: inDays(from + 31),
  state,
  override,
});
const contact = (more: Partial<Recipient["contact"]>) => ({ contact: { ...ana.contact!, ...more } });
const bounced = [{ address: "ana@people.test", shared: false, suppressedFor: ["hard_bounce" as const] }];

describe("each row of the table of purposes", () => {
  test.each(keysOf(purposes))("%s goes where nothing holds it", (purpose) => {
    expect(said(purpose, {})).toBe("sends now");
  });

  test.each<[string, Partial<Recipient>, Record<Purpose, boolean>, Partial<Ask>?]>([
    ["do not contact", { doNotContact: true }, held(keysOf(purposes))],
    ["a hard bounce", { addresses: bounced }, held(keysOf(purposes))],
    ["a complaint", { optOut: { reason: "complained", at: inDays(-9) } }, held(keysOf(purposes))],
    [
      "an unsubscribe",
      { optOut: { reason: "unsubscribed", at: inDays(-9) } },
      held(["check_in", "free", "position", "back_open", "process", "client_check_in"]),
    ],
    [
      "an unsubscribe, and a logged request since",
      { optOut: { reason: "unsubscribed", at: inDays(-9) }, askedSinceOptOut: true },
      held(["check_in", "free", "position", "back_open", "client_check_in"]),
    ],
    ["resting", { restingSince: inDays(-5) }, held(["check_in", "free", "position"])],
    ["a closed month", { slots: [slot(-9)] }, held(["check_in", "free", "position"])],
    [
      "not now",
      { pauses: [{ kind: "not_now", until: inDays(60) }] },
      held(["check_in", "free", "position", "back_open"]),
    ],
    [
      "a shared mailbox",
      { addresses: [{ address: "info@x.test", shared: true, suppressedFor: [] }] },
      held(["check_in", "free", "position", "back_open", "process"]),
    ],
    ["nothing of value in it", {}, held(["check_in"]), { carries: null }],
    [
      "an item that they have",
      { itemsHad: ["i"] },
      held(["check_in", "free", "position", "back_open"]),
      { carries: { kind: "item", words: "Bridges", itemId: "i" } },
    ],
    ["nobody said yes", { candidacy: null }, held(["process"])],
    ["nothing came in", { lastInboundAt: null }, held(["answer"])],
    ["no contact of a client", { contact: null }, held(["client_check_in"])],
  ])("%s", (_, who, expected, more = {}) => {
    const found = Object.fromEntries(
      keysOf(purposes).map((purpose) => [
        purpose,
        judge(ask(purpose, more), { ...ana, ...who }, about, firm, now).kind !== "go",
      ]),
    );
    expect(found).toEqual(expected);
  });

  test("at night only what is bound to no hour goes", () => {
    const night = new Date("2026-03-11T03:00:00Z");
    const going = keysOf(purposes).filter(
      (purpose) => said(purpose, { lastInboundAt: now }, {}, night) === "sends now",
    );
    expect(going).toEqual(["process", "answer"]);
    expect(said("free", {}, {}, night)).toBe("sends Wed, Mar 11, 7:00 AM ET");
  });
});

describe("the sentence a recruiter reads", () => {
  test.each<[string, string]>([
    ["on hold until Wed, Apr 1: one email a month, the last on Sun, Mar 1", said("free", { slots: [slot(-9)] })],
    ["on hold until Mon, Apr 13: an email is planned for Thu, Mar 12", said("free", { slots: [slot(2, "planned")] })],
    ["blocked: unsubscribed", said("free", { optOut: { reason: "unsubscribed", at: now } })],
    ["blocked: no email address", said("free", { addresses: [] })],
    ["blocked: emailed about this opening on Mon, Mar 9", said("back_open", { emailedForReopeningAt: inDays(-1) })],
    [
      "blocked: it is the opening they left",
      verdictSentence(judge(ask("back_open"), ana, { ...about, leftById: ana.personId }, firm, now), zone, now),
    ],
    [
      "sends now, as a second email this month",
      said("position", { slots: [slot(-9)] }, { overrideReason: "They asked for her." }),
    ],
    [
      "on hold until Wed, Apr 8: one email a month, the last on Sun, Mar 8",
      said("position", { slots: [slot(-9), slot(-2, "gone", true)] }, { overrideReason: "Again." }),
    ],
    [
      "on hold until Fri, Apr 10: an email is planned for Tue, Mar 10",
      said("position", { slots: [slot(0, "planned")] }, { overrideReason: "They asked for her." }),
    ],
    ["sends Mon, Mar 16, 7:00 AM ET", said("free", {}, { sendAt: inDays(4) })],
    ["sends Tue, May 26, 7:00 AM ET", said("free", {}, { sendAt: new Date("2026-05-25T15:00:00Z") })],
  ])("%s", (expected, sentence) => {
    expect(sentence).toBe(expected);
  });

  test.each<[string, string]>([
    [`blocked: ${nothingWorthIt}`, said("check_in", {}, { carries: null })],
    ["sends now", said("check_in", {}, { carries: { kind: "item", words: "Bridges", itemId: "i" } })],
    [
      "blocked: they have “Bridges” already",
      said("check_in", { itemsHad: ["i"] }, { carries: { kind: "item", words: "Bridges", itemId: "i" } }),
    ],
    ["sends now", said("check_in", {}, { carries: { kind: "position", words: "Engineer" } })],
    [
      "blocked: in process for this position already: send an email about that",
      said(
        "check_in",
        { candidacy: { ...ana.candidacy!, active: true } },
        { carries: { kind: "position", words: "E" } },
      ),
    ],
  ])("of a check-in: %s", (expected, sentence) => {
    expect(sentence).toBe(expected);
  });

  test("a check-in does not name a position that is closed", () => {
    const closed = { ...about, position: { ...about.position!, status: "closed" as const } };
    const verdict = judge(
      ask("check_in", { carries: { kind: "position", words: "Engineer" } }),
      ana,
      closed,
      firm,
      now,
    );
    expect(verdict).toEqual({ kind: "never", reason: "the position is closed" });
    expect(judge(ask("check_in"), ana, closed, firm, now).kind).toBe("go");
  });

  test("back open for somebody who was never presented is an outreach like any and takes a slot", () => {
    const stranger = { ...ana, candidacy: null };
    expect(judge(ask("back_open"), stranger, about, firm, now)).toMatchObject({ kind: "go", purpose: "position" });
    expect(judge(ask("back_open"), { ...stranger, slots: [slot(-9)] }, about, firm, now).kind).toBe("wait");
    expect(judge(ask("back_open"), { ...ana, slots: [slot(-9)] }, about, firm, now)).toMatchObject({
      kind: "go",
      purpose: "back_open",
    });
  });

  test.each<[Partial<FirmRules["contactRules"]>, Purpose, Partial<Recipient>, string]>([
    [{ checkInDays: 4 }, "client_check_in", contact({ lastCheckInAt: inDays(-3) }), "one check-in in 4 days"],
    [{ checkInDays: 3 }, "client_check_in", contact({ lastCheckInAt: inDays(-3) }), "sends now"],
    [
      { checkInsBeforeCall: 1 },
      "client_check_in",
      contact({ unansweredCheckIns: 1 }),
      "1 check-in without an answer: call",
    ],
    [{ checkInsBeforeCall: 4 }, "client_check_in", contact({ unansweredCheckIns: 3 }), "sends now"],
    [{ answerableDays: 2 }, "answer", { lastInboundAt: inDays(-3) }, "nothing came in from them in the last 2 days"],
    [{ answerableDays: 30 }, "answer", { lastInboundAt: inDays(-20) }, "sends now"],
    [{ attemptsBeforeResting: 5 }, "free", { restingSince: inDays(-1) }, "gone quiet: 5 attempts without an answer"],
  ])("by the firm's own numbers %j: %s", (contactRules, purpose, more, words) => {
    const own = { ...firm, contactRules: { ...firm.contactRules, ...contactRules } };
    const verdict = judge(ask(purpose), { ...ana, ...more }, about, own, now);
    expect(verdictSentence(verdict, ana.zone, now)).toContain(words);
  });

  test("who is still owed an answer may be told, also after the process has ended", () => {
    const owed = {
      candidacy: { id: "c", inProcessUntil: inDays(-20), presented: true, active: false, answerOwed: true },
    };
    expect(said("process", owed, { processSubject: "not_selected" })).toBe("sends now");
    expect(said("process", owed, { processSubject: "offer" })).toBe("blocked: not in process for this position");
  });
});

function held(these: Purpose[]) {
  return Object.fromEntries(keysOf(purposes).map((purpose) => [purpose, these.includes(purpose)])) as Record<
    Purpose,
    boolean
  >;
}
