import { hash } from "node:crypto";
import type { Context } from "@/db/context";
import { isIn } from "@/db/vocabulary/candidacies";
import type { Stage } from "@/db/vocabulary/candidacies";
import type { State } from "@/db/vocabulary/places";
import type { ContactLight } from "@/db/vocabulary/suppressions";
import type { Width } from "@/db/vocabulary/widths";
import { getFirm } from "@/features/settings/queries";
import { emailWords, type EmailClock } from "../rules/email-words";
import { compare, gatedOf, type Gated, type HeldLicense, type Place } from "../rules/facts";
import type { GateId, LicenseQuestion } from "../rules/gates";
import { isWanted, type Wanted } from "../rules/narrow";
import { rulesVersion, type Point, type Weights } from "../rules/points";
import { rankFinalists, type Ranked } from "../rules/rank";
import { weightsOf } from "../rules/weights";
import { changesOf, type Change } from "../rules/changes";
import type { Considered } from "./find-considered";
import type { WantedPosition } from "./get-wanted-position";
import type { Dismissal } from "./list-dismissed";
import type { Finalist } from "./list-finalists";
import { listLastWords, type LastWords } from "./list-last-words";
import { listWeighed } from "./list-weighed";

/** One row as it is shown, and stored: nothing in it is computed again. */
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
  lastWords: LastWords["lastWords"];
  light: ContactLight;
  lightWords: string;
  mayEmail: boolean;
  place: Place;
  boardStage: Stage | null;
  /** Lists that were stored before this was known say nothing of it. */
  interested?: boolean | undefined;
  /** In process for another position with us. */
  elsewhere?: Ranked<Finalist>["elsewhere"] | undefined;
  /** Emailed about this position, and nothing heard since. */
  pendingSince?: string | null | undefined;
  /** What would raise the total once somebody asks and records it. */
  changes?: Change[] | undefined;
  total: number;
  points: Point[];
  warnings: string[];
  /** The required license, where nobody has recorded it. Lists that were stored before say nothing of it. */
  license?: LicenseQuestion | null | undefined;
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

export type DismissedRow = Dismissal & { candidateId: string; name: string; total: number };

export type TopOfMind = {
  position: WantedPosition;
  rows: TopRow[];
  /** How many people are listed, and how many of them are wanted: the rows may be the first of those. */
  listed: number;
  wanted: number;
  notListed: NotListedRow[];
  /** Who would be listed, and was dismissed for this position. */
  dismissed: DismissedRow[];
  /** Lists that were stored before this was known say nothing of it. */
  considered?: Considered | undefined;
  /** What the list was made from: the same rules make the same list of it again. Stored lists keep it to themselves. */
  facts: Gated[];
  /** The most that each point gives here. */
  weights: Weights;
  /** The same while neither the facts nor what the rules make of them have changed. */
  fingerprint: string;
  /** People considered and not weighed, because so many others are nearer. */
  beyond: number;
};

const everybody: Wanted = { states: [], licenses: [], terms: [], withinPay: false };

/**
 * Who is still top of mind for a position and why; and why each other finalist is not. Seven statements. With `most`
 * only so many of the wanted are among the rows: all are weighed, but what is only shown is not looked up for the
 * others.
 */
export async function getTopOfMind(
  context: Context,
  {
    positionId,
    wanted = everybody,
    most,
    wide = "known",
  }: { positionId: string; wanted?: Wanted; most?: number | undefined; wide?: Width },
): Promise<TopOfMind> {
  const [weighed, firm] = await Promise.all([listWeighed(context, { positionId, wide }), getFirm(context)]);
  const { position, finalists, considered, beyond, dismissed: hidden } = weighed;
  const weights = weightsOf(firm.pointWeights);
  const { rows: ranked, notListed } = rankFinalists(position.asked, finalists, position.today, weights);
  const facts = finalists.map(gatedOf).toSorted((a, b) => compare(a.candidateId, b.candidateId));
  const rows = ranked.filter(({ finalist }) => !hidden.has(finalist.personId));
  const fits = new Set(rows.filter(({ finalist }) => isWanted(wanted, finalist, position.asked)));
  const shown = most === undefined ? rows : [...fits].slice(0, most);
  const words = await listLastWords(context, {
    positionId,
    personIds: shown.map(({ finalist }) => finalist.personId),
  });
  const clock = { now: context.now, firm };
  return {
    position,
    listed: rows.length,
    wanted: fits.size,
    considered,
    beyond,
    facts,
    weights,
    fingerprint: fingerprintOf(position, facts, { weights, ranked, notListed }),
    rows: shown.map((ranked) => {
      const row = { words: words.get(ranked.finalist.personId), wanted: fits.has(ranked), weights, clock };
      return rowOf(ranked, position, row);
    }),
    dismissed: ranked.flatMap(({ finalist: { candidateId, name, personId }, total }) => {
      const dismissal = hidden.get(personId);
      return dismissal ? [{ ...dismissal, candidateId, name, total }] : [];
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

/** A position without a start date is asked for as of today. Without that day, tomorrow's list is no other list. */
function fingerprintOf(
  { asked, reopening, title, clientName, openSeats }: WantedPosition,
  facts: Gated[],
  {
    weights,
    ranked,
    notListed,
  }: { weights: Weights; ranked: Ranked<Finalist>[]; notListed: { finalist: Finalist; gate: GateId }[] },
): string {
  const made = {
    rules: [rulesVersion, weights],
    position: {
      asked: { ...asked, startOn: asked.startKnown ? asked.startOn : null },
      reopening,
      title,
      clientName,
      openSeats,
    },
    facts,
    rows: ranked.map(({ finalist, points }) => [finalist.candidateId, ...points.map((one) => one.points)]),
    notListed: notListed.map(({ finalist, gate }) => [finalist.candidateId, gate]),
  };
  return hash("sha256", JSON.stringify(made));
}

function rowOf(
  { finalist, ...ranked }: Ranked<Finalist>,
  { reopening, asked, today }: WantedPosition,
  {
    words,
    wanted,
    weights,
    clock,
  }: { words: LastWords | undefined; wanted: boolean; weights: Weights; clock: EmailClock },
): TopRow {
  const own = finalist.tries.find((one) => one.place === "position");
  const backOpen = reopening !== null && own !== undefined && isIn("presented", own.furthest);
  const { candidateId, personId, name, title, zone, city, state, licenses, light } = finalist;
  return {
    candidateId,
    personId,
    candidacyId: own?.candidacyId ?? null,
    name,
    title,
    phone: words?.phone ?? null,
    zone,
    city,
    state,
    licenses,
    lastWords: words?.lastWords ?? null,
    light,
    lightWords: emailWords({ ...finalist, phone: words?.phone ?? null, backOpen }, clock),
    mayEmail: light !== "red",
    place: ranked.place,
    boardStage: ranked.boardStage,
    interested: ranked.interested,
    elsewhere: ranked.elsewhere,
    pendingSince: words?.pendingSince ?? null,
    changes: changesOf(asked, finalist, today, weights),
    total: ranked.total,
    points: ranked.points,
    warnings: ranked.warnings,
    license: ranked.license,
    wanted,
  };
}
