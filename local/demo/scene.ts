import type { Context, Recruiter } from "@/db/context";
import type { Database } from "@/db/client";
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
  }[];
  now: Date;
};

/** A position of the demonstration and what its story needs of it. */
export type Played = { positionId: string; openingIds: string[]; owner: Recruiter; contactId: string };

export function acting({ db }: Scene, actor: Recruiter, now: Date): Context {
  return { actor, now, db };
}

/** People of a discipline at any of these levels, drawn anew for each position. */
export function known(scene: Scene, random: Random, discipline: string, levels: readonly string[], count: number) {
  return random.some(
    scene.people.filter((one) => one.discipline === discipline && levels.includes(one.level)),
    count,
  );
}
