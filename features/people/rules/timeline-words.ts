import {
  closeOutReasons,
  closeOutSides,
  stages,
  type CloseOutReason,
  type CloseOutSide,
  type Stage,
} from "@/db/vocabulary/candidacies";
import type { PayUnit } from "@/db/vocabulary/candidates";
import { interviewKinds, type InterviewKind, type InterviewState } from "@/db/vocabulary/interviews";
import { messageStates, type MessageState } from "@/db/vocabulary/messages";
import { declineReasons, offerStates, type DeclineReason, type OfferState } from "@/db/vocabulary/offers";
import {
  touchKinds,
  touchOutcomes,
  type TouchDirection,
  type TouchKind,
  type TouchOutcome,
} from "@/db/vocabulary/touches";
import { formatDay, formatDayTime } from "@/lib/format/time";
import { formatMoney } from "@/lib/format/money";

type Details = {
  touch: {
    kind: TouchKind;
    direction: TouchDirection;
    outcome: TouchOutcome;
    note: string;
    message: MessageState | null;
    fresh: string | null;
  };
  message: { subject: string; state: MessageState; reason: string | null; sendAt: string };
  move: { from: Stage | null; to: Stage; reason: string | null; undo: boolean };
  close_out: { side: CloseOutSide; reason: CloseOutReason; note: string; runnerUp: boolean; undone: boolean };
  submittal: { on: string; note: string };
  interview: { kind: InterviewKind; state: InterviewState; startsAt: string; zone: string; round: number };
  offer: { state: OfferState; cents: number; unit: PayUnit; decline: DeclineReason | null };
  callback: { dueAt: string; reason: string; settled: boolean; canceled: boolean };
};
type TimelineKind = keyof Details;
export type TimelineRow = {
  [K in TimelineKind]: {
    kind: K;
    id: string;
    at: string;
    who: string | null;
    position: string | null;
    detail: Details[K];
  };
}[TimelineKind];

type Said = { label: string; words: string };

/** One line of a person's timeline: what happened, and the words that go with it. */
export function timelineWords(row: TimelineRow, zone: string): Said {
  const say = says[row.kind] as (detail: TimelineRow["detail"], zone: string) => Said;
  return say(row.detail, zone);
}

const says: { [K in TimelineKind]: (detail: Details[K], zone: string) => Said } = {
  touch: touchWords,
  message: (detail, zone) => ({
    label: `Email: ${messageStates[detail.state].toLowerCase()}`,
    words: messageWords(detail, zone),
  }),
  move: moveWords,
  close_out: ({ side, reason, note, runnerUp, undone }) => ({
    label: undone ? `${closeOutSides[side]}, taken back` : closeOutSides[side],
    words: joined(closeOutReasons[reason], runnerUp ? "Runner-up" : null, note),
  }),
  submittal: ({ on, note }, zone) => ({ label: "Submitted to the client", words: joined(formatDay(on, zone), note) }),
  interview: ({ kind, state, startsAt, zone, round }) => ({
    label: state === "canceled" ? "Interview canceled" : `Interview, round ${round}`,
    words: joined(interviewKinds[kind], formatDayTime(startsAt, zone)),
  }),
  offer: ({ state, cents, unit, decline }) => ({
    label: offerStates[state],
    words: joined(formatMoney(cents, unit), decline ? declineReasons[decline] : null),
  }),
  callback: (detail, zone) => ({
    label: `Callback ${callbackState(detail)}`,
    words: joined(formatDayTime(detail.dueAt, zone), detail.reason),
  }),
};

function touchWords({ kind, direction, outcome, note, message, fresh }: Details["touch"]) {
  const email =
    kind === "email" && message ? messageStates[message].toLowerCase() : touchOutcomes[outcome].toLowerCase();
  return { label: `${touchKinds[kind]}${direction === "in" ? " from them" : ""}: ${email}`, words: fresh ?? note };
}

function messageWords({ subject, state, reason, sendAt }: Details["message"], zone: string) {
  return joined(subject, state === "queued" ? `goes ${formatDayTime(sendAt, zone)}` : reason);
}

function moveWords({ from, to, reason, undo }: Details["move"]) {
  if (!from) return { label: "Put on the position", words: joined(stages[to], reason) };
  return {
    label: undo ? `Back to ${stages[to]}` : `Moved to ${stages[to]}`,
    words: joined(undo ? "Undone" : null, reason),
  };
}

function callbackState({ settled, canceled }: Details["callback"]) {
  if (settled) return "settled";
  return canceled ? "canceled" : "planned";
}

function joined(...parts: (string | null | undefined)[]) {
  return parts.filter(Boolean).join(" · ");
}
