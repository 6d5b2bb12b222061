import type { Context, Recruiter } from "@/db/context";
import type { Database } from "@/db/client";
import type { LicenseStatus, LicenseType } from "@/db/vocabulary/licenses";
import type { State } from "@/db/vocabulary/places";
import type { Random } from "./random";
import type { DemoClock } from "./clock";

/** What each part of the demonstration works with: its recruiters, its clock and its people. */
export type Scene = {
  db: Database;
  clock: DemoClock;
  recruiters: Recruiter[];
  /** Candidates in the order they were drawn, with the fields by which the parts choose them. */
  people: {
    candidateId: string;
    personId: string;
    discipline: string;
    level: string;
    state: string;
    email: string | null;
    licenses: { type: LicenseType; state: State | null; status: LicenseStatus }[];
  }[];
  now: Date;
};

/** A position of the demonstration and what its story needs of it. */
export type Played = {
  positionId: string;
  openingIds: string[];
  owner: Recruiter;
  contactId: string;
  state: State;
};

export function acting({ db }: Scene, actor: Recruiter, now: Date): Context {
  return { actor, now, db };
}

type Fit = { discipline: string; levels: readonly string[]; license: LicenseType | null; state: State };

/** People of a discipline at any of these levels, drawn anew for each position; none whose license there is not in force. */
export function known(scene: Scene, random: Random, { discipline, levels, license, state }: Fit, count: number) {
  return random.some(
    scene.people.filter(
      (one) =>
        one.discipline === discipline &&
        levels.includes(one.level) &&
        !one.licenses.some((held) => held.type === license && held.state === state && held.status !== "active"),
    ),
    count,
  );
}
