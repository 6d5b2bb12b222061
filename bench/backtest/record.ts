import { keysOf } from "@/lib/keys-of";
import { levels } from "@/db/vocabulary/candidates";
import type { Chance } from "./chance";
import { levelNamed, licenseOf, type Day, type Job, type Soul } from "./hidden";
import type { Card } from "./search";
import type { Candidacy, Person, Position } from "./world";

/** How things come on record: each of them is missing in so many percent. */
export type Recording = { chance: Chance; missing: number; at: (day: Day) => string };

export function recordPerson({ chance, missing, at }: Recording, soul: Soul): Person {
  const kept = () => !chance.percent(missing);
  const type = licenseOf(soul.discipline);
  const licenses = [
    ...soul.licensedIn.map((state) => ({
      state,
      status: "active" as const,
      expiresOn: dayOf(at(chance.between(60, 700))),
    })),
    ...soul.lapsedIn.map((state) => ({
      state,
      status: "lapsed" as const,
      expiresOn: dayOf(at(-chance.between(10, 400))),
    })),
  ];
  // One in twenty is recorded a level off.
  const level = chance.percent(5) ? soul.level + chance.pick([-1, 1]) : soul.level;
  return {
    key: soul.key,
    discipline: kept() ? soul.discipline : null,
    level: kept() ? levelNamed(Math.max(0, Math.min(keysOf(levels).length - 1, level))) : null,
    sectors: soul.sectors.filter(kept),
    software: soul.software.filter(kept),
    licenses: type ? licenses.filter(kept).map((one) => ({ type, ...one })) : [],
    desiredPay: kept() ? Math.round((soul.wants * (1 + chance.bell(0.05))) / 1000) * 1000 : null,
    availableOn: kept() ? dayOf(at(soul.freeOn + chance.between(-14, 14))) : null,
    doNotContact: soul.doNotContact,
    calls: soul.calls
      .filter(({ day }) => day < 0)
      .filter(kept)
      .map(({ day, spoke }) => ({ at: at(day), spoke })),
  };
}

export function recordPosition(
  { at }: Recording,
  job: Job,
  { openedOn, reopens, startOn }: { openedOn: Day; reopens: object | null; startOn: Day },
): Position {
  const { key, client, discipline, sector, software, state } = job;
  return {
    key,
    client,
    discipline,
    level: levelNamed(job.level),
    sector,
    software,
    state,
    requiredLicense: job.requires,
    payMax: Math.round(job.pays / 1000) * 1000,
    startOn: reopens ? dayOf(at(startOn)) : null,
    openedAt: at(openedOn),
    open: reopens !== null,
  };
}

/** What happened, and what was said of it. Nothing on record is later than the moment of the lists. */
export function recordCandidacy({ chance, missing, at }: Recording, card: Card): Candidacy {
  const kept = () => !chance.percent(missing);
  const { key, job, soul, offer, hire, ended } = card;
  const past = (day: Day) => at(Math.min(day, -0.1));
  return {
    key,
    position: job.key,
    person: soul.key,
    steps: card.steps.map(({ stage, day }) => ({ stage, at: past(day) })),
    rounds: card.rounds.map(({ kind, day, verdict, seeAgain }) => {
      const said = { verdict: kept() ? verdict : null, seeAgain: kept() ? seeAgain : null };
      return { kind, at: past(day), said: said.verdict || said.seeAgain ? said : null };
    }),
    offer: offer && {
      at: past(offer.day),
      pay: Math.round(job.pays / 1000) * 1000,
      answer: offer.answeredOn === null ? null : { at: past(offer.answeredOn), declined: offer.declined },
    },
    hire: hire && {
      startOn: dayOf(at(hire.startOn)),
      guaranteeUntil: dayOf(at(hire.startOn + 90)),
      fellOffAt: hire.fellOffOn === null ? null : past(hire.fellOffOn),
    },
    closeOut: ended && {
      side: ended.side,
      // Who was told no is known; why is not always.
      reason:
        ended.reason === "position_closed" || ended.reason === "declined_offer" || kept() ? ended.reason : "other",
      at: past(ended.day),
      runnerUp: ended.runnerUp,
    },
  };
}

function dayOf(moment: string): string {
  return moment.slice(0, 10);
}
