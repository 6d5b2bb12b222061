import { todayKinds, type TodayKind } from "@/db/vocabulary/today";
import { rowOf, type RowReader, type TodayRow } from "@/features/today/rules/row";
import { keysOf } from "@/lib/keys-of";

/** How many late lines stand first, and how many of each kind below them. */
const mostLate = 10;
const mostOfKind = 3;

/** Of more than so many Today says "999+". */
const counted = 999;

type Line = Parameters<typeof rowOf>[0];
type Reader = RowReader & {
  /** Of this installation: what the links begin with. */
  appUrl: string;
};

/**
 * What the email of a day says of a recruiter's Today; null where nothing is on it. What is late stands first and not
 * again below; each kind says how many it has.
 */
export function digestContent(lines: readonly Line[], counts: Partial<Record<TodayKind, number>>, reader: Reader) {
  const rows = lines.map((line) => rowOf(line, reader, false));
  const kinds = keysOf(todayKinds).flatMap((kind) => {
    const all = rows.filter((row) => row.kind === kind);
    return all.length === 0 ? [] : [{ kind, all, count: Math.max(counts[kind] ?? 0, all.length) }];
  });
  if (kinds.length === 0) return null;
  const late = rows.filter(isLate);
  const first = late.slice(0, mostLate);
  const total = kinds.reduce((sum, { count }) => sum + count, 0);
  // Today reads the oldest of each kind: where all of those are late, what was not read may be too.
  const unread = kinds.some(({ all, count }) => count > all.length && all.every(isLate));
  const lineOf = ({ kind, subjectId, who, place, lateness, why, action, handedBy }: TodayRow) => ({
    id: `${kind} ${subjectId}`,
    who,
    place,
    late: lateness?.late ? lateness.words : null,
    why: handedBy ? `${why}. ${handedBy}` : why,
    url: `${reader.appUrl}${action.href}`,
  });
  // One's own list, whatever a role opens Today on.
  const moreOf = (count: number, kind = "") =>
    count > 0 ? { words: `${countWords(count)} more`, url: `${reader.appUrl}/today?whose=mine${kind}` } : null;
  const lists = kinds.map(({ kind, all, count }) => {
    const below = all.filter((row) => !first.includes(row));
    const shown = below.slice(0, mostOfKind);
    const above = all.length - below.length;
    return {
      title: `${todayKinds[kind]}: ${countWords(count)}${above > 0 ? ` (${above} above)` : ""}`,
      lines: shown.map(lineOf),
      more: moreOf(count - above - shown.length, `&kind=${kind}`),
    };
  });
  const lateCount = `${unread ? "at least " : ""}${late.length}`;
  const lateList = { title: `Late: ${lateCount}`, lines: first.map(lineOf), more: moreOf(late.length - first.length) };
  return {
    lines: total,
    total: countWords(total),
    late: late.length > 0 ? lateCount : null,
    lists: late.length > 0 ? [lateList, ...lists] : lists,
  };
}

const isLate = ({ lateness }: TodayRow) => lateness?.late === true;
const countWords = (count: number) => (count > counted ? `${counted}+` : String(count));
