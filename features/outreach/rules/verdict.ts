import { pauseReason } from "@/db/vocabulary/outreach-pauses";
import { purposes, type ProcessSubject, type Purpose } from "@/db/vocabulary/purposes";
import { contactRuleDefaults } from "@/db/vocabulary/settings";
import { suppressedBecause, type SuppressionReason } from "@/db/vocabulary/suppressions";
import { nextEmailMoment } from "@/features/settings/rules";
import { paces, paceWords } from "@/db/vocabulary/wishes";
import { plusDays, dayIn, instantAt } from "@/lib/calendar";
import { plural } from "@/lib/format/count";
import { formatDay, formatTime } from "@/lib/format/time";
import type { FirmRules, Recipient, Subject } from "./recipient";
import { hadAlready, nothingWorthIt, type Carried } from "./worth";

export type Ask = {
  purpose: Purpose;
  processSubject: ProcessSubject | null;
  /** Not before this instant, where the recruiter chose one. */
  sendAt: Date | null;
  /** Why the month is broken once, in the recruiter's words. */
  overrideReason: string | null;
  /** The only address to judge: the last look, at an email that is already written. Null: the best one. */
  address: string | null;
  /** What of value its words carry; null or not said: nothing. */
  carries?: Carried | null;
  /** Whose email it is and from which template: what is not said is paused only with everybody's. */
  from?: Source;
};

export type Source = { recruiterId: string; templateId: string | null };

export type Verdict =
  | { kind: "go"; at: Date; purpose: Purpose; address: string; override: boolean }
  | { kind: "wait"; from: Date; reason: string; because: "month" | "not_now" | "auto_reply" | "week" }
  | { kind: "never"; reason: string };

/**
 * Whether one email may go to one person, when, and if not, why (docs/rules-of-contact.md). Queue, preview and last
 * look all ask this one function.
 */
export function judge(ask: Ask, who: Recipient, about: Subject, firm: FirmRules, now: Date): Verdict {
  const purpose = effectivePurpose(ask.purpose, who);
  const rule = purposes[purpose];
  const toContact = about.interview?.contactPersonId === who.personId;
  const address = chooseAddress(ask.address, who, toContact || purpose === "client_check_in" || purpose === "answer");

  const no =
    personRefusal(who) ??
    firmRefusal(firm, purpose) ??
    pauseRefusal(firm, purpose, ask.from) ??
    address.refusal ??
    willRefusal(who, purpose) ??
    (rule.footer ? unansweredWish(who) : null) ??
    subjectRefusal(ask, purpose, who, { about, firm }, now) ??
    (rule.heldByResting && who.candidate && who.restingSince
      ? `gone quiet: ${plural(firm.contactRules.attemptsBeforeResting, "attempt")} without an answer`
      : null);
  if (no !== null || address.value === null) return { kind: "never", reason: no ?? "no email address" };

  const allowed = (at: Date) => (rule.hours ? nextEmailMoment(at, who.zone, firm) : at);
  const at = allowed(later(now, ask.sendAt));

  const pause = rule.footer ? latestPause(who, at) : null;
  if (pause) {
    const reason = pause.kind === "not_now" ? "asked to hear from us later" : "away, says their auto-reply";
    const because = pause.kind === "not_now" ? "not_now" : "auto_reply";
    return { kind: "wait", from: allowed(pause.until), reason, because };
  }
  const week = purpose === "client_check_in" ? checkInWeek(who, firm.contactRules.checkInDays, at) : null;
  if (week) {
    const reason = `one check-in in ${plural(firm.contactRules.checkInDays, "day")}`;
    return { kind: "wait", from: allowed(week), reason, because: "week" };
  }

  if (!rule.slot) return { kind: "go", at, purpose, address: address.value, override: false };
  const blocking = who.slots.filter((slot) => slot.until > at);
  if (blocking.length === 0) return { kind: "go", at, purpose, address: address.value, override: false };
  const breakable = blocking.every((slot) => slot.state === "gone" && !slot.override);
  // A month is the firm's own number and may be broken once; how often somebody chose to be written to is theirs.
  if (ask.overrideReason && purpose === "position" && breakable && !who.pace) {
    return { kind: "go", at, purpose, address: address.value, override: true };
  }
  const planned = blocking.find((slot) => slot.state === "planned");
  const from = allowed(new Date(Math.max(...blocking.map((slot) => slot.until.getTime()))));
  const reason = planned
    ? `an email is planned for ${formatDay(planned.at, who.zone)}`
    : `${who.pace ? paceWords[who.pace] : monthWords(firm.contactRules.slotDays)}, the last on ${formatDay(latest(blocking.map((slot) => slot.at)), who.zone)}`;
  return { kind: "wait", from, reason, because: "month" };
}

/** What they want of us first: not a day to wait for, but somebody who reads it or does it. */
function unansweredWish({ pauses }: Recipient): string | null {
  if (pauses.some(({ kind }) => kind === "erasure_asked")) return "asked us to erase their record";
  if (pauses.some(({ kind }) => kind === "maybe_stop"))
    return "they may have asked to stop: answer that in Today first";
  return null;
}

/** Days for which a counted email to them holds the next one: what they chose, else the firm's own. */
export function slotDaysOf(who: Pick<Recipient, "pace"> | null, contactRules: { slotDays: number }): number {
  return who?.pace ? paces[who.pace].days : contactRules.slotDays;
}

/** A firm that has another number than the usual month is told its own. */
function monthWords(slotDays: number) {
  return slotDays === contactRuleDefaults.slotDays ? "one email a month" : `one email in ${plural(slotDays, "day")}`;
}

/** "on hold until Thu, Mar 12: one email a month, the last on Mon, Feb 9" - shown before and after sending. */
export function verdictSentence(verdict: Verdict, zone: string, now: Date): string {
  if (verdict.kind === "never") return `blocked: ${verdict.reason}`;
  if (verdict.kind === "wait") return `on hold until ${formatDay(verdict.from, zone)}: ${verdict.reason}`;
  if (verdict.at.getTime() <= now.getTime())
    return verdict.override ? "sends now, as a second email this month" : "sends now";
  return `sends ${formatDay(verdict.at, zone)}, ${formatTime(verdict.at, zone)}`;
}

/**
 * Back open is for people who were submitted to or interviewed for the position; for others it is an outreach like any.
 */
export function effectivePurpose(purpose: Purpose, who: Recipient): Purpose {
  return purpose === "back_open" && !who.candidacy?.presented ? "position" : purpose;
}

function personRefusal(who: Recipient): string | null {
  if (who.gone) return "no longer in Callback under this name";
  return who.doNotContact ? "do not contact" : null;
}

function firmRefusal(firm: FirmRules, purpose: Purpose): string | null {
  if (firm.mailDomain.trim() === "") return "no email domain in Settings";
  if (purposes[purpose].footer && firm.postalAddress.trim() === "") return "no postal address in Settings";
  if (!firm.sendingPausedAt) return null;
  return `email is paused${firm.sendingPausedReason ? `: ${firm.sendingPausedReason}` : ""}`;
}

/** Outreach of too many bounces or complaints waits for an admin; what is no outreach goes on. */
export function pauseRefusal({ outreachPauses }: FirmRules, purpose: Purpose, from: Source | undefined): string | null {
  if (!purposes[purpose].footer) return null;
  const pause = outreachPauses.find(
    ({ scope, templateId, recruiterId }) =>
      scope === "firm" ||
      (scope === "template" && templateId === from?.templateId) ||
      (scope === "recruiter" && recruiterId === from?.recruiterId),
  );
  return pause ? pauseReason(pause) : null;
}

function chooseAddress(only: string | null, who: Recipient, sharedMayBe: boolean) {
  const mine = only === null ? who.addresses : who.addresses.filter((one) => one.address === only);
  if (mine.length === 0)
    return { value: null, refusal: only === null ? "no email address" : "the address is no longer theirs" };
  const alive = mine.filter((one) => !one.suppressedFor.includes("hard_bounce"));
  const usable = alive.find((one) => sharedMayBe || !one.shared);
  if (usable) return { value: usable.address, refusal: null };
  return { value: null, refusal: alive.length > 0 ? "a shared mailbox" : suppressedBecause.hard_bounce };
}

/** An unsubscribe, complaint or "do not email" is the person's: on whichever address it came in. */
function willRefusal(who: Recipient, purpose: Purpose): string | null {
  const reasons = new Set<SuppressionReason>(who.addresses.flatMap((one) => one.suppressedFor));
  if (who.optOut) reasons.add(who.optOut.reason);
  reasons.delete("hard_bounce");
  if (reasons.has("complained")) return suppressedBecause.complained;
  if (!purposes[purpose].heldByUnsubscribe) return null;
  const reason = [...reasons][0];
  if (!reason || (purpose === "process" && who.askedSinceOptOut)) return null;
  return suppressedBecause[reason];
}

function subjectRefusal(
  ask: Ask,
  purpose: Purpose,
  who: Recipient,
  { about, firm: { contactRules } }: { about: Subject; firm: FirmRules },
  now: Date,
): string | null {
  if (purpose === "process") return processRefusal(ask.processSubject, who, about, now);
  if (purpose === "answer") return answerRefusal(who, contactRules.answerableDays, now);
  if (purpose === "client_check_in") return contactRefusal(who, contactRules.checkInsBeforeCall);
  const had = ask.carries?.itemId && who.itemsHad.includes(ask.carries.itemId);
  if (had) return hadAlready(ask.carries?.words ?? "");
  if (purpose === "check_in" && !ask.carries) return nothingWorthIt;
  // A check-in that names a position is about it: it has to be open, and news to them.
  const names = purpose === "check_in" && ask.carries?.kind === "position";
  if (purpose !== "back_open" && purpose !== "position" && !names) return null;
  if (!about.position) return "no position was chosen";
  if (about.position.status === "held") return "the position is on hold";
  if (about.position.status === "closed") return "the position is closed";
  if (about.reopeningLive === false) return "the opening has been filled since";
  if (about.leftById === who.personId) return "it is the opening they left";
  if (who.candidacy?.active) return "in process for this position already: send an email about that";
  if (who.emailedForReopeningAt) {
    return `emailed about this opening on ${formatDay(who.emailedForReopeningAt, who.zone)}`;
  }
  return null;
}

function processRefusal(
  subject: ProcessSubject | null,
  who: Recipient,
  { interview }: Subject,
  now: Date,
): string | null {
  // Both sides of an interview hear that it is set, moved or canceled, and are thanked, whatever else was said.
  if (interview && !interview.sides.includes(who.personId)) return "not part of this interview";
  if (interview && subject === "interview") return interview.outdated;
  if (interview && subject === "thanks") return interview.over ? null : "the interview has not taken place";
  if (!who.candidacy) return "not on this position";
  const owed = who.candidacy.answerOwed && (subject === "not_selected" || subject === "standing");
  if (owed || isAfter(who.candidacy.inProcessUntil, now)) return null;
  return "not in process for this position";
}

function answerRefusal(who: Recipient, days: number, now: Date): string | null {
  const oldest = instantAt(plusDays(dayIn(who.zone, now), -days), 0, who.zone);
  if (who.lastInboundAt && who.lastInboundAt >= oldest) return null;
  return `nothing came in from them in the last ${plural(days, "day")}`;
}

function contactRefusal({ contact }: Recipient, most: number): string | null {
  if (!contact) return "not a contact of a client";
  if (contact.prefersPhone) return "prefers the phone";
  if (contact.unansweredCheckIns >= most) return `${plural(most, "check-in")} without an answer: call`;
  return contact.decisionOverdue ? null : "no decision is overdue";
}

function checkInWeek({ contact, zone }: Recipient, days: number, at: Date): Date | null {
  if (!contact?.lastCheckInAt) return null;
  const until = instantAt(plusDays(dayIn(zone, contact.lastCheckInAt), days), 0, zone);
  return until > at ? until : null;
}

function latestPause(who: Recipient, at: Date) {
  const held = who.pauses.filter((pause) => pause.kind !== "rest_lifted" && pause.until > at);
  return held.toSorted((a, b) => b.until.getTime() - a.until.getTime())[0] ?? null;
}

function isAfter(moment: Date | null | undefined, now: Date) {
  return moment !== null && moment !== undefined && moment > now;
}

function later(now: Date, chosen: Date | null) {
  return chosen && chosen > now ? chosen : now;
}

function latest(moments: Date[]) {
  return moments.reduce((last, next) => (next > last ? next : last));
}
