import type { InterviewKind } from "@/db/vocabulary/interviews";
import { dayIn, endOfDayIn, workingDaysBetween, type Holidays } from "@/lib/calendar";
import { formatDay, formatDayTime } from "@/lib/format/time";

export type NextFacts = {
  offer: { state: "extended" | "accepted"; expiresOn: string | null } | null;
  placement: { state: "accepted" | "started"; startOn: string | null } | null;
  interview: { startsAt: Date; zone: string; kind: InterviewKind } | null;
  /** The end of the last interview that one side has said nothing about. */
  debriefSince: Date | null;
  decision: { dueOn: string; zone: string; setByUs: boolean } | null;
  weOwe: { dueOn: string; zone: string } | null;
  saidYesAt: Date | null;
  lastTouchAt: Date | null;
};

export type NextStep = {
  kind: "offer" | "start" | "interview" | "debrief" | "decision" | "we_owe" | "word_owed";
  words: string;
  /** Late, or due now. */
  due: boolean;
};

const workingDaysWithoutWord = 5;

/** The one next step of a card: what is due comes first, then what is nearest (DESIGN 2, rules 1 to 3). */
export function nextStep(facts: NextFacts, now: Date, zone: string, holidays: Holidays): NextStep | null {
  const { offer, placement, interview, debriefSince, decision, weOwe } = facts;
  if (placement?.state === "started") return null;
  if (placement)
    return {
      kind: "start",
      words: placement.startOn ? `Starts ${formatDay(placement.startOn, zone)}` : "Start date not set",
      due: false,
    };
  if (offer?.state === "extended") {
    const due = offer.expiresOn !== null && offer.expiresOn <= dayIn(zone, now);
    return {
      kind: "offer",
      words: offer.expiresOn ? `Offer out, until ${formatDay(offer.expiresOn, zone)}` : "Offer out",
      due,
    };
  }
  if (debriefSince) return { kind: "debrief", words: "Debrief due", due: true };
  const passed = decision && endOfDayIn(decision.zone, decision.dueOn) <= now;
  if (decision && passed)
    return { kind: "decision", words: `Decision was due ${formatDay(decision.dueOn, decision.zone)}`, due: true };
  if (weOwe && endOfDayIn(weOwe.zone, weOwe.dueOn) <= now)
    return { kind: "we_owe", words: `Answer owed since ${formatDay(weOwe.dueOn, weOwe.zone)}`, due: true };
  if (interview)
    return { kind: "interview", words: `Interview ${formatDayTime(interview.startsAt, interview.zone)}`, due: false };
  if (decision)
    return {
      kind: "decision",
      words: `Decision ${formatDay(decision.dueOn, decision.zone)}${decision.setByUs ? " (our date)" : ""}`,
      due: false,
    };
  if (weOwe) return { kind: "we_owe", words: `Answer owed by ${formatDay(weOwe.dueOn, weOwe.zone)}`, due: false };
  return wordOwed(facts, now, zone, holidays);
}

/** In process nobody goes five working days without a word. */
function wordOwed({ saidYesAt, lastTouchAt }: NextFacts, now: Date, zone: string, holidays: Holidays): NextStep | null {
  if (!saidYesAt) return null;
  const last = lastTouchAt && lastTouchAt > saidYesAt ? lastTouchAt : saidYesAt;
  const days = workingDaysBetween(last, now, zone, holidays);
  return days < workingDaysWithoutWord
    ? null
    : { kind: "word_owed", words: `No word for ${days} working days`, due: true };
}
