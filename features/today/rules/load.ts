import type { TodayKind } from "@/db/vocabulary/today";

type Carrier = { id: string; name: string; positions: number; inProcess: number };
type Line = { ownerId: string; kind: TodayKind; dueAt: Date; late: boolean };

/** What waits for one recruiter. */
export type Load = Carrier & {
  due: number;
  late: number;
  /** Kinds with something late, the most first. */
  lateKinds: { kind: TodayKind; late: number }[];
  oldestReplyAt: Date | null;
};

/** By recruiter: whoever has most that is late first. */
export function addUp(carriers: readonly Carrier[], lines: readonly Line[]): Load[] {
  const byOwner = Map.groupBy(lines, ({ ownerId }) => ownerId);
  const loads = carriers.map((carrier) => {
    const own = byOwner.get(carrier.id) ?? [];
    const late = own.filter((line) => line.late);
    const lateKinds = [...Map.groupBy(late, ({ kind }) => kind)]
      .map(([kind, of]) => ({ kind, late: of.length }))
      .toSorted((a, b) => b.late - a.late);
    const replies = own.filter(({ kind }) => kind === "reply" || kind === "interested").map(({ dueAt }) => dueAt);
    const oldestReplyAt = replies.reduce<Date | null>((first, at) => (first && first <= at ? first : at), null);
    return { ...carrier, due: own.length, late: late.length, lateKinds, oldestReplyAt };
  });
  return loads.toSorted((a, b) => b.late - a.late || b.due - a.due || a.name.localeCompare(b.name));
}
