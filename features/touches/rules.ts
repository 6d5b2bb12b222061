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

/** A call that was kept on a phone is logged by whoever made it, whoever is signed in there now. */
export function refuseOfOther(keptBy: string | null | undefined, actorId: string | null) {
  if (keptBy && keptBy !== actorId)
    throw new Refusal("Someone else is signed in here now. Sign in as yourself to log it.", "keptBy");
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

/** What a call is logged by, as far as keeping one has to know it. */
export type CallInput = {
  personId: string;
  outcome: TouchOutcome;
  kind?: TouchKind | undefined;
  note?: string | undefined;
  at?: unknown;
  happenedAt?: string | null | undefined;
  direction?: TouchDirection | undefined;
  candidacyId?: string | null | undefined;
  positionId?: string | null | undefined;
  callbackAt?: string | null | undefined;
  callbackReason?: string | undefined;
};

/** A call that waits in a browser until it can be logged, as its storage has it. */
export type KeptCall = {
  /** Its operation key: however often it is sent, it is logged once. */
  key: string;
  verb: "logTouch" | "logCall";
  /** What the action takes, with the moment of the call and whose it is. */
  input: CallInput & { at: string; keptBy: string };
  name: string;
  at: string;
  keptAt: string;
  /** When it was first sent, without an answer: it may have been logged. */
  triedAt: string | null;
  /** May have been logged longer ago than the server remembers: seen as it is read. */
  stale?: boolean;
  /** More was typed after an earlier press without an answer. */
  changed: boolean;
  /** What the last answer said. */
  problem: { kind: "refused" | "signed-out" | "failed"; sentence: string } | null;
};

/** Sent by itself; what was refused waits for whoever made the call. */
export const isSendable = (call: KeptCall) => call.problem?.kind !== "refused" && !call.stale;

/** Why a kept call is not logged by itself; null while it only waits. */
export function keptProblem(call: KeptCall): string | null {
  if (call.stale) return "This may already be logged. Check the profile before you log it again.";
  return call.problem?.sentence ?? null;
}

const subjectOf = ({ kind = "call" }: CallInput) => (kind === "call" ? "This call" : "This");

/** What is said where there is no network, before and after the press. */
export const noSignalWords = (call: CallInput, device: string) =>
  `No signal. ${subjectOf(call)} is kept on your ${device} and will be logged when you're back online.`;

/** What is said once a call is kept. */
export function keptWords({ input }: Pick<KeptCall, "input">, device: string, online: boolean): string {
  if (!online) return noSignalWords(input, device);
  return `There was no answer. ${subjectOf(input)} is kept on your ${device} and will be logged once, as soon as Callback answers.`;
}

/** What is said once a kept call is logged. */
export const laterWords = ({ name, at, input: { kind = "call" } }: KeptCall, zone: string) =>
  `Logged: ${touchKinds[kind].toLowerCase()} with ${name}, ${formatDayTime(at, zone)}.`;

/** "2 calls waiting to be logged": how many wait, and how many of them need somebody. */
export function waitingWords(calls: KeptCall[]): string {
  const waiting = calls.filter(isSendable).length;
  const rest = calls.length - waiting;
  return [
    waiting > 0 ? `${plural(waiting, "call")} waiting to be logged` : "",
    rest > 0 ? `${plural(rest, "call")} not logged` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** What one kept call was: "Spoke", "Text, sent". */
export function keptSummary({ kind = "call", outcome }: CallInput): string {
  return kind === "call" ? touchOutcomes[outcome] : `${touchKinds[kind]}, ${touchOutcomes[outcome].toLowerCase()}`;
}
