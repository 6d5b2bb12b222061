import type { Sql } from "postgres";
import { getTopOfMind, type TopOfMind } from "@/features/top-of-mind/queries/get-top-of-mind";
import { rounded } from "../measure";
import type { Asked, Outcome } from "../outcome";
import { say } from "../say";
import { type Guise, guiseKinds, guiseOf, labelsOf, otherwise } from "./guises";
import { keysByCandidate } from "./other-orders";
import { startWorld } from "./start-world";
import { guiseColumns, rowId } from "./write-world";

/** Of each list so many are looked at once more as somebody else: one for each thing that is changed. */
const pairsOfList = guiseKinds.length;
/** Whoever is among the first ones is called. */
const called = 10;
const leastRatio = 0.8;

/**
 * Pairs of one and the same person who differ in a name, a pronoun, a graduation year, a gap or a ZIP code alone: the
 * list is asked for as the screen asks for it, the record changed, and the list asked for again. And how often each
 * labeled group is among the first ten, where every label is drawn without a look at what somebody can.
 */
export async function benchCounterfactual(asked: Asked, stack: AsyncDisposableStack): Promise<Outcome> {
  const reopenings = Math.round(asked.reopenings / pairsOfList);
  const { world, owner, context } = await startWorld({ ...asked, reopenings }, guiseOf, stack);
  const keys = keysByCandidate(world);
  const rates: Rates = new Map();
  const never: string[] = [];
  const same: Record<string, number> = {};
  let pairs = 0;
  for (const { position } of world.reopenings) {
    const list = () => getTopOfMind(context(), { positionId: rowId("position", position) });
    const first = await list();
    // Each list has people of its own guises: few top many lists, and how they are called would be chance.
    const guises = new Map(weighedOf(first).map((id) => [id, guiseOf(`${keys.get(id) ?? ""} on ${position}`)]));
    await disguise(owner, guises);
    const before = await list();
    count(before, guises, rates);
    const changed = chosenOf(before, position).map((id, at) => ({ id, kind: guiseKinds[at] ?? "name" }));
    const others = changed.map(({ id, kind }) => [id, otherwise(guises.get(id) ?? guiseOf(id), kind)] as const);
    await disguise(owner, new Map(others));
    const after = await list();
    for (const { id, kind } of changed) {
      pairs += 1;
      if (stateOf(before, id) === stateOf(after, id)) same[kind] = (same[kind] ?? 0) + 1;
      else never.push(`${id} has another place or other points on the list of ${position} with another ${kind}.`);
    }
    if (new Set([first, before, after].map(({ fingerprint }) => fingerprint)).size > 1)
      never.push(`The list of ${position} is another one once its people have other guises.`);
  }
  const different = pairs - Object.values(same).reduce((sum, one) => sum + one, 0);
  const ratios = impactRatios(rates);
  const ratio = rounded(Math.min(...Object.values(ratios)), 3);
  console.table(Object.fromEntries([...rates].map(([label, of]) => [label, { ...of, rate: rateOf(of) }])));
  say(`Impact ratios: ${JSON.stringify(ratios)}; pairs that are the same: ${JSON.stringify(same)}`);
  if (ratio < leastRatio)
    never.push(`One group is called ${ratio} times as often as another; ${leastRatio} is the least.`);
  return { line: { pairs, different, impact_ratio: ratio }, never: never.slice(0, 10), ratios, rates: [...rates] };
}

type Rates = Map<string, { weighed: number; called: number }>;

function weighedOf({ rows, notListed }: TopOfMind): string[] {
  return [...rows, ...notListed].map(({ candidateId }) => candidateId);
}

/** Some from the top, some from below, and of those who are not listed. */
function chosenOf(list: TopOfMind, position: string): string[] {
  const weighed = weighedOf(list);
  const step = Math.max(1, Math.floor(weighed.length / pairsOfList));
  const first = Number.parseInt(rowId("chosen", position).slice(0, 4), 16) % step;
  return weighed.filter((_, at) => at % step === first).slice(0, pairsOfList);
}

/** All that is said of a person and where they stand: which row, by which points, or by which gate not. */
function stateOf({ rows, notListed }: TopOfMind, candidateId: string): string {
  const at = rows.findIndex((one) => one.candidateId === candidateId);
  const row = rows[at];
  if (!row) return JSON.stringify(notListed.find((one) => one.candidateId === candidateId)?.sentence ?? "nowhere");
  const { total, points, warnings, license, changes, interested, place } = row;
  return JSON.stringify({ at, total, points, warnings, license, changes, interested, place });
}

function count(list: TopOfMind, guises: Map<string, Guise>, rates: Rates) {
  for (const [at, id] of weighedOf(list).entries()) {
    const guise = guises.get(id);
    for (const [by, group] of guise ? Object.entries(labelsOf(guise)) : []) {
      const label = `${by}: ${group}`;
      const rate = rates.get(label) ?? { weighed: 0, called: 0 };
      const isCalled = at < Math.min(called, list.rows.length);
      rates.set(label, { weighed: rate.weighed + 1, called: rate.called + Number(isCalled) });
    }
  }
}

/** By what the groups are made by: the rate of the group that is called least, by that of the one that is called most. */
function impactRatios(rates: Rates): Record<string, number> {
  const groups = Map.groupBy([...rates], ([label]) => label.split(": ")[0] ?? "");
  return Object.fromEntries(
    [...groups].map(([by, of]) => {
      const all = of.map(([, rate]) => rateOf(rate));
      return [by, rounded(Math.min(...all) / Math.max(...all), 3)];
    }),
  );
}

function rateOf(of: { weighed: number; called: number }): number {
  return rounded(of.called / of.weighed, 4);
}

/** Writes who people are taken for over who they were, all that the tables have of it. */
async function disguise(owner: Sql, guises: Map<string, Guise>) {
  const rows = [...guises].map(([id, guise]) => ({ id, ...guiseColumns(guise) }));
  await owner`
    update people p set first_name = g.first_name, last_name = g.last_name, city = g.city, state = g.state, zip = g.zip,
      search_text = g.search_text
    from jsonb_to_recordset(${JSON.stringify(rows.map(({ id, people }) => ({ id, ...people })))}::text::jsonb)
      as g(id uuid, first_name text, last_name text, city text, state text, zip text, search_text text)
    join candidates k on k.id = g.id where p.id = k.person_id`;
  await owner`
    update candidates k set years_experience = g.years_experience, summary = g.summary
    from jsonb_to_recordset(${JSON.stringify(rows.map(({ id, candidates }) => ({ id, ...candidates })))}::text::jsonb)
      as g(id uuid, years_experience int, summary text)
    where k.id = g.id`;
}
