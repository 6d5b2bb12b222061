import {
  stageOf,
  type CloseOutReason,
  type CloseOutSide,
  type Stage,
  type StageKind,
} from "@/db/vocabulary/candidacies";
import type { InterviewKind, Verdict } from "@/db/vocabulary/interviews";
import type { DeclineReason } from "@/db/vocabulary/offers";
import { sigmoid, type Chance } from "./chance";
import { cannotCommute, dislikesClient, qualityOf, willingOf, type Day, type Job, type Soul } from "./hidden";

/** One person in one search, as it went. */
export type Card = {
  key: string;
  job: Job;
  soul: Soul;
  steps: { stage: Stage; day: Day }[];
  rounds: { kind: InterviewKind; day: Day; verdict: Verdict; seeAgain: Verdict }[];
  offer: { day: Day; answeredOn: Day | null; declined: DeclineReason | null } | null;
  hire: { startOn: Day; fellOffOn: Day | null } | null;
  ended: { side: CloseOutSide; reason: CloseOutReason; day: Day; runnerUp: boolean } | null;
};

/** How many days each part of a search takes. */
export type Pace = { screen: Day; submit: Day; meet: Day; final: Day; offer: Day; answer: Day };

export function drawPace(chance: Chance): Pace {
  const screen = chance.between(3, 9);
  const submit = screen + chance.between(2, 6);
  const meet = submit + chance.between(4, 12);
  const final = meet + chance.between(5, 12);
  const offer = final + chance.between(2, 8);
  return { screen, submit, meet, final, offer, answer: offer + chance.between(1, 6) };
}

type Seen = { card: Card; view: number };

/** A search from its first call to the first answer to an offer. Whoever is left in it has no end yet. */
export function search(chance: Chance, job: Job, souls: Soul[], openedOn: Day, pace: Pace): Card[] {
  const on = (days: Day) => openedOn + days;
  const cards = sourced(chance, job, souls, openedOn);
  const screened = cards.filter((card) => screen(chance, card, on(chance.between(1, pace.screen))));
  const submitted = best(seen(chance, screened, 0.9), 6, job.strict - 2);
  endOthers(screened, submitted, on(pace.submit), () => ["us", "not_a_fit"]);
  for (const card of submitted) step(card, "submittal", on(pace.submit));

  const invited = best(seen(chance, submitted, 0.8), 4, job.strict - 1);
  endOthers(submitted, invited, on(pace.meet - 2), (card) => ["client", turnedDown(chance, card)]);
  const met = invited.filter((card) => meet(chance, card, chance.pick(["phone", "video", "onsite"]), on(pace.meet)));
  const finalists = best(seen(chance, met, 0.5), 2, job.strict - 0.7);
  endOthers(met, finalists, on(pace.final - 2), (card) => [
    "client",
    chance.percent(60) ? "other_candidate" : turnedDown(chance, card),
  ]);
  const last = finalists.filter((card) => meet(chance, card, "final", on(pace.final)));
  const [chosen] = best(seen(chance, last, 0.4), 1, job.strict - 0.8);
  if (chosen) offer(chance, chosen, on(pace.offer), on(pace.answer));
  return cards;
}

/** Whoever the recruiter thinks of, and has not placed: by what is known of them, and by who is in mind. */
function sourced(chance: Chance, job: Job, souls: Soul[], openedOn: Day): Card[] {
  const free = souls.filter((one) => !one.hired && !one.doNotContact);
  return chance
    .some(free, 60)
    .map((soul) => ({
      soul,
      thought:
        -0.6 * Math.abs(soul.level - job.level) +
        (soul.sectors.includes(job.sector) ? 0.3 : 0) +
        (soul.spokeOn !== null && openedOn - soul.spokeOn < 365 ? 0.4 : 0) +
        chance.bell(0.8),
    }))
    .toSorted((a, b) => b.thought - a.thought)
    .slice(0, 14)
    .map(({ soul }) => ({
      key: `${job.key}, ${soul.key}`,
      job,
      soul,
      steps: [{ stage: stageOf("entry"), day: openedOn }],
      rounds: [],
      offer: null,
      hire: null,
      ended: null,
    }));
}

/** The first call: nobody answers, or they have no wish, or they are in. */
function screen(chance: Chance, card: Card, day: Day): boolean {
  const { soul, job } = card;
  for (const later of [0, 3]) {
    const spoke = chance.next() < soul.responds;
    call(soul, day + later, spoke);
    if (!spoke) continue;
    if (willingOf(soul, job, day) + chance.bell(0.6) < -0.4) {
      end(card, "candidate", whyNot(chance, card), day + later);
      return false;
    }
    step(card, "screening", day + later);
    return true;
  }
  end(card, "us", "no_reply", day + 14);
  return false;
}

/** A round, and what the client says of it; one in eight withdraws, and more of those who have seen enough. */
function meet(chance: Chance, card: Card, kind: InterviewKind, day: Day): boolean {
  const { soul, job } = card;
  if (card.rounds.length === 0) step(card, "interviewing", day - 3);
  soul.presented = true;
  const said = () => verdictOf(qualityOf(soul, job) + chance.bell(0.6) - job.strict);
  card.rounds.push({ kind, day, verdict: said(), seeAgain: said() });
  call(soul, day + 1, true);
  if (!chance.percent(dislikesClient(soul, job) ? 60 : cannotCommute(soul, job) ? 40 : 8)) return true;
  end(card, "candidate", whyNot(chance, card), day + 1);
  return false;
}

function offer(chance: Chance, card: Card, day: Day, answeredOn: Day) {
  step(card, "offering", day);
  const { soul, job } = card;
  const accepts = chance.next() < sigmoid(1.5 * (willingOf(soul, job, day) + 1));
  card.offer = { day, answeredOn, declined: accepts ? null : declineOf(chance, card) };
  call(soul, answeredOn, true);
}

export function decline(chance: Chance, card: Card) {
  if (card.offer) card.offer.declined ??= declineOf(chance, card);
  end(card, "candidate", "declined_offer", card.offer?.answeredOn ?? 0);
}

export function hire(card: Card, startOn: Day, fellOffOn: Day | null) {
  if (card.offer) card.offer.declined = null;
  step(card, "hired", card.offer?.answeredOn ?? startOn);
  step(card, "started", startOn);
  card.hire = { startOn, fellOffOn };
  if (fellOffOn === null) card.soul.hired = true;
  else end(card, "candidate", "other_offer", fellOffOn);
}

function step(card: Card, kind: StageKind, day: Day) {
  if (kind === "submittal") card.soul.presented = true;
  card.steps.push({ stage: stageOf(kind), day });
}

export function end(card: Card, side: CloseOutSide, reason: CloseOutReason, day: Day, runnerUp = false) {
  card.ended ??= { side, reason, day, runnerUp };
}

function call(soul: Soul, day: Day, spoke: boolean) {
  soul.calls.push({ day, spoke });
  if (spoke) soul.spokeOn = Math.max(soul.spokeOn ?? day, day);
}

function seen(chance: Chance, cards: Card[], haze: number): Seen[] {
  return cards.map((card) => ({ card, view: qualityOf(card.soul, card.job) + chance.bell(haze) }));
}

function best(cards: Seen[], most: number, least: number): Card[] {
  return cards
    .filter(({ view }) => view > least)
    .toSorted((a, b) => b.view - a.view)
    .slice(0, most)
    .map(({ card }) => card);
}

function endOthers(cards: Card[], kept: Card[], day: Day, why: (card: Card) => [CloseOutSide, CloseOutReason]) {
  for (const card of cards) if (!kept.includes(card)) end(card, ...why(card), day);
}

function verdictOf(over: number): Verdict {
  return over > 0.3 ? "yes" : over > -0.3 ? "maybe" : "no";
}

function turnedDown(chance: Chance, { soul, job }: Card): CloseOutReason {
  if (job.requires && !soul.licensedIn.includes(job.state)) return "license";
  if (soul.wants > job.pays * 1.1 && chance.percent(50)) return "pay";
  if (!soul.sectors.includes(job.sector) && chance.percent(30)) return "sector";
  return chance.percent(70) ? "skills" : "other_candidate";
}

function whyNot(chance: Chance, { soul, job }: Card): CloseOutReason {
  if (dislikesClient(soul, job)) return "culture";
  if (cannotCommute(soul, job)) return chance.pick(["site", "schedule"]);
  if (soul.wants > job.pays) return "pay";
  return chance.pick(["not_looking", "not_looking", "other_offer", "counter_offer"]);
}

function declineOf(chance: Chance, { soul, job }: Card): DeclineReason {
  if (dislikesClient(soul, job)) return "role";
  if (cannotCommute(soul, job)) return chance.pick(["site", "schedule"]);
  return soul.wants > job.pays ? "pay" : chance.pick(["counter_offer", "other_offer", "family"]);
}
