import { interviewKinds, type InterviewKind } from "@/db/vocabulary/interviews";
import { formatDayTimeYear, formatTime } from "@/lib/format/time";

/** What an interview was or is: when, by the clock of which zone, and where. */
export type Agreed = { startsAt: Date; endsAt: Date; zone: string; place: string };

export type InterviewNews = Agreed & {
  side: "candidate" | "client";
  state: "scheduled" | "canceled";
  /** What this reader was told last; null where they have been told nothing yet. */
  told: Agreed | null;
  readerFirstName: string;
  readerZone: string;
  candidateName: string;
  contactName: string | null;
  positionTitle: string;
  clientName: string;
  round: number;
  kind: InterviewKind;
};

export type Words = { subject: string; body: string };

/** The email to one side of an interview: it is set, has changed since this reader was told, or is canceled. */
export function interviewWords(news: InterviewNews, now: Date): Words {
  const { readerFirstName, positionTitle, state } = news;
  const kind = state === "canceled" ? "canceled" : changeOf(news);
  const day = hoursWords(news, news.readerZone, now).replace(/, \d+:.*$/, "");
  const subject = `${titles[kind]}: ${positionTitle}, ${day}`;
  return { subject, body: [`Hi ${readerFirstName},`, ...paragraphs(kind, news, now)].join("\n\n") };
}

type Kind = "set" | "time" | "place" | "canceled";
const titles: Record<Kind, string> = {
  set: "Interview confirmed",
  time: "New interview time",
  place: "New interview location",
  canceled: "Interview canceled",
};

function changeOf({ told, startsAt, endsAt, place }: InterviewNews): Kind {
  if (!told) return "set";
  const sameHours = told.startsAt.getTime() === startsAt.getTime() && told.endsAt.getTime() === endsAt.getTime();
  return sameHours && told.place !== place ? "place" : sameHours ? "set" : "time";
}

function paragraphs(kind: Kind, news: InterviewNews, now: Date): string[] {
  const { told, readerZone } = news;
  const lead = leadOf(news);
  if (kind === "canceled")
    return [
      `${lead}, set for ${hoursWords(news, readerZone, now)}, is canceled.${told ? " The attached file takes it off your calendar." : ""}`,
      news.side === "candidate"
        ? "I will call you about what comes next."
        : "I will be in touch about what comes next. If there is a time that works better, reply with it.",
    ];
  const changed = { set: "is confirmed", time: "has a new time", place: "has a new location" }[kind];
  const lines = [
    `When: ${bothHours(news, readerZone, now)}`,
    kind === "time" && told ? `Before: ${hoursWords(told, readerZone, now)}` : null,
    news.place ? `Where: ${news.place}` : null,
    kind === "place" && told?.place ? `Before: ${told.place}` : null,
    news.side === "candidate" && news.contactName ? `With: ${news.contactName}, ${news.clientName}` : null,
    `Format: ${formatWords(news)}`,
  ];
  const file = kind === "set" ? "The calendar invitation is attached." : "The attached file updates your calendar.";
  return [
    `${lead} ${changed}.`,
    lines.filter((line) => line !== null).join("\n"),
    `${file} If this does not work for you after all, reply to this email or call me.`,
  ];
}

function leadOf({ side, positionTitle, clientName, candidateName }: InterviewNews) {
  return side === "candidate"
    ? `Your interview for the ${positionTitle} position at ${clientName}`
    : `The interview with ${candidateName} for the ${positionTitle} position`;
}

/** "Video, round 2" */
export function formatWords({ kind, round }: Pick<InterviewNews, "kind" | "round">): string {
  return `${interviewKinds[kind]}, round ${round}`;
}

/** "Thu, Mar 12, 2:00 PM to 3:00 PM ET": by the clock of a zone. */
export function hoursWords({ startsAt, endsAt }: Pick<Agreed, "startsAt" | "endsAt">, zone: string, now: Date): string {
  const from = formatDayTimeYear(startsAt, zone, now).replace(/ \S+$/, "");
  return `${from} to ${formatTime(endsAt, zone)}`;
}

/** By the reader's own clock; where it was agreed by another one, by that as well. */
function bothHours(agreed: Agreed, readerZone: string, now: Date): string {
  const mine = hoursWords(agreed, readerZone, now);
  const theirs = hoursWords(agreed, agreed.zone, now);
  return mine === theirs ? mine : `${mine} (${theirs} where it was set)`;
}
