import { boolean, index, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { candidacies, closeOuts, stageMoves } from "./candidacies";
import { at, id, table } from "./columns";
import { reopenings } from "./openings";
import { operationId } from "./operations";

/** A closed-out candidacy that came back to the board, with what its return took away: an undo puts that back. */
export const revivals = table(
  "revivals",
  {
    id: id(),
    candidacyId: uuid()
      .notNull()
      .references(() => candidacies.id),
    /** The move back to the board. */
    stageMoveId: uuid()
      .notNull()
      .references(() => stageMoves.id),
    /** The close-out that it ended. Null where none was live. */
    closeOutId: uuid().references(() => closeOuts.id),
    /** The reopening that brought it back; null where a recruiter put them on again. */
    reopeningId: uuid().references(() => reopenings.id),
    saidYesAt: at(),
    runnerUp: boolean().notNull(),
    operationId: operationId(),
    undoneOperationId: operationId("undone_operation_id"),
  },
  (t) => [
    index("revivals_candidacy").on(t.candidacyId),
    uniqueIndex("revivals_stage_move").on(t.stageMoveId),
    index("revivals_close_out").on(t.closeOutId),
    index("revivals_reopening").on(t.reopeningId),
  ],
);
