import { disciplines, type Discipline, type Level } from "@/db/vocabulary/candidates";
import type { State } from "@/db/vocabulary/places";
import { lightWords } from "@/features/people/rules/light-words";
import type { EmailHours } from "@/features/settings/rules";
import { dayIn } from "@/lib/calendar";
import { licenseLine, levelAndPlace, type ListedLicense } from "./row-words";

/** A candidate as the list's statement returns one: instants as text. */
export type CandidateRow = {
  id: string;
  personId: string;
  name: string;
  title: string;
  employer: string | null;
  discipline: Discipline | null;
  level: Level | null;
  city: string | null;
  state: State | null;
  zone: string;
  email: string | null;
  phone: [id: string, number: string, wrong: boolean] | null;
  licenses: ListedLicense[] | null;
  availableOn: string | null;
  ownerId: string | null;
  lastTouchAt: string | null;
  doNotContactAt: string | null;
  optedOutAt: string | null;
  reachable: boolean;
  inProcessUntil: string | null;
  restingSince: string | null;
  emailFrom: string | null;
  pausedUntil: string | null;
  createdAt: string;
  updatedAt: string;
};

/** A row of the table as the browser gets it: words instead of facts, so that the page stays light. */
export function tableRow(
  row: CandidateRow,
  owners: ReadonlyMap<string, string>,
  clock: { now: Date; zone: string; firm: EmailHours },
) {
  const instant = (text: string | null) => (text ? new Date(text) : null);
  const light = lightWords(
    {
      doNotContactAt: instant(row.doNotContactAt),
      optedOutAt: instant(row.optedOutAt),
      reachable: row.reachable,
      inProcessUntil: instant(row.inProcessUntil),
      restingSince: instant(row.restingSince),
      emailFrom: instant(row.emailFrom),
      pausedUntil: instant(row.pausedUntil),
      zone: row.zone,
    },
    clock,
  );
  return {
    id: row.id,
    personId: row.personId,
    name: row.name,
    title: row.title,
    employer: row.employer,
    trade: row.discipline ? disciplines[row.discipline] : "",
    place: levelAndPlace(row.level, row.city, row.state),
    zone: row.zone,
    email: row.email,
    phone: row.phone?.[1] ?? null,
    wrongNumber: row.phone?.[2] ?? false,
    licenses: licenseLine(row.licenses, dayIn(clock.zone, clock.now)),
    light,
    contact: row.lastTouchAt,
    available: row.availableOn,
    owner: row.ownerId ? (owners.get(row.ownerId) ?? null) : null,
    added: row.createdAt,
    updated: row.updatedAt,
  };
}
export type TableRow = ReturnType<typeof tableRow>;
