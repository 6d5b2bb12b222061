import type { Discipline } from "@/db/vocabulary/candidates";
import type { Sector } from "@/db/vocabulary/experience";
import type { State } from "@/db/vocabulary/places";
import type { ValueItemKind } from "@/db/vocabulary/value-items";

/** What is known of a person that an item may be for. */
export type Reader = { discipline: Discipline | null; sectors: readonly Sector[]; state: State | null };

export type ItemToFit = {
  id: string;
  kind: ValueItemKind;
  disciplines: readonly Discipline[];
  sectors: readonly Sector[];
  states: readonly State[];
  createdAt: Date;
};

/**
 * How well an item fits a person: one point for each kind of tag that names theirs; null where a tag leaves them out. A
 * tag leaves out whoever it is not known of, so that nobody is told what is none of theirs.
 */
export function fitOf(item: ItemToFit, { discipline, sectors, state }: Reader): number | null {
  const asked = [
    { tags: item.disciplines as readonly string[], theirs: discipline ? [discipline] : [] },
    { tags: item.sectors as readonly string[], theirs: sectors },
    { tags: item.states as readonly string[], theirs: state ? [state] : [] },
  ].filter(({ tags }) => tags.length > 0);
  const fits = asked.every(({ tags, theirs }) => theirs.some((one) => tags.includes(one)));
  return fits ? asked.length : null;
}

/**
 * The item to propose to a person: of those that fit and that they never got, the one that says most of them, then the
 * newest. A congratulation is for whom a recruiter chooses, and never proposed.
 */
export function proposeItem<Item extends ItemToFit>(
  items: readonly Item[],
  reader: Reader,
  had: ReadonlySet<string>,
): Item | null {
  const fitting = items.flatMap((item) => {
    const points = item.kind === "congratulation" || had.has(item.id) ? null : fitOf(item, reader);
    return points === null ? [] : [{ item, points }];
  });
  const [best] = fitting.toSorted(
    (a, b) =>
      b.points - a.points ||
      b.item.createdAt.getTime() - a.item.createdAt.getTime() ||
      (a.item.id < b.item.id ? 1 : -1),
  );
  return best?.item ?? null;
}
