import { clientAnswerWords, type ClientAnswer } from "@/db/vocabulary/check-ins";
import type { InterviewKind } from "@/db/vocabulary/interviews";
import type { ContactRules } from "@/db/vocabulary/settings";
import { dayIn, workingDaysBetween, type Holidays } from "@/lib/calendar";
import { formatDay, formatTime } from "@/lib/format/time";
import { cutText } from "@/lib/text";

export type NextFacts = {
  offer: { state: "extended" | "accepted"; expiresOn: string | null } | null;
  placement: { state: "accepted" | "started"; startOn: string | null } | null;
  /** What the client answered, until somebody has done the next thing. */
  answer: { kind: ClientAnswer; words: string } | null;
  interview: { startsAt: Date; zone: string; kind: InterviewKind } | null;
  /** The end of the last interview that one side has said nothing about. */
  debriefSince: Date | null;
  decision: { dueOn: string; zone: string; setByUs: boolean } | null;
  weOwe: { dueOn: string; zone: string } | null;
  saidYesAt: Date | null;
  lastTouchAt: Date | null;
};

export type NextStep = {
  kind: "offer" | "start" | "interview" | "debrief" | "answered" | "decision" | "we_owe" | "word_owed";
  words: string;
  /** Late, or due now. */
  due: boolean;
};

/** The firm's side of it. */
type StepRules = { contactRules: Pick<ContactRules, "quietWorkingDaysInProcess">; holidays: Holidays };

/**
 * The moment of asking, with today's date by zone: a board asks for hundreds of cards, and making a formatter for each
 * is slow.
 */
export type Clock = StepRules & { now: Date; zone: string; todayIn: (zone: string) => string };

export function clockOf(now: Date, zone: string, { contactRules, holidays }: StepRules): Clock {
  const days = new Map<string, string>();
  const todayIn = (where: string) => {
    const today = days.get(where) ?? dayIn(where, now);
    days.set(where, today);
    return today;
  };
  return { now, zone, contactRules, holidays, todayIn };
}

/**
 * The one next step of a card: what is due comes first, then what is nearest (docs/rules-of-contact.md, rules 1 to 3).
 */
export function nextStep(facts: NextFacts, clock: Clock): NextStep | null {
  const { offer, placement, answer, interview, debriefSince, decision, weOwe } = facts;
  const { zone, todayIn } = clock;
  if (placement?.state === "started") return null;
  if (placement) {
    const words = placement.startOn ? `Starts ${formatDay(placement.startOn, zone)}` : "Start date not set";
    return { kind: "start", words, due: false };
  }
  if (offer?.state === "extended") {
    const words = offer.expiresOn ? `Offer out, until ${formatDay(offer.expiresOn, zone)}` : "Offer out";
    return { kind: "offer", words, due: offer.expiresOn !== null && offer.expiresOn <= todayIn(zone) };
  }
  // A new date is on the card as such.
  if (answer && answer.kind !== "new_date")
    return { kind: "answered", words: `Client answered: ${answerWords(answer)}`, due: true };
  if (debriefSince) return { kind: "debrief", words: "Debrief due", due: true };
  if (decision && decision.dueOn < todayIn(decision.zone))
    return { kind: "decision", words: `Decision was due ${formatDay(decision.dueOn, zone)}`, due: true };
  if (weOwe && weOwe.dueOn < todayIn(weOwe.zone))
    return { kind: "we_owe", words: `Answer owed since ${formatDay(weOwe.dueOn, zone)}`, due: true };
  if (interview)
    return {
      kind: "interview",
      words: `Interview ${whenWords(interview.startsAt, interview.zone, clock)}`,
      due: false,
    };
  if (decision) {
    const words = `Decision ${formatDay(decision.dueOn, zone)}${decision.setByUs ? " (our date)" : ""}`;
    return { kind: "decision", words, due: false };
  }
  if (weOwe) return { kind: "we_owe", words: `Answer owed by ${formatDay(weOwe.dueOn, zone)}`, due: false };
  return wordOwed(facts, clock);
}

function answerWords({ kind, words }: NonNullable<NextFacts["answer"]>) {
  return words ? `${clientAnswerWords[kind]}, “${cutText(words, 60)}”` : clientAnswerWords[kind];
}

/** In process nobody goes so many working days without a word (docs/rules-of-contact.md, rule 3). */
function wordOwed(
  { saidYesAt, lastTouchAt }: NextFacts,
  { now, zone, contactRules, holidays }: Clock,
): NextStep | null {
  if (!saidYesAt) return null;
  const last = lastTouchAt && lastTouchAt > saidYesAt ? lastTouchAt : saidYesAt;
  if (now.getTime() - last.getTime() < (contactRules.quietWorkingDaysInProcess - 1) * 86_400_000) return null;
  const days = workingDaysBetween(last, now, zone, holidays);
  return days < contactRules.quietWorkingDaysInProcess
    ? null
    : { kind: "word_owed", words: `No update for ${days} business days`, due: true };
}

/** "today 6:30 PM ET", "Thu 2:00 PM ET", from a week on "Mar 26, 2:00 PM ET": short enough for a card. */
function whenWords(at: Date, zone: string, { now, todayIn }: Clock): string {
  const day = dayIn(zone, at);
  if (day === todayIn(zone)) return `today ${formatTime(at, zone)}`;
  const [weekday = "", date = ""] = formatDay(day, zone).split(", ");
  const near = at.getTime() - now.getTime() < 6 * 86_400_000;
  return near ? `${weekday} ${formatTime(at, zone)}` : `${date}, ${formatTime(at, zone)}`;
}
