import type { Context, Recruiter } from "@/db/context";
import type { Database } from "@/db/client";
import type { Chance } from "./chance";
import type { DemoClock } from "./clock";

/** What every scene of the demonstration needs: who acts, the clock, the people by trade. */
export type Stagehands = {
  db: Database;
  clock: DemoClock;
  recruiters: Recruiter[];
  /** Candidates in the order they were drawn, with what scenes choose them by. */
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

export function acting({ db }: Stagehands, actor: Recruiter, now: Date): Context {
  return { actor, now, db };
}

/** People of a trade and near its level, in an order of their own for each position. */
export function known(hands: Stagehands, luck: Chance, discipline: string, levels: readonly string[], count: number) {
  return luck.some(
    hands.people.filter((one) => one.discipline === discipline && levels.includes(one.level)),
    count,
  );
}
