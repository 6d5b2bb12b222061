import {
  isIn,
  closeOutReasons,
  sideWords,
  stages,
  type CloseOutReason,
  type CloseOutSide,
  type Stage,
} from "@/db/vocabulary/candidacies";
import type { ClientAnswer } from "@/db/vocabulary/check-ins";
import { interviewKinds, type InterviewKind } from "@/db/vocabulary/interviews";
import { reopeningKinds, type ReopeningKind } from "@/db/vocabulary/positions";
import type { TodayKind } from "@/db/vocabulary/today";
import { answerDueOn } from "@/features/candidacies/rules/answer-owed";
import { saidByClient } from "@/features/events/rules/client-answer-words";
import { correctionWords, type CorrectionDetail } from "@/features/wishes/rules/correction-words";
import { dayIn } from "@/lib/calendar";
import { plural } from "@/lib/format/count";
import { formatMoney, type MoneyUnit } from "@/lib/format/money";
import { formatDay, formatDayTime, formatTime, relativeDay, relativeTime } from "@/lib/format/time";
import { cutText } from "@/lib/text";
import { interviewTask, laterWords, type LaterDetails } from "./later-words";
import type { LineFacts, LineWords, Moment, Reader, SayOf } from "./line";

/** What the branches of listToday() put into a line's detail. */
type Details = {
  interested: { subject: string; text: string; sure: boolean };
  maybe_stop: { subject: string; text: string };
  reply: { subject: string; text: string };
  back_open: { event: ReopeningKind };
  offer_out: { cents: number; unit: MoneyUnit; expiresOn: string | null };
  interview_today: { kind: InterviewKind; zone: string; closed?: boolean };
  debrief: { candidate: boolean; client: boolean };
  client_answered: { kind: ClientAnswer; words: string; decideOn: string | null; closed: boolean };
  decision_passed: {
    dueOn: string;
    setByUs: boolean;
    contactId: string | null;
    /** They prefer the phone. */
    phone: boolean | null;
    /** Check-ins in a row without an answer. */
    checkIns: number;
    /** All candidates whom the contact owes a decision, the longest first. */
    names: string[];
  };
  update_due: { dueOn: string; setByUs: boolean };
  answer_owed: { side: CloseOutSide; reason: CloseOutReason; furthest: Stage };
  erasure_asked: { dueOn: string };
  correction: CorrectionDetail;
  callback: { reason: string };
} & LaterDetails;

type Say<K extends TodayKind> = SayOf<Details[K]>;

const say: { [K in TodayKind]: Say<K> } = {
  interested: ({ dueAt, subjectId }, { text, subject, sure }, { zone, now }) => ({
    why: sure
      ? `Said yes ${relativeTime(dueAt, zone, now)}: ${quote(text || subject)}`
      : `Wrote ${relativeTime(dueAt, zone, now)}: ${quote(text || subject)}. Are they interested?`,
    action: { label: sure ? "Reply" : "Open", href: `/replies/${subjectId}` },
  }),
  maybe_stop: ({ dueAt, subjectId }, { text, subject }, { zone, now }) => ({
    why: `Wrote ${relativeTime(dueAt, zone, now)}: ${quote(text || subject)}. Outreach to them is on hold until you answer`,
    action: { label: "Open", href: `/replies/${subjectId}` },
  }),
  reply: ({ dueAt, subjectId }, { text, subject }, { zone, now }) => ({
    why: `Replied ${relativeTime(dueAt, zone, now)}: ${quote(text || subject)}`,
    action: { label: "Reply", href: `/replies/${subjectId}` },
  }),
  erasure_asked: ({ dueAt }, { dueOn }, { zone, now, profile }) => ({
    why: `Asked us ${relativeTime(dueAt, zone, now)} to erase their record: ${byDay(dueOn, zone, now)}. No outreach goes to them`,
    action: { label: "Open profile", href: profile },
  }),
  back_open: ({ person, dueAt, positionId, subjectId }, { event }, { zone, now }) => ({
    why: `${reopeningKinds[event]}${person ? ` (${person.name})` : ""} ${relativeTime(dueAt, zone, now)}`,
    action: { label: "See top of mind", href: `/positions/${positionId}/top-of-mind?reopening=${subjectId}` },
  }),
  offer_out: ({ dueAt }, { cents, unit, expiresOn }, { zone, board }) => ({
    why: `Offer of ${formatMoney(cents, unit)} out since ${formatDay(dueAt, zone)}${expiresOn ? `, answer by ${formatDay(expiresOn, zone)}` : ""}`,
    action: { label: "Open offer", href: board },
  }),
  interview_today: ({ dueAt, positionId }, detail, { client }) => ({
    why: `${interviewKinds[detail.kind]} at ${formatTime(dueAt, detail.zone)} with ${client}: ${interviewTask(detail)}`,
    action: { label: "Open interview", href: `/positions/${positionId}/interviews` },
  }),
  debrief: ({ dueAt, positionId, contact }, { candidate, client: theirs }, { zone, now, client }) => ({
    why: `Interview ended ${relativeTime(dueAt, zone, now)}: ${debriefOf(candidate, theirs, contact?.name ?? client)}`,
    action: { label: "Debrief", href: `/positions/${positionId}/interviews` },
  }),
  client_answered: ({ dueAt, contact }, { kind, words, decideOn, closed }, { zone, now, client, board }) => ({
    why: `${contact?.name ?? client} answered ${relativeTime(dueAt, zone, now)}: ${saidByClient({ kind, decideOn })}${words ? `, ${quote(words)}` : ""}. ${closed ? "They were closed out before that" : nextAfter[kind]}`,
    action: { label: kind === "no" && !closed ? "Close out" : "Open card", href: board },
  }),
  decision_passed: (line, detail, moment) => {
    const { contactId, phone, checkIns } = detail;
    const most = moment.firm.contactRules.checkInsBeforeCall;
    const call = phone
      ? "Prefers the phone"
      : checkIns >= most
        ? `${plural(checkIns, "check-in")} without an answer`
        : null;
    return {
      why: `${overdueWords(line, detail, moment)}${call ? `. ${call}` : ""}`,
      action: contactId
        ? { label: call ? "Call" : "Check in", href: `/check-ins/${contactId}` }
        : { label: "Open card", href: moment.board },
    };
  },
  update_due: (_, { dueOn, setByUs }, { zone, client, board }) => ({
    why: `${setByUs ? "Our date for a decision was" : `${client} said they would decide by`} ${formatDay(dueOn, zone)}. Let them know where it stands`,
    action: { label: "Update them", href: board },
  }),
  answer_owed: ({ dueAt }, { side, reason, furthest }, { zone, now, board, firm }) => ({
    why: `${sideWords(side, furthest)}: ${closeOutReasons[reason].toLowerCase()}, ${relativeDay(dueAt, zone, now)}. Got as far as ${stages[furthest]}: ${isIn("finalist", furthest) ? "call first" : "tell them"}, ${byDay(answerDueOn(dueAt, zone, firm), zone, now)}`,
    action: { label: "Tell them", href: board },
  }),
  correction: ({ dueAt }, detail, { zone, now, profile }) => ({
    why: `Sent a correction ${relativeTime(dueAt, zone, now)}. ${correctionWords(detail)}`,
    action: { label: "Open profile", href: profile },
  }),
  callback: ({ dueAt }, { reason }, { zone, now, profile }) => ({
    why: `${dueAt < now ? "Was due" : "Due"} ${formatDay(dueAt, zone) === formatDay(now, zone) ? formatTime(dueAt, zone) : formatDayTime(dueAt, zone)}: ${reason}`,
    action: { label: "Open profile", href: profile },
  }),
  ...laterWords,
};

/** Says why a line is here now. Times are in the recruiter's zone, an interview's hour in its own. */
export function lineWords(line: LineFacts, { zone, now, mayWrite, firm }: Reader): LineWords {
  const { kind, person, positionTitle, positionId, candidacyId, clientName } = line;
  const name = person?.name ?? positionTitle ?? "Someone";
  const board = `/positions/${positionId}/board${candidacyId ? `?card=${candidacyId}` : ""}`;
  const profile = person?.candidateId ? `/candidates/${person.candidateId}` : board;
  const moment = { zone, now, who: name, client: clientName ?? "the client", board, profile, firm };
  const said = (say[kind] as Say<TodayKind>)(line, line.detail as Details[TodayKind], moment);
  // About a position that the reader may not see: the person is all that there is to open.
  const action = line.detail["restricted"] ? { label: "Open profile", href: profile } : said.action;
  const who = whoOf(line, name);
  return { who, why: said.why, action: mayWrite ? action : { ...action, label: "Open" } };
}

function whoOf(line: LineFacts, name: string) {
  const { kind, positionTitle, contact, detail } = line;
  if (kind === "back_open") return positionTitle ?? name;
  if (kind === "import_check") return String(detail["file"]);
  return isCheckIn(line) ? (contact?.name ?? name) : name;
}

/** One line for a contact, whoever they owe decisions about. */
function isCheckIn({ kind, contact }: Pick<LineFacts, "kind" | "contact">) {
  return kind === "decision_passed" && contact !== null;
}

const nextAfter: Record<ClientAnswer, string> = {
  yes: "Move them on",
  no: "Close them out, and tell them in your own words",
  next_step: "Set it up",
  interview: "Schedule it",
  hold: "Ask when they will decide",
  more_like_this: "Find more people like them",
  new_date: "Tell them where it stands",
};

function overdueWords({ contact }: LineFacts, { dueOn, setByUs, names }: Details["decision_passed"], moment: Moment) {
  const { zone, who, client } = moment;
  const day = formatDay(dueOn, zone);
  if (names.length > 1) return `${names.length} decisions overdue, the first since ${day}: ${listed(names)}`;
  const since = setByUs
    ? `Our date for a decision about ${who} was ${day}`
    : `${client} said they would decide about ${who} by ${day}`;
  return contact ? since : `${since}. No contact to ask`;
}

/** "Maria Alvarez, James Lee and 2 more" */
function listed(names: string[]) {
  const [shown, more] = [names.slice(0, 3), names.length - 3];
  return more > 0 ? `${shown.join(", ")} and ${more} more` : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

function debriefOf(candidate: boolean, client: boolean, contact: string) {
  if (candidate && client) return `debrief and thank them, then ${contact}`;
  return candidate ? "debrief and thank them" : `debrief ${contact}`;
}

function byDay(day: string, zone: string, now: Date) {
  return day < dayIn(zone, now) ? `due since ${formatDay(day, zone)}` : `by ${formatDay(day, zone)}`;
}

function quote(text: string) {
  return `“${cutText(text.replaceAll(/\s+/g, " ").trim(), 140)}”`;
}
