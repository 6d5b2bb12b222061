import fc from "fast-check";
import { expect, test } from "vitest";
import { closeOutReasons, closeOutSides, stages } from "@/db/vocabulary/candidacies";
import { declineReasons } from "@/db/vocabulary/offers";
import { disciplines, employmentTerms, levels, payUnits } from "@/db/vocabulary/candidates";
import { sectors, software } from "@/db/vocabulary/experience";
import { verdicts } from "@/db/vocabulary/interviews";
import { licenseStatuses, licenseTypes } from "@/db/vocabulary/licenses";
import { states } from "@/db/vocabulary/places";
import { plusDays } from "@/lib/calendar";
import { keysOf } from "@/lib/keys-of";
import { asked } from "./example-facts";
import { places, type Asked, type Gated, type HeldLicense, type Try } from "./facts";
import { changesOf } from "./changes";
import { gateIds } from "./gates";
import { pointsOf, pointTable, totalOf } from "./points";
import { rankFinalists } from "./rank";

const today = "2026-03-12";
const oneOf = <T extends string>(words: Record<T, unknown>) => fc.constantFrom(...(Object.keys(words) as T[]));
const day = fc.integer({ min: -900, max: 200 }).map((away) => plusDays(today, away));
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const rarely = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(null), weight: 4 }, { arbitrary: one, weight: 1 });
const verdict = maybe(oneOf(verdicts));

const someTry: fc.Arbitrary<Try> = fc.record({
  candidacyId: fc.uuid(),
  place: oneOf(places),
  restricted: fc.boolean(),
  positionId: fc.constant("p1"),
  interested: fc.boolean(),
  positionTitle: fc.constant("Structural Engineer"),
  clientName: fc.constant("Harbor & Pine"),
  furthest: oneOf(stages),
  finalRound: fc.boolean(),
  openStage: maybe(oneOf(stages)),
  on: day,
  runnerUp: fc.boolean(),
  closeOut: maybe(fc.record({ side: oneOf(closeOutSides), reason: oneOf(closeOutReasons), on: day })),
  said: maybe(fc.record({ verdict, seeAgain: verdict, on: day })),
  offerOut: fc.boolean(),
  declined: fc.constant(null),
});
const license: fc.Arbitrary<HeldLicense> = fc.record({
  type: oneOf(licenseTypes),
  state: maybe(oneOf(states)),
  status: oneOf(licenseStatuses),
  expiresOn: maybe(day),
});
const person: fc.Arbitrary<Gated> = fc.record({
  candidateId: fc.uuid(),
  discipline: maybe(oneOf(disciplines)),
  level: maybe(oneOf(levels)),
  sectors: fc.uniqueArray(oneOf(sectors), { maxLength: 4 }),
  software: fc.uniqueArray(oneOf(software), { maxLength: 6 }),
  licenses: fc.array(license, { maxLength: 4 }),
  desiredPayCents: maybe(fc.integer({ min: 4_000, max: 30_000_000 })),
  desiredPayUnit: maybe(oneOf(payUnits)),
  availableOn: maybe(day),
  assignmentEndsOn: maybe(day),
  tries: fc.uniqueArray(someTry, { maxLength: 4, selector: (one) => one.candidacyId }),
  lastConversationOn: maybe(day),
  unanswered: fc.integer({ min: 0, max: 6 }),
  doNotContact: fc.constant(null),
  placements: fc.constant([]),
  offLimitsEmployer: fc.constant(null),
});
/** The same with what keeps people off a list, each rarely enough that most stay on it. */
const gated: fc.Arbitrary<Gated> = fc
  .record({
    of: person,
    doNotContact: rarely(fc.record({ on: day, reason: fc.constant("Asked us to stop") })),
    offLimitsEmployer: rarely(fc.constant("Harbor & Pine")),
    term: oneOf(employmentTerms),
    placed: rarely(fc.record({ startOn: maybe(day), endsOn: maybe(day), guaranteeUntil: maybe(day) })),
    declined: rarely(
      fc.record({ reason: oneOf(declineReasons), payCents: fc.constant(9_000_000), payUnit: oneOf(payUnits), on: day }),
    ),
  })
  .map(({ of, doNotContact, offLimitsEmployer, term, placed, declined }) => ({
    ...of,
    doNotContact,
    offLimitsEmployer,
    placements: placed
      ? [{ ...placed, term, candidacyId: of.tries[0]?.candidacyId ?? "c", restricted: false, clientName: "Quay & Co" }]
      : [],
    tries: of.tries.map((one, at) => (at === 0 ? { ...one, declined } : one)),
  }));
const position: fc.Arbitrary<Asked> = fc
  .record({
    discipline: oneOf(disciplines),
    level: oneOf(levels),
    sector: maybe(oneOf(sectors)),
    software: fc.uniqueArray(oneOf(software), { maxLength: 5 }),
    state: oneOf(states),
    requiredLicense: maybe(oneOf(licenseTypes)),
    startOn: fc.integer({ min: 0, max: 120 }).map((away) => plusDays(today, away)),
    payMaxCents: maybe(fc.integer({ min: 4_000_000, max: 30_000_000 })),
  })
  .map((over) => asked(over));

const total = (ask: Asked, facts: Gated) => totalOf(pointsOf(ask, facts, today));
const law = (predicate: (ask: Asked, facts: Gated) => void) =>
  fc.assert(
    fc.property(position, person, (ask, facts) => {
      predicate(ask, facts);
    }),
    { numRuns: 300 },
  );

test("each point stays within its most, each has a sentence, and together they are the total of 0 to 100", () =>
  law((ask, facts) => {
    const points = pointsOf(ask, facts, today);
    expect(points.filter((one) => one.points < 0 || one.points > pointTable[one.id].most)).toEqual([]);
    expect(points.filter((one) => one.sentence === "" || !Number.isInteger(one.points))).toEqual([]);
    const { rows } = rankFinalists(asked({ ...ask, requiredLicense: null }), [facts], today);
    const shown = rows.map((row) => row.points.reduce((sum, one) => sum + one.points, 0));
    expect(rows.map((row) => row.total)).toEqual(shown);
    expect(totalOf(points)).toBeLessThanOrEqual(100);
  }));

test("of 10,000 people each is listed with points that add up, or left out with the sentence of a gate", () => {
  const seen = { listed: 0, gates: new Set<string>() };
  fc.assert(
    fc.property(position, gated, (ask, facts) => {
      const freedBy = facts.unanswered === 6 ? facts.tries.slice(0, 1).map((one) => one.candidacyId) : [];
      const { rows, notListed } = rankFinalists({ ...ask, freedBy }, [facts], today);
      expect(rows.length + notListed.length).toBe(1);
      for (const row of rows) {
        seen.listed += 1;
        expect(row.points.reduce((sum, one) => sum + one.points, 0)).toBe(row.total);
        expect(row.points.map(({ id }) => id)).toEqual(Object.keys(pointTable));
        expect(row.points.filter(({ sentence }) => sentence.trim() === "")).toEqual([]);
      }
      for (const { gate, sentence } of notListed) {
        seen.gates.add(gate);
        expect(sentence).toMatch(/^[A-Z].{8}/);
      }
    }),
    { numRuns: 10_000 },
  );
  expect(seen.listed).toBeGreaterThan(1_000);
  expect([...seen.gates].toSorted()).toEqual(gateIds.toSorted());
});

test("what is said to change the total does: each gap once filled gives its points, and no more than are left", () =>
  law((ask, facts) => {
    const changes = changesOf(ask, facts, today);
    expect(changes.filter(({ points }) => points <= 0 || points > 100 - total(ask, facts))).toEqual([]);
    const spoken = { ...facts, lastConversationOn: today, unanswered: 0 };
    const gain = total(ask, spoken) - total(ask, facts);
    expect(changes.find(({ id }) => id === "conversation")?.points ?? 0).toBe(gain);
    const recorded = facts.desiredPayCents !== null;
    expect(recorded && changes.some(({ id }) => id === "pay")).toBe(false);
  }));

type Better = [what: string, better: (facts: Gated, ask: Asked) => Gated];
const eachTry = (facts: Gated, better: (one: Try) => Try): Gated => ({ ...facts, tries: facts.tries.map(better) });
const order = keysOf(stages);
const betterFacts: Better[] = [
  [
    "a stage further",
    (facts) => eachTry(facts, (one) => ({ ...one, furthest: order[order.indexOf(one.furthest) + 1] ?? one.furthest })),
  ],
  ["a final round", (facts) => eachTry(facts, (one) => ({ ...one, finalRound: true }))],
  ["a runner-up mark", (facts) => eachTry(facts, (one) => ({ ...one, runnerUp: true }))],
  [
    "the client would go on",
    (facts) =>
      eachTry(facts, (one) => ({ ...one, said: { verdict: "yes", seeAgain: "yes", on: one.said?.on ?? today } })),
  ],
  [
    "the client chose another",
    (facts) =>
      eachTry(facts, (one) => ({ ...one, closeOut: { side: "client", reason: "other_candidate", on: one.on } })),
  ],
  ["the role", (facts, ask) => ({ ...facts, discipline: ask.discipline, level: ask.level })],
  ["the sector", (facts, ask) => ({ ...facts, sectors: ask.sector ? [...facts.sectors, ask.sector] : facts.sectors })],
  ["all the software", (facts, ask) => ({ ...facts, software: [...new Set([...facts.software, ...ask.software])] })],
  [
    "the license",
    (facts, ask) => ({
      ...facts,
      licenses: ask.requiredLicense
        ? [...facts.licenses, { type: ask.requiredLicense, state: ask.state, status: "active", expiresOn: null }]
        : facts.licenses,
    }),
  ],
  [
    "asks for less",
    (facts) => ({
      ...facts,
      desiredPayCents: facts.desiredPayCents === null ? 1 : Math.floor(facts.desiredPayCents / 2),
      desiredPayUnit: facts.desiredPayUnit ?? "year",
    }),
  ],
  ["is available at once", (facts) => ({ ...facts, availableOn: today, assignmentEndsOn: null })],
  ["spoke today", (facts) => ({ ...facts, lastConversationOn: today })],
  ["an attempt less", (facts) => ({ ...facts, unanswered: Math.max(0, facts.unanswered - 1) })],
];

test.each(betterFacts)("a better fact never lowers the total: %s", (_, better) =>
  law((ask, facts) => expect(total(ask, better(facts, ask))).toBeGreaterThanOrEqual(total(ask, facts))),
);

test("another try never lowers how far they got", () =>
  fc.assert(
    fc.property(position, person, someTry, (ask, facts, more) => {
      const far = (one: Gated) => pointsOf(ask, one, today).find(({ id }) => id === "furthest")?.points ?? 0;
      expect(far({ ...facts, tries: [...facts.tries, more] })).toBeGreaterThanOrEqual(far(facts));
    }),
  ));

test("the order of the input changes nothing, and equal totals have one order", () =>
  fc.assert(
    fc.property(position, fc.uniqueArray(person, { maxLength: 6, selector: (one) => one.candidateId }), (ask, some) => {
      // Of each pair nothing but the id is different.
      const people = some.flatMap((one, at) => [one, { ...one, candidateId: `twin-${at}` }]);
      const ids = (list: Gated[]) => {
        const { rows, notListed } = rankFinalists(ask, list, today);
        return [rows.map((one) => one.finalist.candidateId), notListed.map((one) => one.finalist.candidateId)];
      };
      const turned = people
        .toReversed()
        .map((one) => ({ ...one, tries: one.tries.toReversed(), licenses: one.licenses.toReversed() }));
      expect(ids(turned)).toEqual(ids(people));
      expect(ids(people).flat().toSorted()).toEqual(people.map((one) => one.candidateId).toSorted());
    }),
  ));

const forbidden = fc.record({
  name: fc.string(),
  firstName: fc.string(),
  photo: fc.webUrl(),
  age: fc.integer(),
  birthYear: fc.integer(),
  graduationYear: fc.integer({ min: 1950, max: 2030 }),
  yearsExperience: fc.integer({ min: 0, max: 60 }),
  gapMonths: fc.integer(),
  zip: fc.string(),
  city: fc.string(),
  state: oneOf(states),
  distanceMiles: fc.integer(),
  gender: fc.string(),
  travelPercent: fc.integer({ min: 0, max: 100 }),
});

test("what must never count changes nothing", () =>
  fc.assert(
    fc.property(position, person, forbidden, forbidden, (ask, facts, one, other) => {
      const list = (attributes: object) => {
        const { rows, notListed } = rankFinalists(ask, [{ ...facts, ...attributes }], today);
        return { points: rows.map(({ points }) => points), gates: notListed.map(({ sentence }) => sentence) };
      };
      expect(list(one)).toEqual(list(other));
    }),
  ));
