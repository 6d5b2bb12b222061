import type { Mutant } from "../mutation/mutant.ts";

const constraints = "db/seat-constraints.test.ts";
const offers = "features/offers/mutations/offers.test.ts";
const placements = "features/placements/mutations/placements.test.ts";
const openings = "features/positions/mutations/reopen-opening.test.ts";
const positions = "features/positions/mutations/position-state.test.ts";

/** What the database refuses by itself: a constraint or an index, its table, and what it keeps from happening. */
const dropped: [constraint: string, table: string | null, refused: string][] = [
  ["openings_number", null, "two seats of a position with one number"],
  ["openings_candidacy", null, "one hire in two seats"],
  ["openings_filled", "openings", "a seat that is filled by nobody"],
  ["offers_live_candidacy", null, "two offers out to one candidate"],
  ["offers_live_opening", null, "one seat offered to two"],
  ["placements_offer", null, "two hires by one offer"],
  ["placements_live_opening", null, "two hires in one seat"],
  ["reopenings_live", null, "a seat that is back open twice"],
];

export const mutants: Mutant[] = [
  ...dropped.map(([constraint, table, refused]): Mutant => ({
    harm: `The database takes ${refused}.`,
    change: {
      sql: table ? `alter table ${table} drop constraint ${constraint}` : `drop index ${constraint}`,
    },
    fails: [{ file: constraints, name: `the database refuses ${refused}` }],
  })),
  {
    harm: "The database takes more seats than a position can have.",
    change: { sql: "drop trigger openings_most on openings" },
    fails: [{ file: constraints, name: "the database refuses more seats than a position can have" }],
  },
  {
    harm: "The database opens a closed seat beside as many as there can be.",
    change: { sql: "drop trigger openings_most_again on openings" },
    fails: [{ file: constraints, name: "the database refuses a closed seat that is back open" }],
  },
  {
    harm: "An opening that is added by many at once is added as often.",
    change: {
      file: "features/positions/mutations/add-opening.ts",
      find: "if ((last?.number ?? 0) === seen) return;",
      replace: "return;",
    },
    fails: [{ file: "features/positions/mutations/add-position.test.ts", name: "of many who add an opening" }],
  },
  {
    harm: "A seat that is filled is filled by another.",
    change: {
      file: "features/positions/mutations/fill-opening.ts",
      find: 'and(eq(openings.id, openingId), eq(openings.state, "open"))',
      replace: "eq(openings.id, openingId)",
    },
    fails: [{ file: openings, name: "of two candidates at once one gets it" }],
  },
  {
    harm: "A candidate of another position takes a seat of this one.",
    change: {
      file: "features/positions/mutations/fill-opening.ts",
      find: "if (candidacy?.positionId !== positionId)",
      replace: "if (!candidacy)",
    },
    fails: [{ file: openings, name: "somebody of another position, closed out, or seated already" }],
  },
  {
    harm: "A filled seat is freed although its hire stays.",
    change: {
      file: "features/positions/mutations/reopen-opening.ts",
      find: 'opening.state === "filled" &&',
      replace: "false &&",
    },
    fails: [{ file: openings, name: "a filled seat without the hire's fall" }],
  },
  {
    harm: "An offer is answered twice.",
    change: {
      file: "features/offers/mutations/answer-offer.ts",
      find: 'eq(offers.state, "extended"),',
      replace: "",
    },
    fails: [{ file: offers, name: "an offer that is withdrawn frees the seat" }],
  },
  {
    harm: "Somebody is offered a seat while the position is on hold.",
    change: {
      file: "features/offers/mutations/extend-offer.ts",
      find: 'if (position?.status === "held")',
      replace: "if (false)",
    },
    fails: [{ file: offers, name: "refused where there is nothing to offer" }],
  },
  {
    harm: "An offer expires before it is made.",
    change: {
      file: "features/offers/rules.ts",
      find: "expiresOn && expiresOn < today",
      replace: "false",
    },
    fails: [{ file: offers, name: "refused where there is nothing to offer" }],
  },
  {
    harm: "A direct hire has a last day.",
    change: { file: "features/offers/rules.ts", find: 'if (term === "direct_hire")', replace: "if (false)" },
    fails: [{ file: offers, name: "a contract has a last day and no guarantee" }],
  },
  {
    harm: "A start is noted before it has come.",
    change: {
      file: "features/placements/mutations/start-placement.ts",
      find: "if (startOn > today)",
      replace: "if (false)",
    },
    fails: [{ file: placements, name: "a start is noted once it has come, once, and by a writer" }],
  },
  {
    harm: "A hire falls through twice.",
    change: {
      file: "features/placements/mutations/fall-off.ts",
      find: ", inArray(placements.state, livePlacementStates)",
      replace: "",
    },
    fails: [{ file: placements, name: "a hire falls through once" }],
  },
  {
    harm: "An assignment is completed before it has started.",
    change: {
      file: "features/placements/mutations/complete-placement.ts",
      find: ', eq(placements.state, "started")',
      replace: "",
    },
    fails: [{ file: placements, name: "an assignment that ended is completed, and only one that started" }],
  },
  {
    harm: "A position goes from any status to any other.",
    change: {
      file: "features/positions/mutations/change-position-state.ts",
      find: "!before || !from.includes(before.status)",
      replace: "!before",
    },
    fails: [{ file: positions, name: "of two who put on hold or lift at once one does" }],
  },
  {
    harm: "A position closes over an offer that is out.",
    change: {
      file: "features/candidacies/rules/moves.ts",
      find: 'if (candidacy.offer === "extended") return "An offer is out. Record the answer or withdraw it first.";\n  return null;',
      replace: "return null;",
    },
    fails: [{ file: positions, name: "closing with an offer out changes nothing" }],
  },
];
