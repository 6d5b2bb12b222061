import type { Context } from "@/db/context";
import { getFirm } from "@/features/settings/queries";
import { dayIn, endOfDayIn } from "@/lib/calendar";
import { keysOf } from "@/lib/keys-of";
import { latenessOf } from "../rules/late";
import { dueWhens, type DueWhen } from "../rules/scope";
import type { Wanted } from "./get-scope";
import { countTodayByKind, listToday, type TodayLine } from "./list-today";
import { listTeamLoad } from "./list-team-load";

const zoneOf = ({ actor }: Context) => (actor.kind === "recruiter" ? actor.zone : "UTC");
const named = (lines: TodayLine[]) => lines.map(({ kind, subjectId }) => `${kind} ${subjectId}`).toSorted();

/** Where the statement that picks what is late, or gets late today, says something else than the rule of one line. */
export async function whenDifferences(context: Context, wanted: Wanted, seen = new Set<string>()) {
  const { now } = context;
  const zone = zoneOf(context);
  const firm = await getFirm(context);
  const listed = await listToday(context, wanted);
  const lateAt = (line: TodayLine, at: Date) =>
    latenessOf(line, { zone, mayWrite: false, firm, now: at })?.late === true;
  const whenOf = (line: TodayLine): DueWhen => {
    if (lateAt(line, now)) return "late";
    return line.kind === "interview_today" || lateAt(line, endOfDayIn(zone, dayIn(zone, now))) ? "today" : "other";
  };
  for (const line of listed) seen.add(`${line.kind} ${whenOf(line)}`);
  const found = [];
  for (const when of keysOf(dueWhens)) {
    const picked = named(await listToday(context, { ...wanted, when }));
    const byRule = named(listed.filter((line) => whenOf(line) === when));
    if (picked.join() !== byRule.join()) found.push({ when, at: now.toISOString(), zone, picked, byRule });
  }
  return found;
}

/** Where what is counted for a recruiter is not what Today shows of them alone. */
export async function loadDifferences(context: Context) {
  const found = [];
  for (const { id, due, late, today } of await listTeamLoad(context, null)) {
    const of = async (when: DueWhen | null) => {
      const counts = await countTodayByKind(context, "all", { recruiter: id, when });
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    };
    const shown = [await of(null), await of("late"), await of("today")];
    if (shown.join() !== [due, late, today].join()) found.push({ load: id, due, late, today, shown });
  }
  return found;
}
