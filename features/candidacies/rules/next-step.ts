import type { InterviewKind } from "@/db/vocabulary/interviews";
import { dayIn, endOfDayIn, workingDaysBetween, type Holidays } from "@/lib/calendar";

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
      words: placement.startOn ? `Starts ${dayWords(placement.startOn)}` : "Start date not set",
      due: false,
    };
  if (offer?.state === "extended") {
    const due = offer.expiresOn !== null && offer.expiresOn <= dayIn(zone, now);
    return {
      kind: "offer",
      words: offer.expiresOn ? `Offer out, until ${dayWords(offer.expiresOn)}` : "Offer out",
      due,
    };
  }
  if (debriefSince) return { kind: "debrief", words: "Debrief due", due: true };
  const passed = decision && endOfDayIn(decision.zone, decision.dueOn) <= now;
  if (decision && passed) return { kind: "decision", words: `Decision was due ${dayWords(decision.dueOn)}`, due: true };
  if (weOwe && endOfDayIn(weOwe.zone, weOwe.dueOn) <= now)
    return { kind: "we_owe", words: `Answer owed since ${dayWords(weOwe.dueOn)}`, due: true };
  if (interview)
    return { kind: "interview", words: `Interview ${hourWords(interview.startsAt, interview.zone)}`, due: false };
  if (decision)
    return {
      kind: "decision",
      words: `Decision ${dayWords(decision.dueOn)}${decision.setByUs ? " (our date)" : ""}`,
      due: false,
    };
  if (weOwe) return { kind: "we_owe", words: `Answer owed by ${dayWords(weOwe.dueOn)}`, due: false };
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

const dayFormat = new Intl.DateTimeFormat("en-US", {
  weekday: "short",
  month: "short",
  day: "numeric",
  timeZone: "UTC",
});

/** "Thu, Mar 12" */
function dayWords(day: string) {
  return dayFormat.format(new Date(`${day}T12:00:00Z`));
}

const hourFormats = new Map<string, Intl.DateTimeFormat>();

/** "Thu, Mar 12, 2:00 PM ET" */
function hourWords(at: Date, zone: string) {
  let format = hourFormats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      weekday: "short",
      month: "short",
      day: "numeric",
      hour: "numeric",
      minute: "2-digit",
      timeZone: zone,
      timeZoneName: "shortGeneric",
    });
    hourFormats.set(zone, format);
  }
  return format.format(at);
}
