import { closeOutReasons, kindOf, type CloseOutReason, type StageKind } from "@/db/vocabulary/candidacies";
import { disciplines, levels, type PayUnit } from "@/db/vocabulary/candidates";
import { sectors, software } from "@/db/vocabulary/experience";
import { restrictedPosition } from "@/db/vocabulary/positions";
import type { PointGroup } from "@/db/vocabulary/top-of-mind";
import type { Verdict } from "@/db/vocabulary/interviews";
import { isStateLicense, licenseHolds, nameOfLicense } from "@/features/licenses/rules";
import { plusDays } from "@/lib/calendar";
import { midSentence } from "@/lib/format/mid-sentence";
import { formatMoney } from "@/lib/format/money";
import { formatDate } from "@/lib/format/time";
import { keysOf } from "@/lib/keys-of";
import { atClient, nearestFirst, type Asked, type Place, type Scored, type Try } from "./facts";

export const groups = {
  how_far: "How far they got",
  client_said: "What the client said",
  fit: "Fit now",
  warmth: "Warmth",
} as const satisfies Record<PointGroup, string>;

/** The card that a sentence is about; the rest is about the person's own record. */
type About = { positionId: string; candidacyId: string };
type Score = { points: number; sentence: string; about?: About | undefined };
type Rule = {
  group: PointGroup;
  label: string;
  most: number;
  score: (asked: Asked, facts: Scored, today: string) => Score;
};

/** Every point there is (docs/top-of-mind.md), and nothing else: the most of all of them together is 100. */
export const pointTable = {
  furthest: { group: "how_far", label: "Furthest stage", most: 35, score: (_, facts) => furthest(facts.tries) },
  verdict: {
    group: "client_said",
    label: "Client feedback",
    most: 10,
    score: (_, facts) =>
      said(
        facts.tries,
        (one) => one.verdict,
        { yes: 10, maybe: 4, no: 0 },
        {
          yes: "wanted to move forward",
          maybe: "was not sure",
          no: "did not want to move forward",
        },
      ),
  },
  see_again: {
    group: "client_said",
    label: "Would consider again",
    most: 8,
    score: (_, facts) =>
      said(
        facts.tries,
        (one) => one.seeAgain,
        { yes: 8, maybe: 3, no: 0 },
        {
          yes: "would consider them again",
          maybe: "might consider them again",
          no: "would not consider them again",
        },
      ),
  },
  runner_up: { group: "client_said", label: "Runner-up", most: 7, score: (_, facts) => runnerUp(facts.tries) },
  role: { group: "fit", label: "Role", most: 5, score: role },
  sector: { group: "fit", label: "Sector", most: 3, score: sector },
  license: { group: "fit", label: "License", most: 6, score: license },
  software: { group: "fit", label: "Software", most: 3, score: tools },
  pay: { group: "fit", label: "Pay", most: 4, score: pay },
  available: { group: "fit", label: "Available", most: 4, score: available },
  conversation: { group: "warmth", label: "Last conversation", most: 6, score: conversation },
  answers: { group: "warmth", label: "Responsiveness", most: 4, score: answers },
  why_left: { group: "warmth", label: "Why it ended", most: 5, score: (_, facts) => whyLeft(facts.tries) },
} as const satisfies Record<string, Rule>;
export type PointId = keyof typeof pointTable;

/** Raised with each change of a rule, so that a stored list says by which rules it was made. */
export const rulesVersion = 1;

/** The most that each point gives, as it is kept with a list. */
export type Weights = Record<PointId, number>;

/** Lists that were stored before this was known name no card. `most` is said where it is not that of the table. */
export type Point = {
  id: PointId;
  points: number;
  sentence: string;
  about?: About | undefined;
  most?: number | undefined;
};

/** A person's points for a position, each with its sentence. Missing data gives none and says so. */
export function pointsOf(asked: Asked, facts: Scored, today: string, weights?: Weights): Point[] {
  return keysOf(pointTable).map((id) => {
    const rule: Rule = pointTable[id];
    const most = weights?.[id] ?? rule.most;
    const { points, sentence, about } = rule.score(asked, facts, today);
    // In the table's own points a rule has a few steps; under another weight each keeps its share of it.
    const own = Math.round((Math.min(rule.most, Math.max(0, points)) * most) / rule.most);
    return {
      id,
      points: own,
      sentence,
      ...(about ? { about } : {}),
      ...(most === rule.most ? {} : { most }),
    };
  });
}

function aboutOf({ positionId, candidacyId }: Try): About | undefined {
  return positionId ? { positionId, candidacyId } : undefined;
}

export function totalOf(points: Point[]): number {
  return points.reduce((sum, one) => sum + one.points, 0);
}

const reached: Record<Place, { offer: number; final: number; interview: number; submitted: number }> = {
  position: { offer: 35, final: 31, interview: 27, submitted: 16 },
  client: { offer: 28, final: 24, interview: 20, submitted: 10 },
  elsewhere: { offer: 21, final: 17, interview: 13, submitted: 5 },
};

const steps: Record<StageKind, keyof (typeof reached)["position"] | null> = {
  entry: null,
  screening: null,
  submittal: "submitted",
  interviewing: "interview",
  offering: "offer",
  hired: "offer",
  started: "offer",
};

export function furthest(tries: Try[]): Score {
  let best: { one: Try; points: number; words: string } | null = null;
  for (const one of nearestFirst(tries)) {
    const step = stepOf(one);
    if (step.points > (best?.points ?? 0)) best = { one, ...step };
  }
  if (!best) return { points: 0, sentence: "Never submitted to a client" };
  const sentence = `${best.words} ${where(best.one)}, ${formatDate(best.one.on, "UTC")}`;
  return { points: best.points, sentence, about: aboutOf(best.one) };
}

function stepOf({ furthest: stage, finalRound, place }: Try): { points: number; words: string } {
  const step = steps[kindOf(stage)];
  if (!step) return { points: 0, words: "" };
  if (step === "interview" && finalRound) return { points: reached[place].final, words: "Final round" };
  const words = { offer: "Offer", final: "Final round", interview: "Interview", submitted: "Submitted" }[step];
  return { points: reached[place][step], words };
}

function where({ place, restricted, positionTitle, clientName }: Try): string {
  if (restricted) return atClient({ restricted, clientName });
  if (place === "position") return "on this position";
  return place === "client" ? `at this client (${positionTitle})` : `at ${clientName} (${positionTitle})`;
}

function said(
  tries: Try[],
  take: (said: NonNullable<Try["said"]>) => Verdict | null,
  worth: Record<Verdict, number>,
  words: Record<Verdict, string>,
): Score {
  for (const one of nearestFirst(tries)) {
    const verdict = one.said ? take(one.said) : null;
    if (one.said && verdict)
      return {
        points: worth[verdict],
        sentence: `${one.restricted ? `The client of ${restrictedPosition}` : one.clientName} ${words[verdict]}, ${formatDate(one.said.on, "UTC")}`,
        about: aboutOf(one),
      };
  }
  return { points: 0, sentence: "No feedback recorded" };
}

function runnerUp(tries: Try[]): Score {
  const marked = nearestFirst(tries).find((one) => one.runnerUp);
  if (!marked) return { points: 0, sentence: "Not marked as a runner-up" };
  const points = marked.place === "elsewhere" ? 4 : 7;
  return { points, sentence: `Runner-up ${where(marked)}`, about: aboutOf(marked) };
}

function role(asked: Asked, facts: Scored): Score {
  if (!facts.discipline || !facts.level) return { points: 0, sentence: "Discipline or level not recorded" };
  const words = `${disciplines[facts.discipline]}, ${midSentence(levels[facts.level])}`;
  if (facts.discipline !== asked.discipline) return { points: 0, sentence: `Different discipline: ${words}` };
  const order = keysOf(levels);
  const away = Math.abs(order.indexOf(facts.level) - order.indexOf(asked.level));
  return { points: away === 0 ? 5 : away === 1 ? 3 : 0, sentence: words };
}

function sector(asked: Asked, facts: Scored): Score {
  if (!asked.sector) return { points: 0, sentence: "The position has no sector" };
  if (facts.sectors.length === 0) return { points: 0, sentence: "Sectors not recorded" };
  return facts.sectors.includes(asked.sector)
    ? { points: 3, sentence: `Has worked in ${midSentence(sectors[asked.sector])}` }
    : { points: 0, sentence: `No work in ${midSentence(sectors[asked.sector])} recorded` };
}

function license({ requiredLicense, state, startOn }: Asked, { licenses }: Scored): Score {
  if (!requiredLicense) return { points: 0, sentence: "The position requires no license" };
  const name = nameOfLicense(requiredLicense, state);
  const own = licenses.filter((one) => one.type === requiredLicense);
  const held = own.filter((one) => licenseHolds(one, state, startOn));
  if (held.length > 0) {
    const until = held.some((one) => !one.expiresOn)
      ? null
      : held
          .map((one) => one.expiresOn ?? "")
          .toSorted()
          .at(-1);
    return { points: 6, sentence: until ? `${name}, valid until ${formatDate(until, "UTC")}` : `${name}, valid` };
  }
  const here = own.filter((one) => !isStateLicense(requiredLicense) || one.state === state);
  if (here.length === 0) return { points: 0, sentence: `${name} not recorded` };
  if (here.some((one) => one.status === "in_comity")) return { points: 3, sentence: `${name}: comity pending` };
  return { points: 0, sentence: `No ${name} valid at the start` };
}

function tools(asked: Asked, facts: Scored): Score {
  if (asked.software.length === 0) return { points: 0, sentence: "The position lists no software" };
  if (facts.software.length === 0) return { points: 0, sentence: "Software not recorded" };
  const known = asked.software.filter((one) => facts.software.includes(one));
  const names = known.map((one) => software[one]).join(", ");
  return {
    points: Math.floor((3 * known.length) / asked.software.length),
    sentence:
      known.length > 0 ? `${known.length} of ${asked.software.length}: ${names}` : "None of the software listed",
  };
}

const hoursPerYear = 2080;

export function perYear(cents: number, unit: PayUnit): number {
  return unit === "hour" ? cents * hoursPerYear : cents;
}

function pay(asked: Asked, facts: Scored): Score {
  if (asked.payMaxCents === null || !asked.payUnit) return { points: 0, sentence: "The position has no pay range" };
  if (facts.desiredPayCents === null || !facts.desiredPayUnit) return { points: 0, sentence: "Pay not recorded" };
  const most = perYear(asked.payMaxCents, asked.payUnit);
  const wish = perYear(facts.desiredPayCents, facts.desiredPayUnit);
  const words = `Asking ${formatMoney(facts.desiredPayCents, facts.desiredPayUnit)}, position pays up to ${formatMoney(asked.payMaxCents, asked.payUnit)}`;
  return { points: wish <= most ? 4 : wish <= most * 1.1 ? 2 : 0, sentence: words };
}

function available({ startOn }: Asked, { availableOn, assignmentEndsOn }: Scored): Score {
  const from = [availableOn, assignmentEndsOn]
    .filter((one) => one !== null)
    .toSorted()
    .at(-1);
  if (!from) return { points: 0, sentence: "Availability not recorded" };
  const words = `${assignmentEndsOn === from ? "Rolls off" : "Available from"} ${formatDate(from, "UTC")}`;
  return { points: from <= startOn ? 4 : from <= plusDays(startOn, 30) ? 2 : 0, sentence: words };
}

function conversation(_: Asked, { lastConversationOn: last }: Scored, today: string): Score {
  if (!last) return { points: 0, sentence: "No conversation recorded" };
  const points =
    last >= plusDays(today, -90) ? 6 : last >= plusDays(today, -180) ? 4 : last >= plusDays(today, -365) ? 2 : 0;
  return { points, sentence: `Last spoke ${formatDate(last, "UTC")}` };
}

function answers(_: Asked, { lastConversationOn, unanswered }: Scored): Score {
  if (!lastConversationOn) return { points: 0, sentence: "No response recorded" };
  if (unanswered === 0) return { points: 4, sentence: "Responded to the last attempt" };
  const words = unanswered === 1 ? "One attempt" : `${unanswered} attempts`;
  return { points: unanswered === 1 ? 2 : 0, sentence: `${words} without a response since` };
}

const leaving: Partial<Record<CloseOutReason, number>> = {
  other_candidate: 5,
  position_filled: 5,
  position_closed: 5,
  not_looking: 2,
  other: 2,
  counter_offer: 1,
  other_offer: 1,
  declined_offer: 1,
};

function whyLeft(tries: Try[]): Score {
  const [last] = nearestFirst(tries);
  if (!last) return { points: 0, sentence: "No reason recorded" };
  if (last.openStage && last.place === "position" && !last.closeOut)
    return { points: 5, sentence: "Still in the running on this position", about: aboutOf(last) };
  if (!last.closeOut) return { points: 0, sentence: "No reason recorded" };
  const { reason, on } = last.closeOut;
  const sentence = `${closeOutReasons[reason]}, ${formatDate(on, "UTC")}`;
  return { points: leaving[reason] ?? 0, sentence, about: aboutOf(last) };
}
