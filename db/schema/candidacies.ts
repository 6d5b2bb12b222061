import { sql } from "drizzle-orm";
import { boolean, check, index, integer, text, uniqueIndex, uuid, type AnyPgColumn } from "drizzle-orm/pg-core";
import {
  closeOutReasons,
  closeOutSides,
  firstStage,
  stages,
  stageSets,
  type CloseOutReason,
  type CloseOutSide,
  type Stage,
} from "../vocabulary/candidacies";
import { candidates } from "./candidates";
import { at, id, inWords, oneOf, table } from "./columns";
import { operationId } from "./operations";
import { positions } from "./positions";
import { recruiters } from "./recruiters";

/** One candidate considered for one position: the card on the board. */
export const candidacies = table(
  "candidacies",
  {
    id: id(),
    positionId: uuid()
      .notNull()
      .references(() => positions.id),
    candidateId: uuid()
      .notNull()
      .references(() => candidates.id),
    /** That of the last stage move, which whoever writes one writes here too: lists and boards read no history. */
    stage: text().$type<Stage>().notNull().default(firstStage),
    stageAt: at().notNull(),
    /** The furthest stage that truly happened, as furthestSql() works it out from the rows: finalists are found by it. */
    furthest: text().$type<Stage>().notNull().default(firstStage),
    /** Raised by each move, close-out, revival and runner-up mark; the loser of a race sees another number. */
    version: integer().notNull().default(1),
    /**
     * When the person said yes to this position; from then on they are in process (docs/rules-of-contact.md, rule 0).
     */
    saidYesAt: at(),
    /** They said so themselves, by a button or a reply: the card is marked in its first stage. */
    interestedAt: at(),
    closedAt: at(),
    runnerUp: boolean().notNull().default(false),
    /** Set by a merge where both persons stood on one position. */
    supersededById: uuid().references((): AnyPgColumn => candidacies.id),
    addedBy: uuid().references(() => recruiters.id),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("candidacies_pair")
      .on(t.positionId, t.candidateId)
      .where(sql`${t.supersededById} is null`),
    // The history of a position reads all of its cards: closed, and superseded ones too.
    index("candidacies_position").on(t.positionId),
    index("candidacies_candidate").on(t.candidateId),
    index("candidacies_superseded_by")
      .on(t.supersededById)
      .where(sql`${t.supersededById} is not null`),
    index("candidacies_board")
      .on(t.positionId, t.stage, t.stageAt)
      .where(sql`${t.closedAt} is null`),
    index("candidacies_finalists")
      .on(t.positionId)
      .where(sql`${inWords(t.furthest, stageSets.finalist)} or ${t.runnerUp}`),
    // What top of mind reads of finalists, all in the index: a similar position has a hundred of them.
    index("candidacies_finalists_read")
      .on(t.positionId, t.candidateId, t.furthest, t.stageAt, t.closedAt)
      .where(sql`(${inWords(t.furthest, stageSets.finalist)} or ${t.runnerUp}) and ${t.supersededById} is null`),
    // Who is on the bench: the runner-ups of the last months, of all positions.
    index("candidacies_runner_ups")
      .on(t.closedAt, t.candidateId)
      .where(sql`${t.runnerUp} and ${t.supersededById} is null`),
    oneOf("candidacies_stage", t.stage, stages),
    oneOf("candidacies_furthest", t.furthest, stages),
    check("candidacies_runner_up", sql`${t.closedAt} is not null or not ${t.runnerUp}`),
  ],
);

/** One dated step with its actor. `undoesId` names the move it takes back: history is never rewritten. */
export const stageMoves = table(
  "stage_moves",
  {
    id: id(),
    candidacyId: uuid()
      .notNull()
      .references(() => candidacies.id),
    /** Null for the first: put on the position. */
    fromStage: text().$type<Stage>(),
    /** Since when they stood in it, for an undo, which puts them back where they stood; null for moves before that was kept. */
    fromStageAt: at(),
    toStage: text().$type<Stage>().notNull(),
    at: at().notNull(),
    by: uuid().references(() => recruiters.id),
    reason: text(),
    operationId: operationId(),
    undoesId: uuid().references((): AnyPgColumn => stageMoves.id),
  },
  (t) => [
    index("stage_moves_candidacy").on(t.candidacyId, t.at),
    index("stage_moves_operation").on(t.operationId),
    uniqueIndex("stage_moves_undone_once").on(t.undoesId),
    oneOf("stage_moves_from", t.fromStage, stages),
    oneOf("stage_moves_to", t.toStage, stages),
  ],
);

/** How a candidacy ended: who, why, when told. */
export const closeOuts = table(
  "close_outs",
  {
    id: id(),
    candidacyId: uuid()
      .notNull()
      .references(() => candidacies.id),
    side: text().$type<CloseOutSide>().notNull(),
    reason: text().$type<CloseOutReason>().notNull(),
    /** The recruiter's own words; never merged into an email. */
    note: text().notNull().default(""),
    runnerUp: boolean().notNull().default(false),
    stage: text().$type<Stage>().notNull(),
    at: at().notNull(),
    by: uuid().references(() => recruiters.id),
    operationId: operationId(),
    /** The candidate has heard how it ended (docs/rules-of-contact.md, rule 3). A voicemail is no answer. */
    toldAt: at(),
    toldBy: uuid().references(() => recruiters.id),
    /** Taken back by an undo, or revived by a move. */
    undoneAt: at(),
    undoneBy: uuid().references(() => recruiters.id),
    undoneOperationId: operationId("undone_operation_id"),
    /**
     * The close-out that this row puts back after a revival was undone, with its words, its date and its operation, so
     * that it is undone as that one would be. Histories leave out the one that was put back.
     */
    restoresId: uuid().references((): AnyPgColumn => closeOuts.id),
  },
  (t) => [
    uniqueIndex("close_outs_restored_once").on(t.restoresId),
    uniqueIndex("close_outs_live")
      .on(t.candidacyId)
      .where(sql`${t.undoneAt} is null`),
    index("close_outs_candidacy").on(t.candidacyId, t.at),
    index("close_outs_operation").on(t.operationId),
    index("close_outs_position_closed")
      .on(t.at, t.candidacyId)
      .where(sql`${t.reason} = 'position_closed' and ${t.undoneAt} is null`),
    index("close_outs_owed")
      .on(t.at)
      .where(sql`${t.toldAt} is null and ${t.undoneAt} is null`),
    oneOf("close_outs_side", t.side, closeOutSides),
    oneOf("close_outs_reason", t.reason, closeOutReasons),
    oneOf("close_outs_stage", t.stage, stages),
    check("close_outs_undone", sql`${t.undoneBy} is null or ${t.undoneAt} is not null`),
  ],
);
