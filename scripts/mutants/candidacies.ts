import type { Mutant } from "../mutation/mutant.ts";

const constraints = "db/seat-constraints.test.ts";
const moves = "features/candidacies/mutations/move-candidacy.test.ts";
const closeOuts = "features/candidacies/mutations/close-out.test.ts";
const rules = "features/candidacies/rules/moves.test.ts";
const puts = "features/candidacies/mutations/add-to-position.test.ts";

const closeOut = "features/candidacies/mutations/close-out.ts";
const moveStage = "features/candidacies/mutations/move-stage.ts";
const rule = "features/candidacies/rules/moves.ts";

export const mutants: Mutant[] = [
  {
    harm: "The moves of a card are changed and deleted.",
    change: { sql: "drop trigger stage_moves_append_only on stage_moves" },
    fails: [{ file: constraints, name: "rewrites no move and no operation" }],
  },
  {
    harm: "The database takes a candidate who is on a position twice.",
    change: { sql: "drop index candidacies_pair" },
    fails: [{ file: constraints, name: "a candidate who is on a position twice" }],
  },
  {
    harm: "The database takes a card closed out twice.",
    change: { sql: "drop index close_outs_live" },
    fails: [{ file: constraints, name: "a card closed out twice" }],
  },
  {
    harm: "The database takes a move that is taken back twice.",
    change: { sql: "drop index stage_moves_undone_once" },
    fails: [{ file: constraints, name: "a move that is taken back twice" }],
  },
  {
    harm: "The database takes a runner-up who is on the board.",
    change: { sql: "alter table candidacies drop constraint candidacies_runner_up" },
    fails: [{ file: constraints, name: "a runner-up who is on the board" }],
  },
  {
    harm: "A card moves whatever was seen of it.",
    change: {
      file: moveStage,
      find: "and version = coalesce(${change.version ?? null}::int, version)",
      replace: "",
    },
    fails: [{ file: moves, name: "of twenty recruiters at once one moves the card" }],
  },
  {
    harm: "A canceled interview counts as the furthest they got.",
    change: {
      file: "features/candidacies/queries/furthest-sql.ts",
      find: "and ${counts.interview(sql`r.state`)}",
      replace: "",
    },
    fails: [{ file: "features/board/mutations/furthest-laws.test.ts" }],
  },
  {
    harm: "A card moves to a stage that nothing on record carries.",
    change: {
      file: rule,
      find: "if (step === null || holds(candidacy)) return",
      replace: "if (step === null || candidacy) return",
    },
    fails: [{ file: rules }, { file: moves, name: "a move never claims a step that was not done" }],
  },
  {
    harm: "Who is closed out moves.",
    change: { file: rule, find: "if (candidacy.closed) return refused(", replace: "if (false) return refused(" },
    fails: [{ file: rules }],
  },
  {
    harm: "A card goes back before an offer that is out.",
    change: {
      file: rule,
      find: 'if (candidacy.offer === "extended" && comesBefore(to, "offering"))',
      replace: "if (false)",
    },
    fails: [{ file: rules }],
  },
  {
    harm: "A step moves a card back.",
    change: {
      file: "features/candidacies/mutations/advance-candidacy.ts",
      find: "if (!earlier(candidacy.stage, toStage))",
      replace: "if (false)",
    },
    fails: [{ file: moves, name: "a step moves the card forward, never back, and only what is on record" }],
  },
  {
    harm: "A move is taken back although somebody moved on.",
    change: {
      file: "features/candidacies/mutations/undo-moves.ts",
      find: "if (last?.id !== move.id) return refuse",
      replace: "if (!last) return refuse",
    },
    fails: [{ file: moves, name: "undo is refused once somebody moved on, and happens once" }],
  },
  {
    harm: "A close-out has a reason of another side.",
    change: { file: closeOut, find: "if (!allowed.includes(reason))", replace: "if (false)" },
    fails: [{ file: closeOuts, name: "refused: a reason of another side, a viewer, an offer that is out" }],
  },
  {
    harm: "Somebody is closed out while an offer is out.",
    change: { file: closeOut, find: "if (refusal) throw", replace: "if (false) throw" },
    fails: [{ file: closeOuts, name: "refused: a reason of another side, a viewer, an offer that is out" }],
  },
  {
    harm: "Closing out a closed card ends in a raw error.",
    change: { file: closeOut, find: "if (candidacy.closed || candidacy.version", replace: "if (candidacy.version" },
    fails: [{ file: closeOuts, name: "who closes out a card that is closed is told who was first" }],
  },
  {
    harm: "A close-out is taken back twice.",
    change: {
      file: "features/candidacies/mutations/undo-close-outs.ts",
      find: "and(eq(closeOuts.id, row.id), isNull(closeOuts.undoneAt))",
      replace: "eq(closeOuts.id, row.id)",
    },
    fails: [{ file: closeOuts, name: "a close-out that was taken back is not taken back again" }],
  },
  {
    harm: "A second answer is written over the first.",
    change: {
      file: "features/candidacies/mutations/mark-told.ts",
      find: "isNull(closeOuts.toldAt), ",
      replace: "",
    },
    fails: [{ file: closeOuts, name: "told once: the first stands" }],
  },
  {
    harm: "A close-out that was taken back is told.",
    change: {
      file: "features/candidacies/mutations/mark-told.ts",
      find: ", isNull(closeOuts.undoneAt)))",
      replace: "))",
    },
    fails: [{ file: closeOuts, name: "a close-out taken back has nothing to tell" }],
  },
  {
    harm: "A yes is noted for somebody who is closed out.",
    change: {
      file: "features/candidacies/mutations/record-yes.ts",
      find: "if (candidacy.closed) throw",
      replace: "if (false) throw",
    },
    fails: [{ file: closeOuts, name: "a yes is kept once, not for somebody closed out, never from the future" }],
  },
  {
    harm: "An earlier yes counts for the new try.",
    change: {
      file: "features/candidacies/mutations/revive-candidacies.ts",
      find: "      saidYesAt: null,\n",
      replace: "",
    },
    fails: [{ file: closeOuts, name: "a revival brings the card back by a move with its reason" }],
  },
  {
    harm: "The undo of a reopening closes out who said yes since.",
    change: {
      file: "features/candidacies/mutations/undo-revivals.ts",
      find: "if (candidacy.closed || candidacy.saidYesAt ||",
      replace: "if (candidacy.closed ||",
    },
    fails: [{ file: closeOuts, name: "the undo of a revival closes out as before, but nobody who went on since" }],
  },
  {
    harm: "Somebody is put on a position that is closed.",
    change: {
      file: "features/candidacies/mutations/add-to-position.ts",
      find: 'if (position.status === "closed")',
      replace: "if (false)",
    },
    fails: [{ file: puts, name: "refused as a whole: a closed position" }],
  },
  {
    harm: "Somebody who was merged into another person is put on a position.",
    change: {
      file: "features/candidacies/mutations/add-to-position.ts",
      find: "candidateIds.filter((id) => !isGone.has(id))",
      replace: "candidateIds",
    },
    fails: [{ file: puts, name: "who was merged into another person is refused alone" }],
  },
  {
    harm: "Somebody who was merged into another person is given an owner.",
    change: {
      file: "features/candidates/mutations/assign-owner.ts",
      find: "asked.filter((id) => !isGone.has(id))",
      replace: "asked",
    },
    fails: [
      {
        file: "features/candidates/mutations/update-candidate.test.ts",
        name: "an owner for many at once: who was merged or erased meanwhile is refused alone",
      },
    ],
  },
];
