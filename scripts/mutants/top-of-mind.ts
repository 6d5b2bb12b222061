import type { Mutant } from "../mutation/mutant.ts";

const gates = "features/top-of-mind/rules/gates.test.ts";
const points = "features/top-of-mind/rules/points.test.ts";
const laws = "features/top-of-mind/rules/laws.test.ts";
const gate = "features/top-of-mind/rules/gates.ts";
const point = "features/top-of-mind/rules/points.ts";

/** What keeps somebody off the list, the words that ask for it, and the test that proposes such a person. */
const open: [harm: string, find: string, replace: string, name: string][] = [
  ["Whom nobody may contact is listed.", "doNotContact ? `Do not", "false ? `Do not", "do not contact"],
  [
    "Who fills a seat here is listed.",
    "if (here && placements.some(",
    "if (false && placements.some(",
    "they fill a seat here",
  ],
  ["Who has an offer out here is listed.", "return here?.offerOut ?", "return false ?", "an offer is out here"],
  [
    "Who freed the seat is listed.",
    "freedTheSeat(tries.find((one) => freedBy.includes(one.candidacyId)))",
    "null",
    "they freed the seat themselves",
  ],
  [
    "Who was hired through us is listed.",
    'placements.find((one) => one.term === "direct_hire" || within(one, today))',
    "placements.find((one) => within(one, today))",
    "because > hired through us",
  ],
  [
    "Who is inside a guarantee is listed.",
    'placements.find((one) => one.term === "direct_hire" || within(one, today))',
    'placements.find((one) => one.term === "direct_hire")',
    "contract to hire, inside the guarantee",
  ],
  [
    "Who is on assignment at the start is listed.",
    "placements.find((one) => one.endsOn === null || one.endsOn > startOn)",
    "placements.find((one) => one.endsOn === null)",
    "an assignment that ends after the start",
  ],
  [
    "Who said no to this client's people is listed.",
    'reason === "culture" || reason === "role" ? "yes" : "may"',
    '"may"',
    "no to this client's people",
  ],
  ["Who works at a client that is off-limits is listed.", "offLimitsEmployer ? `Works", "false ? `Works", "off-limits"],
  [
    "Who lacks the license at the start is listed.",
    'if (here.some((one) => licenseHolds(one, state, startOn) || one.status === "in_comity")) return null;',
    "if (here.length > 0) return null;",
    "a license that ends before the start",
  ],
];

export const mutants: Mutant[] = [
  ...open.map(([harm, find, replace, name]): Mutant => ({
    harm,
    change: { file: gate, find, replace },
    fails: [{ file: gates, name }],
  })),
  {
    harm: "All points together are 101.",
    change: { file: point, find: 'label: "Runner-up", most: 7', replace: 'label: "Runner-up", most: 8' },
    fails: [{ file: points, name: "the most of all points together is 100" }],
  },
  {
    harm: "A runner-up elsewhere counts like one of this client.",
    change: { file: point, find: 'marked.place === "elsewhere" ? 4 : 7', replace: "7" },
    fails: [{ file: points }],
  },
  {
    harm: "An hourly wish is compared as a year's pay.",
    change: { file: point, find: 'unit === "hour" ? cents * hoursPerYear : cents', replace: "cents" },
    fails: [{ file: points }],
  },
  {
    harm: "A license counts where it is not valid at the start.",
    change: {
      file: point,
      find: "own.filter((one) => licenseHolds(one, state, startOn))",
      replace: "own",
    },
    fails: [{ file: points, name: "a license of another state is none" }],
  },
  {
    harm: "Equal totals have the order of the input.",
    change: {
      file: "features/top-of-mind/rules/rank.ts",
      find: 'compare(b.finalist.lastConversationOn ?? "", a.finalist.lastConversationOn ?? "") ||\n    compare(a.finalist.candidateId, b.finalist.candidateId);',
      replace: 'compare(b.finalist.lastConversationOn ?? "", a.finalist.lastConversationOn ?? "");',
    },
    fails: [{ file: laws, name: "the order of the input changes nothing", says: "Property failed" }],
  },
];
