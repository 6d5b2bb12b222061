import { describe, expect, test } from "vitest";
import { asked, facts, oneTry } from "./example-facts";
import type { Gated, Placed, Try } from "./facts";
import { gateOf, licenseQuestionOf, warningsOf } from "./gates";

const today = "2026-03-12";
/** Somebody whom this client has met, for another position. */
const known = (over: Partial<Gated>) => facts({ tries: [oneTry({ place: "client" })], ...over });
const gate = (over: Partial<Gated>, ask: Parameters<typeof asked>[0] = {}) => gateOf(asked(ask), known(over), today);
const warnings = (over: Partial<Gated>, ask: Parameters<typeof asked>[0] = {}) =>
  warningsOf(asked(ask), known(over), today);
const question = (over: Partial<Gated>, ask: Parameters<typeof asked>[0] = {}) =>
  licenseQuestionOf(asked(ask), known(over));
const tried = (over: Partial<Try>) => ({ tries: [oneTry(over)] });
const placed = (over: Partial<Placed>): { placements: Placed[] } => ({
  placements: [
    {
      candidacyId: "c9",
      term: "direct_hire",
      restricted: false,
      clientName: "Mesa Structures",
      startOn: "2025-06-02",
      endsOn: null,
      guaranteeUntil: "2025-08-31",
      ...over,
    },
  ],
});
const pe = (over: object) => ({
  licenses: [{ type: "PE" as const, state: "FL" as const, status: "active" as const, expiresOn: null, ...over }],
});

test("the best person there can be is listed without a warning", () => {
  expect(gate({})).toBeNull();
  expect(warnings({})).toEqual([]);
});

describe("not listed, because", () => {
  test.each<[string, Partial<Gated>, string, string]>([
    [
      "do not contact",
      { doNotContact: { on: "2026-01-05", reason: "asked us to stop" } },
      "do_not_contact",
      "Do not contact, since Jan 5, 2026: asked us to stop",
    ],
    ["an offer is out here", tried({ offerOut: true }), "in_hand", "Has an offer out on this position"],
    [
      "they fill a seat here",
      { ...placed({ candidacyId: "c1" }), ...tried({}) },
      "in_hand",
      "Fills an opening of this position",
    ],
    ["hired through us", placed({}), "direct_hire", "Hired through us at Mesa Structures from Jun 2, 2025"],
    [
      "hired through us, inside the guarantee",
      placed({ guaranteeUntil: "2026-04-30" }),
      "direct_hire",
      "Hired through us at Mesa Structures from Jun 2, 2025, inside its guarantee until Apr 30, 2026",
    ],
    [
      "contract to hire, inside the guarantee",
      placed({ term: "contract_to_hire", endsOn: "2026-03-20", guaranteeUntil: "2026-04-30" }),
      "direct_hire",
      "Hired through us at Mesa Structures from Jun 2, 2025, inside its guarantee until Apr 30, 2026",
    ],
    [
      "an assignment that ends after the start",
      placed({ term: "contract", endsOn: "2026-04-07", guaranteeUntil: null }),
      "on_assignment",
      "On assignment at Mesa Structures until Apr 7, 2026, after the start",
    ],
    [
      "an assignment without an end",
      placed({ term: "contract", guaranteeUntil: null }),
      "on_assignment",
      "On assignment at Mesa Structures with no last day set",
    ],
    [
      "no to this client's people",
      tried({ place: "client", closeOut: { side: "candidate", reason: "culture", on: "2025-11-02" } }),
      "declined_client",
      "Declined this client: team fit, Nov 2, 2025",
    ],
    [
      "no to the work",
      tried({
        place: "client",
        declined: { reason: "role", payCents: 12_000_000, payUnit: "year", on: "2025-11-02" },
      }),
      "declined_client",
      "Declined this client: the role itself, Nov 2, 2025",
    ],
    [
      "off-limits",
      { offLimitsEmployer: "Kestrel Design" },
      "off_limits",
      "Works at Kestrel Design, which is off-limits",
    ],
    [
      "a license that ends before the start",
      pe({ expiresOn: "2026-04-05" }),
      "license",
      "PE FL expires Apr 5, 2026: not valid on Apr 6, 2026",
    ],
    ["a lapsed license", pe({ status: "lapsed" }), "license", "PE FL is lapsed: not valid on Apr 6, 2026"],
  ])("%s", (_, over, id, sentence) => expect(gate(over)).toEqual({ gate: id, sentence }));

  test("they freed the seat themselves", () => {
    const declined = { reason: "pay" as const, payCents: 12_000_000, payUnit: "year" as const, on: "2026-03-11" };
    expect(gate(tried({ declined }), { freedBy: ["c1"] })?.sentence).toBe(
      "Declined the offer for this opening on Mar 11, 2026: pay",
    );
    expect(gate(tried({}), { freedBy: ["c1"] })?.sentence).toContain("Their hire fell through");
    expect(gate(tried({}), { freedBy: ["c2"] })).toBeNull();
  });

  test("the first that holds is said", () =>
    expect(gate({ doNotContact: { on: "2026-01-05", reason: "asked" }, licenses: [] })?.gate).toBe("do_not_contact"));
});

describe("listed, with a warning", () => {
  test.each<[string, Partial<Gated>, string]>([
    [
      "an assignment that ends before the start",
      placed({ term: "contract", endsOn: "2026-03-14", guaranteeUntil: null }),
      "Rolls off Mar 14, 2026 at Mesa Structures",
    ],
    ["comity pending", pe({ status: "in_comity" }), "PE FL: comity pending"],
    [
      "an offer out elsewhere",
      tried({ place: "elsewhere", clientName: "Mesa Structures", offerOut: true }),
      "Has an offer out from Mesa Structures",
    ],
    [
      "no for the pay, beside today's",
      tried({ declined: { reason: "pay", payCents: 12_000_000, payUnit: "year", on: "2025-11-02" } }),
      "Declined this client on Nov 2, 2025: pay ($120,000/yr); today $110,000-$130,000/yr",
    ],
    [
      "no for the site",
      tried({ closeOut: { side: "candidate", reason: "site", on: "2025-11-02" } }),
      "Declined this client on Nov 2, 2025: location or commute",
    ],
  ])("%s", (_, over, warning) => {
    expect(gate(over)).toBeNull();
    expect(warnings(over)).toEqual([warning]);
  });

  test("no license asked for, none looked at", () => {
    expect(gate({ licenses: [] }, { requiredLicense: null })).toBeNull();
    expect(question({ licenses: [] }, { requiredLicense: null })).toBeNull();
  });

  test("a no to another client is not this client's", () =>
    expect(
      warnings(tried({ place: "elsewhere", closeOut: { side: "candidate", reason: "pay", on: "2025-11-02" } })),
    ).toEqual([]));
});

describe("what is not recorded hides nobody", () => {
  test.each<[string, Partial<Gated>]>([
    ["no license", { licenses: [] }],
    ["a license of another state", pe({ state: "GA" })],
    ["another license", pe({ type: "SE" })],
  ])("%s: listed, with a question", (_, over) => {
    expect(gate(over)).toBeNull();
    expect(warnings(over)).toEqual([]);
    expect(question(over)).toEqual({ type: "PE", state: "FL", sentence: "PE FL not recorded: ask" });
  });

  test("a certificate is asked for without a state", () =>
    expect(question({ licenses: [] }, { requiredLicense: "OSHA_30" })).toMatchObject({
      state: null,
      sentence: "OSHA 30 not recorded: ask",
    }));

  test.each(["active", "in_comity", "lapsed"] as const)("one recorded as %s is no question", (status) =>
    expect(question(pe({ status }))).toBeNull(),
  );
});

describe("whoever the client interviewed for this position is listed, with what speaks against it", () => {
  const met = tried({ furthest: "interview", finalRound: false });
  test.each<[string, Partial<Gated>, string]>([
    ["a lapsed license", pe({ status: "lapsed" }), "PE FL is lapsed: not valid on Apr 6, 2026"],
    ["hired through us", placed({}), "Hired through us at Mesa Structures from Jun 2, 2025"],
    ["off-limits", { offLimitsEmployer: "Kestrel Design" }, "Works at Kestrel Design, which is off-limits"],
    [
      "on assignment",
      placed({ term: "contract", guaranteeUntil: null }),
      "On assignment at Mesa Structures with no last day set",
    ],
  ])("%s", (_, over, sentence) => {
    expect(gate({ ...met, ...over })).toBeNull();
    expect(warnings({ ...met, ...over })).toEqual([sentence]);
    const submitted = tried({ furthest: "submitted" });
    expect(gate({ ...submitted, ...over })?.sentence).toBe(sentence);
  });

  test("do not contact is kept all the same", () =>
    expect(gate({ ...met, doNotContact: { on: "2026-01-05", reason: "asked" } })?.gate).toBe("do_not_contact"));
});
