import type { Mutant } from "../mutation/mutant.ts";

const asking = "db/restricted-positions.ts";
const restricted = "features/positions/queries/restricted-positions.test.ts";

/** Positions that only their owner, the recruiters named and admins see. */
export const mutants: Mutant[] = [
  {
    harm: "Lists name a restricted position to everybody.",
    change: {
      file: asking,
      find: "return hidden ? sql`(${positionId} <> all(${hidden}) or ${positionId} is null)` : sql`true`;",
      replace: "return hidden && positionId ? sql`true` : sql`true`;",
    },
    fails: [{ file: restricted, name: "positions, lines of Today" }],
  },
  {
    harm: "A timeline tells what was said about a restricted position.",
    change: { file: asking, find: "coalesce(${positionId} = any(${hidden}), false)", replace: "false" },
    fails: [{ file: restricted, name: "a timeline keeps calls and emails" }],
  },
];
