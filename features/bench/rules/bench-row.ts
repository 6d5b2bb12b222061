import { disciplines, type Discipline, type Level } from "@/db/vocabulary/candidates";
import type { State } from "@/db/vocabulary/places";
import { levelAndPlace, licenseLine, type ListedLicense } from "@/features/candidates/rules/row-words";
import type { LightFacts } from "@/features/people/rules/contact-light";
import { lightWords } from "@/features/people/rules/light-words";
import type { EmailHours } from "@/features/settings/rules";
import { dayIn } from "@/lib/calendar";

/** A card that somebody is known by. */
type Known = { positionId: string; candidacyId: string; title: string; clientName: string; on: string };

/** Somebody on the bench as the list's statement returns them. */
export type BenchRow = {
  id: string;
  name: string;
  title: string;
  discipline: Discipline | null;
  level: Level | null;
  city: string | null;
  state: State | null;
  zone: string;
  licenses: ListedLicense[] | null;
  spokeAt: Date | null;
  facts: LightFacts;
  runnerUp: Known | null;
  /** The assignment of ours that ends, with its last day. */
  free: Known | null;
};

/** A row as the browser gets it: words instead of facts. */
export function benchLine(row: BenchRow, clock: { now: Date; zone: string; firm: EmailHours }) {
  const { id, name, title, spokeAt, runnerUp, free } = row;
  return {
    id,
    name,
    title,
    trade: row.discipline ? disciplines[row.discipline] : "",
    place: levelAndPlace(row.level, row.city, row.state),
    licenses: licenseLine(row.licenses, dayIn(clock.zone, clock.now))
      .map(({ text }) => text)
      .join(", "),
    light: lightWords({ ...row.facts, zone: row.zone }, clock),
    spoke: spokeAt,
    runnerUp,
    free,
  };
}
export type BenchLine = ReturnType<typeof benchLine>;
