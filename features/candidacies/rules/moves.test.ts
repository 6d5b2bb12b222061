import { expect, test } from "vitest";
import { earlier, stageOrder } from "@/db/vocabulary/candidacies";
import fc from "fast-check";
import { refusesCloseOut, refusesUndo, stageThatHolds, checkMove, holdsIn, type CandidacyState } from "./moves";

const bare: CandidacyState = {
  stage: "screened",
  closed: false,
  submitted: false,
  interviewed: false,
  offer: null,
  placement: null,
};

test.each<[string, Partial<CandidacyState>, Parameters<typeof checkMove>[1], string]>([
  ["back to the start", {}, "sourced", "allowed"],
  ["submitted with nothing on record", {}, "submitted", "submit"],
  ["submitted with a submittal", { submitted: true }, "submitted", "allowed"],
  ["interview without one", { submitted: true }, "interview", "schedule_interview"],
  ["interview with one", { interviewed: true }, "interview", "allowed"],
  ["offer without one", { interviewed: true }, "offer", "extend_offer"],
  ["offer that is out", { stage: "interview", offer: "extended" }, "offer", "allowed"],
  ["away from an offer that is out", { stage: "offer", offer: "extended" }, "interview", "refused"],
  ["accepted without an offer", {}, "accepted", "extend_offer"],
  ["accepted with an offer out", { stage: "offer", offer: "extended" }, "accepted", "accept_offer"],
  ["placed with an offer out", { stage: "offer", offer: "extended" }, "placed", "accept_offer"],
  [
    "placed before the start",
    { stage: "accepted", offer: "accepted", placement: "accepted" },
    "placed",
    "start_placement",
  ],
  ["back from accepted", { stage: "accepted", offer: "accepted", placement: "accepted" }, "interview", "refused"],
  ["back from placed", { stage: "placed", offer: "accepted", placement: "started" }, "accepted", "refused"],
  ["where they are", {}, "screened", "refused"],
  ["closed out", { closed: true }, "sourced", "refused"],
])("%s", (_, candidacy, to, expected) => {
  const check = checkMove({ ...bare, ...candidacy }, to);
  expect(check.kind === "step" ? check.step : check.kind).toBe(expected);
});

const candidacies: fc.Arbitrary<CandidacyState> = fc.record({
  stage: fc.constantFrom(...stageOrder),
  closed: fc.boolean(),
  submitted: fc.boolean(),
  interviewed: fc.boolean(),
  offer: fc.constantFrom(null, "extended" as const, "accepted" as const),
  placement: fc.constantFrom(null, "accepted" as const, "started" as const),
});

test("an allowed move never ends where nothing carries the stage", () => {
  const law = fc.property(
    candidacies,
    fc.constantFrom(...stageOrder),
    (candidacy, to) => checkMove(candidacy, to).kind !== "allowed" || holdsIn(to, candidacy),
  );
  expect(fc.check(law)).toMatchObject({ failed: false });
});

test("a card that comes back stands where its record carries it, never further than it was", () => {
  const law = fc.property(candidacies, (candidacy) => {
    const back = stageThatHolds(candidacy.stage, candidacy);
    return holdsIn(back, candidacy) && !earlier(candidacy.stage, back);
  });
  expect(fc.check(law)).toMatchObject({ failed: false });
});

test("no close-out and no undo over an offer or a placement that goes on", () => {
  const out: CandidacyState = { ...bare, stage: "offer", interviewed: true, offer: "extended" };
  const placed: CandidacyState = { ...out, stage: "placed", offer: "accepted", placement: "started" };
  expect(refusesCloseOut(bare)).toBeNull();
  expect(refusesCloseOut(out)).toMatch(/offer is out/i);
  expect(refusesCloseOut(placed)).toMatch(/accepted an offer/);
  expect(refusesUndo(out, "interview")).toMatch(/withdraw/i);
  expect(refusesUndo(placed, "interview")).toMatch(/accepted an offer/);
  expect(refusesUndo({ ...bare, closed: true }, "sourced")).toMatch(/closed out/);
  expect(refusesUndo(bare, "interview")).toMatch(/no longer holds/);
  expect(refusesUndo(bare, "sourced")).toBeNull();
});
