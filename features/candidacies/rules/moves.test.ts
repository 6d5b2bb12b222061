import { expect, test } from "vitest";
import fc from "fast-check";
import {
  earlier,
  stageOrder,
  refusesCloseOut,
  refusesUndo,
  stageThatHolds,
  wayTo,
  holdsIn,
  type Standing,
} from "./moves";

const bare: Standing = {
  stage: "screened",
  closed: false,
  submitted: false,
  interviewed: false,
  offer: null,
  placement: null,
};

test.each<[string, Partial<Standing>, Parameters<typeof wayTo>[1], string]>([
  ["back to the start", {}, "sourced", "plain"],
  ["submitted with nothing on record", {}, "submitted", "submit"],
  ["submitted with a submittal", { submitted: true }, "submitted", "plain"],
  ["interview without one", { submitted: true }, "interview", "schedule_interview"],
  ["interview with one", { interviewed: true }, "interview", "plain"],
  ["offer without one", { interviewed: true }, "offer", "extend_offer"],
  ["offer that is out", { stage: "interview", offer: "extended" }, "offer", "plain"],
  ["away from an offer that is out", { stage: "offer", offer: "extended" }, "interview", "no"],
  ["accepted without an offer", {}, "accepted", "extend_offer"],
  ["accepted with an offer out", { stage: "offer", offer: "extended" }, "accepted", "accept_offer"],
  ["placed with an offer out", { stage: "offer", offer: "extended" }, "placed", "accept_offer"],
  [
    "placed before the start",
    { stage: "accepted", offer: "accepted", placement: "accepted" },
    "placed",
    "start_placement",
  ],
  ["back from accepted", { stage: "accepted", offer: "accepted", placement: "accepted" }, "interview", "no"],
  ["back from placed", { stage: "placed", offer: "accepted", placement: "started" }, "accepted", "no"],
  ["where they are", {}, "screened", "no"],
  ["closed out", { closed: true }, "sourced", "no"],
])("%s", (_, standing, to, expected) => {
  const way = wayTo({ ...bare, ...standing }, to);
  expect(way.way === "deed" ? way.deed : way.way).toBe(expected);
});

const standings: fc.Arbitrary<Standing> = fc.record({
  stage: fc.constantFrom(...stageOrder),
  closed: fc.boolean(),
  submitted: fc.boolean(),
  interviewed: fc.boolean(),
  offer: fc.constantFrom(null, "extended" as const, "accepted" as const),
  placement: fc.constantFrom(null, "accepted" as const, "started" as const),
});

test("a plain move never ends where nothing carries the stage", () => {
  const law = fc.property(
    standings,
    fc.constantFrom(...stageOrder),
    (standing, to) => wayTo(standing, to).way !== "plain" || holdsIn(to, standing),
  );
  expect(fc.check(law)).toMatchObject({ failed: false });
});

test("a card that comes back stands where its record carries it, never further than it was", () => {
  const law = fc.property(standings, (standing) => {
    const back = stageThatHolds(standing.stage, standing);
    return holdsIn(back, standing) && !earlier(standing.stage, back);
  });
  expect(fc.check(law)).toMatchObject({ failed: false });
});

test("no close-out and no undo over an offer or a placement that goes on", () => {
  const out: Standing = { ...bare, stage: "offer", interviewed: true, offer: "extended" };
  const placed: Standing = { ...out, stage: "placed", offer: "accepted", placement: "started" };
  expect(refusesCloseOut(bare)).toBeNull();
  expect(refusesCloseOut(out)).toMatch(/offer is out/i);
  expect(refusesCloseOut(placed)).toMatch(/accepted an offer/);
  expect(refusesUndo(out, "interview")).toMatch(/withdraw/i);
  expect(refusesUndo(placed, "interview")).toMatch(/accepted an offer/);
  expect(refusesUndo({ ...bare, closed: true }, "sourced")).toMatch(/closed out/);
  expect(refusesUndo(bare, "interview")).toMatch(/no longer holds/);
  expect(refusesUndo(bare, "sourced")).toBeNull();
});
