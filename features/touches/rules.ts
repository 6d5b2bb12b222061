import {
  answers,
  touchKinds,
  touchOutcomes,
  type TouchDirection,
  type TouchKind,
  type TouchOutcome,
} from "@/db/vocabulary/touches";
import { Refusal } from "@/lib/errors";
import { plural } from "@/lib/format/count";
import { instantOfWallClock } from "@/lib/calendar";
import { formatDayTime } from "@/lib/format/time";

type Logged = { kind: TouchKind; direction: TouchDirection; outcome: TouchOutcome };

/** What can come of a touch that a recruiter logs, by kind and direction, the usual one first. */
export const outcomesOf = {
  call: { out: ["spoke", "no_answer", "left_voicemail", "wrong_number"], in: ["spoke"] },
  voicemail: { out: ["left_voicemail", "wrong_number"], in: ["left_voicemail"] },
  text: { out: ["sent", "spoke", "wrong_number"], in: ["replied"] },
  email: { out: ["sent"], in: ["replied", "auto_reply"] },
  linkedin: { out: ["sent", "spoke"], in: ["replied"] },
  meeting: { out: ["spoke", "no_answer"], in: ["spoke"] },
} as const satisfies Record<TouchKind, Record<TouchDirection, readonly TouchOutcome[]>>;

export function canBeLogged({ kind, direction, outcome }: Logged): boolean {
  return (outcomesOf[kind][direction] as readonly TouchOutcome[]).includes(outcome);
}

/** The person themself said something: it settles callbacks, answers replies and ends a row of attempts. */
export function isConversation(outcome: TouchOutcome): boolean {
  return (answers as readonly TouchOutcome[]).includes(outcome);
}

/**
 * Counts as an unanswered attempt: an outgoing call, voicemail or text without an answer, outside a process
 * (docs/rules-of-contact.md, rule 6). A wrong number never reached the person, so it is none.
 */
export function isAttempt({ kind, direction, outcome }: Logged, inProcess: boolean): boolean {
  if (inProcess || direction === "in" || isConversation(outcome) || outcome === "wrong_number") return false;
  return kind === "call" || kind === "voicemail" || kind === "text";
}

/** The clock of a phone and ours may differ by so much. */
const slack = 5 * 60_000;

/** When a touch happened: now unless told, and never later. */
export function happenedAt(told: Date | undefined, now: Date): Date {
  if (!told) return now;
  if (told.getTime() > now.getTime() + slack) throw new Refusal("This time is in the future.", "at");
  return told < now ? told : now;
}

type When = { at?: Date | undefined; happenedAt?: string | null | undefined };

/** The moment that a recruiter gave for a call: by their own clock in place of `at`; nothing where it is now. */
export function toldMoment({ at, happenedAt: wall }: When, zone: string): Date | undefined {
  return wall ? instantOfWallClock(wall, zone) : at;
}

/** The earliest time of a touch with somebody who was added then. */
export function firstLoggable(addedAt: Date): Date {
  return new Date(addedAt.getTime() - 31 * 86_400_000);
}

/** What is said once a touch is logged. */
export function loggedWords(done: {
  name: string;
  kind: TouchKind;
  outcome: TouchOutcome;
  settled: number;
  dueAt: Date | null;
  zone: string;
}): string {
  const how =
    done.outcome === "spoke"
      ? `spoke with ${done.name}`
      : `${touchKinds[done.kind].toLowerCase()} to ${done.name}, ${touchOutcomes[done.outcome].toLowerCase()}`;
  const settled = done.settled > 0 ? ` ${plural(done.settled, "callback")} completed.` : "";
  const next = done.dueAt ? ` Next: ${formatDayTime(done.dueAt, done.zone)}.` : "";
  return `Logged: ${how}.${settled}${next}`;
}
