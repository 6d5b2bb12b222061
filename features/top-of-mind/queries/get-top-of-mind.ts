import type { Context } from "@/db/context";
import type { Stage } from "@/db/vocabulary/candidacies";
import type { State } from "@/db/vocabulary/places";
import type { ContactLight } from "@/db/vocabulary/suppressions";
import { emailWords } from "../rules/email-words";
import type { HeldLicense, Place } from "../rules/facts";
import type { GateId } from "../rules/gates";
import { isWanted, type Wanted } from "../rules/narrow";
import type { Point } from "../rules/points";
import { rankFinalists } from "../rules/rank";
import { findConsidered } from "./find-considered";
import { getWantedPosition, type WantedPosition } from "./get-wanted-position";
import { listFinalists, type Finalist } from "./list-finalists";
import { listTries } from "./list-tries";

/** One row as it is shown, and stored: nothing in it is reckoned again. */
export type TopRow = {
  candidateId: string;
  personId: string;
  /** Their candidacy on this position, where there is one. */
  candidacyId: string | null;
  name: string;
  title: string;
  phone: string | null;
  zone: string;
  city: string | null;
  state: State | null;
  licenses: HeldLicense[];
  lastWords: Finalist["lastWords"];
  light: ContactLight;
  lightWords: string;
  mayEmail: boolean;
  place: Place;
  boardStage: Stage | null;
  total: number;
  points: Point[];
  warnings: string[];
  wanted: boolean;
};

export type NotListedRow = {
  candidateId: string;
  personId: string;
  name: string;
  gate: GateId;
  sentence: string;
  known: string;
};

export type TopOfMind = {
  position: WantedPosition;
  rows: TopRow[];
  notListed: NotListedRow[];
  /** People considered and not weighed, because so many others are nearer. */
  beyond: number;
};

const everybody: Wanted = { states: [], licenses: [], terms: [], withinPay: false };

/** Who is still top of mind for a position and why; and why each other finalist is not. Four statements. */
export async function getTopOfMind(
  context: Pick<Context, "db" | "now">,
  { positionId, wanted = everybody }: { positionId: string; wanted?: Wanted },
): Promise<TopOfMind> {
  const position = await getWantedPosition(context, positionId);
  const { candidateIds, all } = await findConsidered(context, position);
  const [people, tries] = await Promise.all([
    listFinalists(context, candidateIds, position.asked.zone),
    listTries(context, position, candidateIds),
  ]);
  const finalists = people.map((one): Finalist => ({ ...one, tries: tries.get(one.candidateId) ?? [] }));
  const { rows, notListed } = rankFinalists(position.asked, finalists, position.today);
  return {
    position,
    beyond: all - candidateIds.length,
    rows: rows.map(({ finalist, ...ranked }): TopRow => {
      const own = finalist.tries.find((one) => one.place === "position");
      const backOpen =
        position.reopening !== null && own !== undefined && own.furthest !== "sourced" && own.furthest !== "screened";
      const { candidateId, personId, name, title, phone, zone, city, state, licenses, lastWords, light } = finalist;
      return {
        candidateId,
        personId,
        candidacyId: own?.candidacyId ?? null,
        name,
        title,
        phone,
        zone,
        city,
        state,
        licenses,
        lastWords,
        light,
        lightWords: emailWords({ ...finalist, doNotContact: false, backOpen }, position.asked.zone),
        mayEmail: light !== "red",
        place: ranked.place,
        boardStage: ranked.boardStage,
        total: ranked.total,
        points: ranked.points,
        warnings: ranked.warnings,
        wanted: isWanted(wanted, finalist, position.asked),
      };
    }),
    notListed: notListed.map(({ finalist: { candidateId, personId, name }, gate, sentence, known }) => ({
      candidateId,
      personId,
      name,
      gate,
      sentence,
      known,
    })),
  };
}
