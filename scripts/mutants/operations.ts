import type { Mutant } from "../mutation/mutant.ts";

const undone = "features/board/mutations/undo-operation.test.ts";
const races = "features/board/mutations/undo-races.test.ts";
const run = "features/operations/mutations/run-operation.test.ts";
const once = "features/operations/mutations/once.test.ts";
const pressed = "components/form/use-action.test.tsx";
const moves = "features/candidacies/mutations/move-candidacy.test.ts";

/** What an operation and its undo hold on to when others are at work too. */
export const mutants: Mutant[] = [
  {
    harm: "Two undos of one operation run at once.",
    change: {
      file: "features/operations/mutations/run-undo.ts",
      find: `.where(eq(operations.id, operationId))
      .for("no key update");`,
      replace: ".where(eq(operations.id, operationId));",
    },
    fails: [{ file: races, name: "of two who undo the same operation at once" }],
  },
  {
    harm: "An operation is taken back whole twice.",
    change: {
      file: "features/operations/mutations/run-undo.ts",
      find: "if (whole) await refuseSecondUndo(inside, operationId);",
      replace: "",
    },
    fails: [{ file: undone, name: "each operation is taken back by its id" }],
  },
  {
    harm: "An operation that changed nothing leaves a row.",
    change: {
      file: "features/operations/mutations/run-operation.ts",
      find: "if (!operation.recorded) return unchanged(inside, result);",
      replace: "",
    },
    fails: [{ file: run, name: "one that changed nothing leaves no row" }],
  },
  {
    harm: "What a refused part had recorded counts.",
    change: {
      file: "features/operations/mutations/run-operation.ts",
      find: "const operation = { ...inside.operation, recorded: false };",
      replace: "const { operation } = inside;",
    },
    fails: [{ file: run, name: "what a refused part had recorded" }],
  },
  {
    harm: "Foreign keys to an operation are checked row by row.",
    change: {
      sql: "alter table stage_moves alter constraint stage_moves_operation_id_operations_id_fkey not deferrable",
    },
    fails: [{ file: run, name: "rows may name an operation before it is written" }],
  },
  {
    harm: "A bulk verb takes rows in the order it was given.",
    change: {
      file: "features/operations/mutations/each-row.ts",
      find: "[...byId.values()].toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1))",
      replace: "byId.values()",
    },
    fails: [{ file: races, name: "two bulk moves over the same cards in opposite order" }],
  },
  {
    harm: "The undo of a close-out takes the close-out before the card.",
    change: {
      file: "features/candidacies/mutations/undo-close-outs.ts",
      find: "  // Card before close-out, as closing and reviving take them.",
      replace: `  await db.select().from(closeOuts).where(eq(closeOuts.id, row.id)).for("update");`,
    },
    fails: [{ file: races, name: "a close-out is undone while its seat comes back" }],
  },
  {
    harm: "The undo of a reopening does not take its seats.",
    change: {
      file: "features/positions/mutations/undo-reopening.ts",
      find: `      .orderBy(openings.id)
      .for("no key update");`,
      replace: "      .orderBy(openings.id);",
    },
    fails: [{ file: races, name: "a seat is filled while its opening is taken back" }],
  },
  {
    harm: "A move is taken back although somebody moved on.",
    change: {
      file: "features/candidacies/mutations/undo-moves.ts",
      find: "if (last?.id !== move.id)",
      replace: "if (!last)",
    },
    fails: [{ file: moves, name: "undo is refused once somebody moved on" }],
  },
  {
    harm: "Of two close-outs that one operation has of a card the earlier one is taken back.",
    change: {
      file: "features/candidacies/mutations/undo-close-outs.ts",
      find: ".orderBy(closeOuts.candidacyId, desc(closeOuts.id))",
      replace: ".orderBy(closeOuts.candidacyId, closeOuts.id)",
    },
    fails: [{ file: races, name: "a close-out that came back by the undo of a reopening" }],
  },
  {
    harm: "The owner of the tables rewrites an operation.",
    change: { sql: "drop trigger operations_append_only on operations" },
    fails: [{ file: "db/seat-constraints.test.ts", name: "rewrites no move and no operation" }],
  },
  {
    harm: "The owner of the tables rewrites the audit log.",
    change: { sql: "drop trigger audit_entries_append_only on audit_entries" },
    fails: [{ file: "features/settings/mutations/update-firm.test.ts", name: "the audit log cannot be rewritten" }],
  },
  {
    harm: "What somebody was called gets into the audit log for good.",
    change: { sql: "alter table audit_entries drop constraint audit_entries_names_only" },
    fails: [{ file: "features/settings/mutations/update-firm.test.ts", name: "no value gets into an audit entry" }],
  },
  {
    harm: "A second press does it again.",
    change: {
      file: "features/operations/mutations/run-operation.ts",
      find: "return once(context, () =>",
      replace: "return (async (_: Context, work: () => Promise<T>) => work())(context, () =>",
    },
    fails: [{ file: once, name: "a second press gets the answer of the first", says: 'insert into "operation_keys"' }],
  },
  {
    harm: "Two presses at once do it twice.",
    change: { sql: "drop index operation_keys_once" },
    fails: [{ file: once, name: "a second press while the first still runs" }],
  },
  {
    harm: "The card of a single move is moved without its key.",
    change: {
      file: "features/candidacies/mutations/move-stage.ts",
      find: "${operation ? sql`` : keptSql(context)}",
      replace: "",
    },
    fails: [{ file: once, name: "a card that was moved is not moved again" }],
  },
  {
    harm: "A second press is told that somebody was first: they themselves.",
    change: {
      file: "features/operations/mutations/once.ts",
      find: "if (!(error instanceof Refusal || error instanceof NotFound || isTakenKey(error))) throw error;",
      replace: "throw error;",
    },
    fails: [{ file: once, name: "a card pressed twice at once is moved once", says: "moved this to Screened" }],
  },
  {
    harm: "A second press whose cards were all moved meanwhile hears that they were refused.",
    change: {
      file: "features/operations/mutations/run-operation.ts",
      find: "inside.press?.again ? await findAnswer(inside) : null",
      replace: "null",
    },
    fails: [{ file: once, name: "several cards that were moved meanwhile" }],
  },
  {
    harm: "What was typed after the first press is taken for saved.",
    change: {
      file: "features/operations/queries/find-answer.ts",
      find: `if (press.again === "changed")`,
      replace: "if (false)",
    },
    fails: [{ file: once, name: "what was typed after the first press" }],
  },
  {
    harm: "Whoever knows a key reads the answer of somebody else.",
    change: {
      file: "features/operations/queries/find-answer.ts",
      find: "and(eq(operationKeys.recruiterId, actor.id), eq(operationKeys.key, press.key))",
      replace: "eq(operationKeys.key, press.key)",
    },
    fails: [{ file: once, name: "a key is its recruiter's" }],
  },
  {
    harm: "The first password of a recruiter stays in the database.",
    change: {
      file: "features/recruiters/mutations/add-recruiter.ts",
      find: "return { recruiterId: row.id };",
      replace: "return { recruiterId: row.id, password };",
    },
    fails: [{ file: once, name: "the password of a new recruiter" }],
  },
  {
    harm: "A press that was never answered is made again under another key.",
    change: {
      file: "components/form/presses.ts",
      find: "before?.key ?? crypto.randomUUID()",
      replace: "crypto.randomUUID()",
    },
    fails: [{ file: pressed, name: "what no answer came to is pressed again" }],
  },
];
