import type { TodayKind } from "@/db/vocabulary/today";

type Carrier = { id: string; name: string; positions: number; inProcess: number };
/** Lines of one kind that somebody has. */
type OfKind = { ownerId: string; kind: TodayKind; due: number; late: number; today: number; firstAt: Date };

/** What waits for one recruiter. */
export type Load = Carrier & {
  due: number;
  late: number;
  today: number;
  /** Kinds with something late, the most first. */
  lateKinds: { kind: TodayKind; late: number }[];
  oldestReply: { kind: TodayKind; at: Date } | null;
};

const replies: TodayKind[] = ["reply", "interested"];
const sumOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0);

/** By recruiter: whoever has most that is late first. */
export function addUp(carriers: readonly Carrier[], lines: readonly OfKind[]): Load[] {
  const byOwner = Map.groupBy(lines, ({ ownerId }) => ownerId);
  const loads = carriers.map((carrier) => {
    const own = byOwner.get(carrier.id) ?? [];
    const lateKinds = own.filter(({ late }) => late > 0).map(({ kind, late }) => ({ kind, late }));
    const [oldest] = own
      .filter(({ kind }) => replies.includes(kind))
      .toSorted((a, b) => a.firstAt.getTime() - b.firstAt.getTime());
    return {
      ...carrier,
      due: sumOf(own.map(({ due }) => due)),
      late: sumOf(own.map(({ late }) => late)),
      today: sumOf(own.map(({ today }) => today)),
      lateKinds: lateKinds.toSorted((a, b) => b.late - a.late),
      oldestReply: oldest ? { kind: oldest.kind, at: oldest.firstAt } : null,
    };
  });
  return loads.toSorted((a, b) => b.late - a.late || b.due - a.due || a.name.localeCompare(b.name));
}
