import { isIn } from "@/db/vocabulary/candidacies";
import type { ReopeningKind } from "@/db/vocabulary/positions";
import { chanceOf, type Chance } from "./chance";
import { disciplinesOf, drawJob, drawSoul, truthOf, type Day, type Job, type Soul } from "./hidden";
import { recordCandidacy, recordPerson, recordPosition } from "./record";
import { decline, drawPace, end, hire, search, type Card, type Pace } from "./search";
import type { Generate, GeneratorAsked, Reopening, World } from "./world";

const now = "2026-06-15T15:00:00.000Z";
/** Of each thing that a firm would record, so many percent never are. */
const missing = 30;

/** One search, and where it ends: `reopenedAs` where its position is back open at the moment of the lists. */
type Search = {
  job: Job;
  pace: Pace;
  openedOn: Day;
  reopens: { kind: ReopeningKind; on: Day; hiredFor: Day } | null;
  startOn: Day;
};

/**
 * A firm of a few years whose people have hidden abilities, wishes and likings, of which every stage, verdict and reason
 * on record is a noisy view. Its figures were set once from what recruiters say of their trade, before any list was made
 * of it, and no weight of the product was looked at.
 */
export const generate: Generate = ({ seed, reopenings }) => {
  const chance = chanceOf(seed);
  const trades = disciplinesOf(reopenings);
  const souls = new Map(trades.map((one) => [one, [] as Soul[]]));
  for (let at = 0; at < reopenings * 5; at += 1) {
    const trade = chance.pick(trades);
    souls.get(trade)?.push(drawSoul(chance, `person ${at}`, trade));
  }
  const searches = drawSearches(chance, { seed, reopenings }, trades);
  const cards = new Map(searches.map((one) => [one, play(chance, one, souls.get(one.job.discipline) ?? [])]));
  const world: World = { now, people: [], positions: [], candidacies: [], reopenings: [] };
  const recorded = { chance, missing, at: (day: Day) => momentOf(day) };
  world.people = [...souls.values()].flat().map((soul) => recordPerson(recorded, soul));
  for (const one of searches) {
    const own = cards.get(one) ?? [];
    world.positions.push(recordPosition(recorded, one.job, one));
    world.candidacies.push(...own.map((card) => recordCandidacy(recorded, card)));
    if (one.reopens) world.reopenings.push(reopened(one, own, souls.get(one.job.discipline) ?? []));
  }
  return world;
};

/** Those that come back, and half as many that are over; in the order in which they opened. */
function drawSearches(
  chance: Chance,
  { reopenings }: GeneratorAsked,
  trades: Parameters<typeof drawJob>[2][],
): Search[] {
  const clients = Math.max(2, Math.round(reopenings / 10));
  const count = Math.round(reopenings * 1.5);
  return Array.from({ length: count }, (_, at): Search => {
    const job = drawJob(chance, `position ${at}`, chance.pick(trades), clients);
    const pace = drawPace(chance);
    const startOn = chance.between(14, 60);
    if (at >= reopenings) return { job, pace, openedOn: -chance.between(100, 1200), reopens: null, startOn };
    const on = -6 * chance.next() - 0.2;
    const roll = chance.next();
    if (roll < 0.45)
      return { job, pace, openedOn: on - pace.answer, reopens: { kind: "offer_declined", on, hiredFor: 0 }, startOn };
    const hiredFor = roll < 0.8 ? chance.between(10, 150) : chance.between(60, 360);
    const kind = roll < 0.8 ? "fell_off" : "order_reissued";
    return { job, pace, openedOn: on - hiredFor - 21 - pace.answer, reopens: { kind, on, hiredFor }, startOn };
  }).toSorted((a, b) => a.openedOn - b.openedOn);
}

/** Plays a search to its end: filled, turned down, or closed by the client over everybody's head. */
function play(chance: Chance, { job, pace, openedOn, reopens }: Search, souls: Soul[]): Card[] {
  const cards = search(chance, job, souls, openedOn, pace);
  const answeredOn = openedOn + pace.answer;
  const chosen = cards.find((card) => card.offer);
  const closesOver = reopens?.kind === "order_reissued" ? chance.percent(50) : reopens === null && chance.percent(15);
  if (!chosen || closesOver) {
    if (chosen) chosen.offer = null;
    if (chosen) chosen.steps = chosen.steps.filter(({ stage }) => !isIn("offered", stage));
    for (const card of cards) end(card, "client", "position_closed", answeredOn, isRunnerUp(chance, card));
    if (reopens) reopens.kind = "order_reissued";
    return cards;
  }
  const declines = reopens?.kind === "offer_declined" || (reopens === null && chosen.offer?.declined);
  if (declines) decline(chance, chosen);
  else hire(chosen, answeredOn + 21, reopens?.kind === "fell_off" ? reopens.on : null);
  const filled = !declines || reopens === null;
  for (const card of cards)
    if (card !== chosen && (filled || chance.percent(60)))
      end(
        card,
        "client",
        chance.percent(70) ? "other_candidate" : "position_filled",
        answeredOn,
        isRunnerUp(chance, card),
      );
  return cards;
}

/** The recruiter marks six in ten of those whom the client liked. */
function isRunnerUp(chance: Chance, { rounds }: Card): boolean {
  return rounds.length > 0 && rounds.at(-1)?.verdict !== "no" && chance.percent(60);
}

function reopened({ job, reopens, startOn }: Search, cards: Card[], souls: Soul[]): Reopening {
  const on = reopens?.on ?? 0;
  const freed = cards.find(
    ({ offer, hire: hired }) => offer?.declined || (hired?.fellOffOn !== undefined && hired?.fellOffOn !== null),
  );
  const here = new Set(cards.map(({ soul }) => soul.key));
  const known = souls.filter((soul) => soul !== freed?.soul && (soul.presented || here.has(soul.key)));
  return {
    position: job.key,
    kind: reopens?.kind ?? "order_reissued",
    freedBy: reopens?.kind === "order_reissued" ? null : (freed?.key ?? null),
    at: momentOf(on),
    truth: Object.fromEntries(known.map((soul) => [soul.key, truthOf(soul, job, startOn)])),
  };
}

function momentOf(day: Day): string {
  return new Date(Date.parse(now) + day * 86_400_000).toISOString();
}
