import {
  closeOutReasons,
  sideWords,
  stages,
  type CloseOutReason,
  type CloseOutSide,
  type Stage,
} from "@/db/vocabulary/candidacies";
import { scoreWords, type ClientAnswer, type Scores } from "@/db/vocabulary/check-ins";
import type { PayUnit } from "@/db/vocabulary/candidates";
import type { EventKind } from "@/db/vocabulary/events";
import {
  debriefSides,
  interviewKinds,
  verdicts,
  type DebriefSide,
  type InterviewChangeKind,
  type InterviewKind,
  type Verdict,
} from "@/db/vocabulary/interviews";
import { messageStates, type MessageState } from "@/db/vocabulary/messages";
import {
  declineReasons,
  offerStates,
  placementStates,
  type DeclineReason,
  type OfferState,
  type PlacementState,
} from "@/db/vocabulary/offers";
import {
  openingChangeKinds,
  positionChangeKinds,
  reopeningKinds,
  type OpeningChangeKind,
  type PositionChangeKind,
  type ReopeningKind,
} from "@/db/vocabulary/positions";
import {
  touchKinds,
  touchOutcomes,
  type TouchDirection,
  type TouchKind,
  type TouchOutcome,
} from "@/db/vocabulary/touches";
import { todayKinds, type TodayKind } from "@/db/vocabulary/today";
import {
  correctionFields,
  correctionStates,
  paces,
  type CorrectionField,
  type CorrectionState,
  type Pace,
} from "@/db/vocabulary/wishes";
import { formatMoney } from "@/lib/format/money";
import { formatDay, formatDayTime } from "@/lib/format/time";
import { saidByClient } from "./client-answer-words";
import { fieldWords } from "./field-words";

/** What is on record of each kind, beside the free words. Instants are ISO strings. */
type Facts = {
  touch: {
    kind: TouchKind;
    direction: TouchDirection;
    outcome: TouchOutcome;
    message: MessageState | null;
    fresh: string | null;
  };
  message: { state: MessageState; reason: string | null; sendAt: string };
  callback: { dueAt: string; settled: boolean; canceled: boolean };
  correction_sent: { field: CorrectionField; state: CorrectionState };
  pace_chosen: { pace: Pace };
  moved: { from: Stage | null; to: Stage; undo: boolean; back: boolean; undone: boolean };
  closed_out: { side: CloseOutSide; reason: CloseOutReason; runnerUp: boolean; undone: boolean; furthest: Stage };
  close_out_undone: { side: CloseOutSide; reason: CloseOutReason; furthest: Stage };
  submitted: { on: string; undone: boolean };
  interview_scheduled: { kind: InterviewKind; round: number; zone: string; startsAt: string };
  interview_changed: {
    change: InterviewChangeKind;
    round: number;
    fromStartsAt: string;
    fromZone: string;
    toStartsAt: string | null;
    toZone: string | null;
  };
  debriefed: { side: DebriefSide; verdict: Verdict | null; round: number };
  client_answered: { answer: ClientAnswer; decideOn: string | null; contact: string; scores: Scores | null };
  offer_extended: { cents: number; unit: PayUnit };
  offer_answered: { answer: OfferState; decline: DeclineReason | null };
  placement_changed: { change: PlacementState; startOn: string | null };
  handed_over: { line: TodayKind; to: string; undone: boolean };
  nudged: { line: TodayKind; to: string };
  position_changed: { change: PositionChangeKind; fields: string[] };
  opening_changed: { change: OpeningChangeKind; number: number };
  reopened: { reopening: ReopeningKind; number: number; undone: boolean };
  reopening_undone: { reopening: ReopeningKind; number: number };
};

/** One event of the history, as the events view has it. */
export type HistoryEvent = {
  [Kind in EventKind]: {
    kind: Kind;
    id: string;
    at: string;
    /** The recruiter; null where Callback itself did it. */
    by: string | null;
    operationId: string | null;
    /** The person it is about. */
    name: string | null;
    candidateId: string | null;
    /** "Senior Structural Engineer, Beck & Howe" */
    position: string | null;
    /** What somebody wrote: a note, a reason, a subject. */
    words: string | null;
    /** The reply that it is, where it is an email that came in. */
    replyId?: string | null;
    facts: Facts[Kind];
  };
}[EventKind];

type Said = { label: string; words: string };
type Wording<Kind extends EventKind> = (facts: Facts[Kind], words: string | null, zone: string) => Said;

/**
 * What happened, and the words that go with it: the one wording for timelines, histories and cards. What was undone
 * says so whatever it was, for it stands apart from the step that undid it.
 */
export function eventWords({ kind, facts, words }: HistoryEvent, zone: string): Said {
  const wording = wordings[kind] as (facts: HistoryEvent["facts"], words: string | null, zone: string) => Said;
  const said = wording(facts, words, zone);
  return "undone" in facts && facts.undone ? { ...said, words: joined("Undone since", said.words) } : said;
}

const wordings: { [Kind in EventKind]: Wording<Kind> } = {
  touch: ({ kind, direction, outcome, message, fresh }, words) => {
    const said = kind === "email" && message ? messageStates[message] : touchOutcomes[outcome];
    const from = direction === "in" ? " from them" : "";
    return { label: `${touchKinds[kind]}${from}: ${said.toLowerCase()}`, words: fresh ?? words ?? "" };
  },
  message: ({ state, reason, sendAt }, words, zone) => ({
    label: `Email: ${messageStates[state].toLowerCase()}`,
    words: joined(words, state === "queued" ? `sends ${formatDayTime(sendAt, zone)}` : reason),
  }),
  callback: ({ dueAt, settled, canceled }, words, zone) => ({
    label: `Callback ${settled ? "completed" : canceled ? "canceled" : "scheduled"}`,
    words: joined(formatDayTime(dueAt, zone), words),
  }),
  correction_sent: ({ field, state }) => ({
    label: `Sent a correction: ${correctionFields[field].toLowerCase()}`,
    words: correctionStates[state],
  }),
  pace_chosen: ({ pace }) => ({ label: "Chose how often we email them", words: paces[pace].short }),
  moved: ({ from, to, undo, back }, words) => ({ label: movedLabel(from, to, undo, back), words: words ?? "" }),
  closed_out: ({ side, reason, runnerUp, furthest }, words) => ({
    label: `${sideWords(side, furthest)}: ${closeOutReasons[reason].toLowerCase()}${runnerUp ? ", runner-up" : ""}`,
    words: words ?? "",
  }),
  close_out_undone: ({ side, furthest }) => ({ label: "Close-out undone", words: sideWords(side, furthest) }),
  submitted: ({ on }, words) => ({ label: "Submitted to the client", words: joined(formatDay(on, "UTC"), words) }),
  interview_scheduled: ({ kind, round, zone, startsAt }) => ({
    label: `Interview scheduled, round ${round}`,
    words: joined(interviewKinds[kind], formatDayTime(startsAt, zone)),
  }),
  interview_changed: ({ change, round, fromStartsAt, fromZone, toStartsAt, toZone }, words) => {
    const old = formatDayTime(fromStartsAt, fromZone);
    if (change === "moved")
      return {
        label: `Interview rescheduled, round ${round}`,
        words: joined(`from ${old}${toStartsAt ? ` to ${formatDayTime(toStartsAt, toZone ?? fromZone)}` : ""}`, words),
      };
    const label = change === "canceled" ? "Interview canceled" : "Candidate no-show";
    return { label: `${label}, round ${round}`, words: joined(`was ${old}`, words) };
  },
  debriefed: ({ side, verdict, round }, words) => ({
    label: `${debriefSides[side]} debriefed, round ${round}`,
    words: joined(verdict && verdicts[verdict], words),
  }),
  client_answered: ({ answer, decideOn, contact, scores }, words) => ({
    label: `${contact} answered: ${saidByClient({ kind: answer, decideOn })}`,
    words: joined(words, scoreWords(scores)),
  }),
  offer_extended: ({ cents, unit }, words) => ({
    label: "Offer extended",
    words: joined(formatMoney(cents, unit), words),
  }),
  offer_answered: ({ answer, decline }, words) => ({
    label: `Offer ${offerStates[answer].toLowerCase()}`,
    words: joined(decline && declineReasons[decline], words),
  }),
  placement_changed: ({ change, startOn }, words) => ({
    label: `Placement: ${placementStates[change].toLowerCase()}`,
    words: joined(change === "started" && startOn ? formatDay(startOn, "UTC") : null, words),
  }),
  handed_over: ({ line, to }, words) => ({ label: `Handed "${todayKinds[line]}" to ${to}`, words: words ?? "" }),
  nudged: ({ line, to }) => ({ label: `Nudged ${to} about "${todayKinds[line]}"`, words: "" }),
  position_changed: ({ change, fields }, words) => ({
    label: change === "edited" ? `Changed ${fieldWords(fields)}` : positionChangeKinds[change],
    words: words ?? "",
  }),
  opening_changed: ({ change, number }) => ({
    label: `Opening ${number} ${openingChangeKinds[change].toLowerCase()}`,
    words: "",
  }),
  reopened: ({ reopening, number }, words) => ({
    label: `Opening ${number} back open: ${reopeningKinds[reopening].toLowerCase()}`,
    words: words ?? "",
  }),
  reopening_undone: ({ reopening, number }) => ({
    label: `Opening ${number}: "${reopeningKinds[reopening]}" undone`,
    words: "",
  }),
};

function movedLabel(from: Stage | null, to: Stage, undo: boolean, back: boolean) {
  if (!from) return `Added to the position in ${stages[to]}`;
  if (back) return `Back on the board in ${stages[to]}`;
  return undo ? `Undone: back from ${stages[from]} to ${stages[to]}` : `Moved from ${stages[from]} to ${stages[to]}`;
}

function joined(...parts: (string | null | undefined)[]) {
  return parts.filter(Boolean).join(" · ");
}
