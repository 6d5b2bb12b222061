import type { PreStartStep } from "@/db/vocabulary/offers";
import { onFileWords, type CorrectionDetail } from "@/features/wishes/rules/correction-words";
import type { TodayKind } from "@/db/vocabulary/today";
import { dayIn } from "@/lib/calendar";
import { ago } from "@/lib/format/ago";
import { latenessOf, type Lateness } from "./late";
import type { LineFacts, LineWords, Reader } from "./line";
import { handedWords } from "./may-hand";
import { replyAnswers, type ReplyAnswer } from "./reply-answers";
import { lineWords } from "./words";

/** What a press on a line does, where it does more than open a page. */
type Does =
  | { kind: "answer_reply"; answers: { label: string; meaning: ReplyAnswer }[] }
  | { kind: "settle_correction"; seen: string }
  | { kind: "tell"; candidacyId: string }
  | { kind: "confirm_start" }
  | { kind: "email"; personId: string }
  | { kind: "handle_answer" }
  | { kind: "check_import" };

type Person = { id: string; name: string; phone: string | null; zone: string; candidateId: string | null };
type Line = Omit<LineFacts, "person" | "contact"> & {
  person: Person | null;
  contact: Person | null;
  ownerName: string | null;
  /** Until when the reader snoozed it, and why. */
  snoozed?: { until: Date; reason: string | null } | null;
  ownerId?: string | null;
  handed?: { id: string; by: string; byId: string; to: string; toId: string; note: string } | null;
  nudged?: { by: string; at: Date } | null;
};

/** Whoever reads the rows, and whether they see to those of others too. */
export type RowReader = Reader & { id: string; leads: boolean };

/** A line of Today as it is drawn. */
export type TodayRow = LineWords & {
  kind: TodayKind;
  subjectId: string;
  place: string | null;
  owner: string | null;
  does: Does | null;
  lateness: Lateness | null;
  /** What was settled before a first day. */
  steps: PreStartStep[] | null;
  /** The page that the line leads to has the form of the call. */
  callOnPage: boolean;
  /** Snoozed by the reader: until when, and why. */
  snoozed: { until: Date; reason: string | null } | null;
  /** Who has it, and the handover that put it there. */
  ownerId: string | null;
  handedId: string | null;
  /** What a handover and a reminder say of it. */
  handedBy: string | null;
  nudgedBy: string | null;
  mayHand: boolean;
  mayNudge: boolean;
  /** Whom a call is to: the line's person, or the client's contact. */
  call: (Omit<Person, "candidateId"> & { positionId?: string | undefined; candidacyId?: string | undefined }) | null;
};

/** `all`: the lines are of several recruiters, and say whose they are. */
export function rowOf(line: Line, reader: RowReader, all: boolean): TodayRow {
  const { kind, subjectId, person, contact, positionId, candidacyId, detail } = line;
  const callee = kind === "decision_passed" ? (contact ?? person) : person;
  return {
    kind,
    subjectId,
    ...lineWords(line, reader),
    place:
      kind === "back_open" || isForSeveral(line)
        ? line.clientName
        : line.positionTitle
          ? `${line.positionTitle}, ${line.clientName}`
          : null,
    owner: all ? line.ownerName : null,
    does: reader.mayWrite && !detail["restricted"] ? doesOf(line, reader) : null,
    lateness: latenessOf(line, reader),
    steps: kind === "pre_start" && reader.mayWrite ? (detail["done"] as PreStartStep[]) : null,
    snoozed: line.snoozed ?? null,
    ownerId: line.ownerId ?? null,
    handedId: line.handed?.id ?? null,
    handedBy: line.handed ? handedWords(line.handed, reader.id) : null,
    nudgedBy: line.nudged
      ? `${line.nudged.by} nudged ${line.ownerId === reader.id ? "you" : "them"} ${ago(line.nudged.at, reader.now)}`
      : null,
    mayHand: reader.mayWrite && !detail["restricted"] && (reader.leads || line.ownerId === reader.id),
    mayNudge: reader.mayWrite && reader.leads && Boolean(line.ownerId) && line.ownerId !== reader.id,
    callOnPage: kind === "decision_passed" && typeof detail["contactId"] === "string",
    call:
      callee && kind !== "back_open"
        ? {
            id: callee.id,
            name: callee.name,
            phone: callee.phone,
            zone: callee.zone,
            positionId: positionId ?? undefined,
            candidacyId: (callee === person && candidacyId) || undefined,
          }
        : null,
  };
}

function doesOf(line: Line, { zone, now }: Reader): Does | null {
  const { kind, detail, candidacyId, person } = line;
  const answers = replyAnswers(line);
  if (answers) return { kind: "answer_reply", answers };
  if (kind === "correction") return { kind: "settle_correction", seen: onFileWords(detail as CorrectionDetail) };
  if ((kind === "update_due" || kind === "no_word") && candidacyId) return { kind: "tell", candidacyId };
  if (kind === "starting" && String(detail["startOn"]) <= dayIn(zone, now)) return { kind: "confirm_start" };
  if (kind === "check_in" && person) return { kind: "email", personId: person.id };
  if (kind === "client_answered") return { kind: "handle_answer" };
  return kind === "import_check" ? { kind: "check_import" } : null;
}

/** A check-in about more than one candidate: the place of the first is not that of the others. */
function isForSeveral({ kind, detail }: Line) {
  return kind === "decision_passed" && Array.isArray(detail["names"]) && detail["names"].length > 1;
}

/** How many of these lines are of each kind. */
export function countByKind(rows: readonly { kind: TodayKind }[]): Partial<Record<TodayKind, number>> {
  const counts: Partial<Record<TodayKind, number>> = {};
  for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
