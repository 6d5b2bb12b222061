import { describe, expect, test } from "vitest";
import { keysOf } from "@/lib/keys-of";
import { asked, facts, oneTry } from "./example-facts";
import { pointsOf, pointTable, totalOf, type PointId } from "./points";

const today = "2026-03-12";
const point = (id: PointId, over: Parameters<typeof facts>[0] = {}, ask: Parameters<typeof asked>[0] = {}) =>
  pointsOf(asked(ask), facts(over), today).find((one) => one.id === id)!;
const tried = (...over: Parameters<typeof oneTry>[]) => ({ tries: over.map((one) => oneTry(...one)) });

test("the most of all points together is 100, and the best person there can be has them", () => {
  expect(keysOf(pointTable).reduce((sum, id) => sum + pointTable[id].most, 0)).toBe(100);
  expect(totalOf(pointsOf(asked(), facts(), today))).toBe(100);
});

test("somebody of whom nothing is recorded has no point, and each says what is missing", () => {
  const nobody = facts({
    discipline: null,
    level: null,
    sectors: [],
    software: [],
    licenses: [],
    desiredPayCents: null,
    desiredPayUnit: null,
    availableOn: null,
    tries: [],
    lastConversationOn: null,
  });
  const points = pointsOf(asked(), nobody, today);
  expect(totalOf(points)).toBe(0);
  expect(Object.fromEntries(points.map((one) => [one.id, one.sentence]))).toEqual({
    furthest: "Never submitted to a client",
    verdict: "No feedback recorded",
    see_again: "No feedback recorded",
    runner_up: "Not marked as a runner-up",
    role: "Discipline or level not recorded",
    sector: "Sectors not recorded",
    license: "PE FL not recorded",
    software: "Software not recorded",
    pay: "Pay not recorded",
    available: "Availability not recorded",
    conversation: "No conversation recorded",
    answers: "No response recorded",
    why_left: "No reason recorded",
  });
});

describe("how far they got", () => {
  test.each([
    ["position", "offer", false, 35, "Offer on this position, Jan 20, 2026"],
    ["position", "accepted", false, 35, "Offer on this position, Jan 20, 2026"],
    ["position", "interview", true, 31, "Final round on this position, Jan 20, 2026"],
    ["position", "interview", false, 27, "Interview on this position, Jan 20, 2026"],
    ["client", "offer", false, 28, "Offer at this client (Structural Engineer), Jan 20, 2026"],
    ["elsewhere", "offer", false, 21, "Offer at Harbor & Pine (Structural Engineer), Jan 20, 2026"],
    ["position", "submitted", false, 16, "Submitted on this position, Jan 20, 2026"],
    ["elsewhere", "submitted", false, 5, "Submitted at Harbor & Pine (Structural Engineer), Jan 20, 2026"],
    ["position", "screened", false, 0, "Never submitted to a client"],
  ] as const)("%s, %s, final %s: %s", (place, furthest, finalRound, points, sentence) =>
    expect(point("furthest", tried([{ place, furthest, finalRound }]))).toMatchObject({ points, sentence }),
  );

  test("the best try counts, wherever it was", () =>
    expect(
      point(
        "furthest",
        tried([{ place: "position", furthest: "submitted" }], [{ place: "client", furthest: "offer" }]),
      ),
    ).toMatchObject({ points: 28 }));
});

describe("what the client said", () => {
  test.each([
    ["yes", 10, "Harbor & Pine wanted to move forward, Jan 18, 2026"],
    ["maybe", 4, "Harbor & Pine was not sure, Jan 18, 2026"],
    ["no", 0, "Harbor & Pine did not want to move forward, Jan 18, 2026"],
    [null, 0, "No feedback recorded"],
  ] as const)("%s: %s", (verdict, points, sentence) =>
    expect(point("verdict", tried([{ said: { verdict, seeAgain: null, on: "2026-01-18" } }]))).toMatchObject({
      points,
      sentence,
    }),
  );

  test("the nearest client's word counts", () => {
    const said = (verdict: "yes" | "no") => ({ verdict, seeAgain: verdict, on: "2026-01-18" });
    const both = tried([{ place: "elsewhere", said: said("yes") }], [{ place: "position", said: said("no") }]);
    expect(point("verdict", both).points).toBe(0);
    expect(point("see_again", both).points).toBe(0);
  });

  test.each([
    ["position", 7],
    ["client", 7],
    ["elsewhere", 4],
  ] as const)("a runner-up %s: %s", (place, points) =>
    expect(point("runner_up", tried([{ place, runnerUp: true }])).points).toBe(points),
  );
});

describe("fit now", () => {
  test.each([
    ["structural", "senior", 5],
    ["structural", "lead", 3],
    ["structural", "intermediate", 3],
    ["structural", "junior", 0],
    ["civil", "senior", 0],
  ] as const)("%s, %s: %s", (discipline, level, points) =>
    expect(point("role", { discipline, level }).points).toBe(points),
  );

  test.each([
    ["held, valid on the start", "active", "2027-02-28", 6, "PE FL, valid until Feb 28, 2027"],
    ["held without an end", "active", null, 6, "PE FL, valid"],
    ["ends before the start", "active", "2026-04-01", 0, "No PE FL valid at the start"],
    ["comity pending", "in_comity", null, 3, "PE FL: comity pending"],
  ] as const)("license %s", (_, status, expiresOn, points, sentence) =>
    expect(point("license", { licenses: [{ type: "PE", state: "FL", status, expiresOn }] })).toMatchObject({
      points,
      sentence,
    }),
  );

  test("a license of another state is none, a certificate holds everywhere", () => {
    expect(
      point("license", { licenses: [{ type: "PE", state: "GA", status: "active", expiresOn: null }] }).points,
    ).toBe(0);
    const pmp = { licenses: [{ type: "PMP" as const, state: null, status: "active" as const, expiresOn: null }] };
    expect(point("license", pmp, { requiredLicense: "PMP" })).toMatchObject({ points: 6, sentence: "PMP, valid" });
    expect(point("license", {}, { requiredLicense: null })).toMatchObject({
      points: 0,
      sentence: "The position requires no license",
    });
  });

  test.each([
    [["etabs", "revit", "ram"], 3],
    [["etabs", "revit"], 2],
    [["etabs"], 1],
    [["risa"], 0],
  ] as const)("software %s of etabs, revit, ram: %s", (software, points) =>
    expect(point("software", { software: [...software] }).points).toBe(points),
  );

  test.each([
    [12_500_000, "year", 4],
    [13_000_000, "year", 4],
    [14_300_000, "year", 2],
    [14_300_100, "year", 0],
    [6_250, "hour", 4],
    [6_500, "hour", 2],
  ] as const)("pay %s per %s against $130,000: %s", (desiredPayCents, desiredPayUnit, points) =>
    expect(point("pay", { desiredPayCents, desiredPayUnit }).points).toBe(points),
  );

  test.each([
    ["2026-04-06", null, 4, "Available from Apr 6, 2026"],
    ["2026-05-06", null, 2, "Available from May 6, 2026"],
    ["2026-05-07", null, 0, "Available from May 7, 2026"],
    ["2026-01-01", "2026-03-14", 4, "Rolls off Mar 14, 2026"],
    [null, "2026-03-14", 4, "Rolls off Mar 14, 2026"],
  ])("available %s, assignment until %s: %s", (availableOn, assignmentEndsOn, points, sentence) =>
    expect(point("available", { availableOn, assignmentEndsOn })).toMatchObject({ points, sentence }),
  );
});

describe("warmth", () => {
  test.each([
    ["2026-03-01", 6],
    ["2025-12-12", 6],
    ["2025-12-11", 4],
    ["2025-09-12", 2],
    ["2025-03-11", 0],
  ])("spoke on %s: %s", (lastConversationOn, points) =>
    expect(point("conversation", { lastConversationOn }).points).toBe(points),
  );

  test.each([
    [0, 4],
    [1, 2],
    [2, 0],
  ])("%s attempts without an answer: %s", (unanswered, points) =>
    expect(point("answers", { unanswered }).points).toBe(points),
  );

  test.each([
    ["client", "other_candidate", 5],
    ["client", "position_closed", 5],
    ["candidate", "not_looking", 2],
    ["candidate", "counter_offer", 1],
    ["client", "skills", 0],
    ["us", "not_a_fit", 0],
  ] as const)("ended by %s, %s: %s", (side, reason, points) =>
    expect(point("why_left", tried([{ openStage: null, closeOut: { side, reason, on: "2026-01-20" } }])).points).toBe(
      points,
    ),
  );

  test("who was never closed out here is still in the running", () =>
    expect(point("why_left", tried([{ openStage: "interview", closeOut: null }])).points).toBe(5));
});
