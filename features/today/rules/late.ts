import { debriefDueAt } from "@/features/interviews/rules";
import type { TodayKind } from "@/db/vocabulary/today";
import { answerDueOn } from "@/features/candidacies/rules/answer-owed";
import { endOfDayIn } from "@/lib/calendar";
import { spanWords } from "@/lib/format/span";
import type { LineFacts, Reader } from "./line";

/** How late a line is, or how much time is left where a clock runs. */
export type Lateness = { late: boolean; words: string };

const hour = 3_600_000;
const day = 24 * hour;
/** After an interview both sides are called within so long; what the rules allow at most is longer. */
const target = 4 * hour;

/** Null where nothing is late about it, and no clock runs. */
export function latenessOf(line: LineFacts, reader: Reader): Lateness | null {
  if (line.kind === "debrief") return debriefClock(line, reader);
  if (line.kind === "no_word") {
    const never = line.detail["never"] === true;
    return {
      late: true,
      words: never ? "no word yet" : `${spanWords(reader.now.getTime() - line.dueAt.getTime())} without a word`,
    };
  }
  const by = lateFrom[line.kind]?.(line, reader);
  if (!by || by > reader.now) return null;
  return { late: true, words: `${spanWords(reader.now.getTime() - by.getTime())} late` };
}

type From = (line: LineFacts, reader: Reader) => Date | null;

const itself: From = ({ dueAt }) => dueAt;
const aDayOn: From = ({ dueAt }) => new Date(dueAt.getTime() + day);
/** After the end of the day that stands in the line. */
const after =
  (field: string): From =>
  ({ detail }, { zone }) => {
    const date = detail[field];
    return typeof date === "string" ? endOfDayIn(zone, date) : null;
  };

/** By kind: the moment from which a line is late. What is not here never is. */
const lateFrom: { [K in TodayKind]?: From } = {
  interested: aDayOn,
  maybe_stop: aDayOn,
  reply: aDayOn,
  client_answered: aDayOn,
  day_call: aDayOn,
  decision_passed: itself,
  update_due: itself,
  callback: itself,
  answer_owed: ({ dueAt }, { zone, firm }) => endOfDayIn(zone, answerDueOn(dueAt, zone, firm)),
  erasure_asked: after("dueOn"),
  offer_out: after("expiresOn"),
  license_expiring: after("expiresOn"),
  starting: after("startOn"),
  first_day: after("startOn"),
  contract_ending: after("endsOn"),
};

/** The clock after an interview, for each side that was not debriefed: the target first, then the most that is allowed. */
function debriefClock({ dueAt, detail, person, contact }: LineFacts, { now, zone, firm }: Reader): Lateness {
  const clientZone = typeof detail["clientZone"] === "string" ? detail["clientZone"] : zone;
  const rules = { clientZone, debriefHours: firm.contactRules.debriefHours, holidays: firm.holidays };
  const open = (["candidate", "client"] as const).filter((side) => detail[side] === true);
  const clocks = open.map((side) => {
    const most = debriefDueAt(side, dueAt, rules);
    const aim = new Date(dueAt.getTime() + target);
    const late = most <= now;
    const left = late
      ? `${spanWords(now.getTime() - most.getTime())} late`
      : `${spanWords((aim > now ? aim : most).getTime() - now.getTime())} left`;
    const who = side === "candidate" ? person?.name : (contact?.name ?? "client");
    return { late, left, who: who ?? side };
  });
  const [one, other] = clocks;
  const same = !other || one?.left === other.left;
  return {
    late: clocks.some(({ late }) => late),
    words: same ? (one?.left ?? "") : clocks.map(({ who, left }) => `${who}: ${left}`).join(", "),
  };
}
