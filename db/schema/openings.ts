import { sql } from "drizzle-orm";
import { check, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import {
  openingChangeKinds,
  openingStates,
  reopeningKinds,
  type OpeningChangeKind,
  type OpeningState,
  type ReopeningKind,
} from "../vocabulary/positions";
import { candidacies } from "./candidacies";
import { at, id, oneOf, table } from "./columns";
import { positions } from "./positions";
import { operationId } from "./operations";
import { recruiters } from "./recruiters";

/** One seat of a position. */
export const openings = table(
  "openings",
  {
    id: id(),
    positionId: uuid()
      .notNull()
      .references(() => positions.id),
    /** 1, 2, 3 within the position. */
    number: integer().notNull(),
    state: text().$type<OpeningState>().notNull().default("open"),
    /** Who fills it: set with state 'filled' and with nothing else. */
    candidacyId: uuid().references(() => candidacies.id),
    filledAt: at(),
    closedAt: at(),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("openings_number").on(t.positionId, t.number),
    uniqueIndex("openings_candidacy").on(t.candidacyId),
    oneOf("openings_state", t.state, openingStates),
    check(
      "openings_filled",
      sql`(${t.state} = 'filled') = (${t.candidacyId} is not null) and (${t.state} = 'filled') = (${t.filledAt} is not null)`,
    ),
    check("openings_closed", sql`(${t.state} = 'closed') = (${t.closedAt} is not null)`),
  ],
);

/** Added, filled, closed, freed: who, when, and who took the seat or left it. */
export const openingChanges = table(
  "opening_changes",
  {
    id: id(),
    openingId: uuid()
      .notNull()
      .references(() => openings.id),
    kind: text().$type<OpeningChangeKind>().notNull(),
    candidacyId: uuid().references(() => candidacies.id),
    at: at().notNull(),
    by: uuid().references(() => recruiters.id),
    operationId: operationId(),
  },
  (t) => [
    index("opening_changes_opening").on(t.openingId, t.at),
    index("opening_changes_candidacy").on(t.candidacyId),
    oneOf("opening_changes_kind", t.kind, openingChangeKinds),
  ],
);

/** The typed event that frees an opening. */
export const reopenings = table(
  "reopenings",
  {
    id: id(),
    positionId: uuid()
      .notNull()
      .references(() => positions.id),
    openingId: uuid()
      .notNull()
      .references(() => openings.id),
    kind: text().$type<ReopeningKind>().notNull(),
    /** Whose offer or placement ended, where one did. */
    candidacyId: uuid().references(() => candidacies.id),
    at: at().notNull(),
    by: uuid().references(() => recruiters.id),
    reason: text(),
    operationId: operationId(),
    undoneAt: at(),
    undoneOperationId: operationId("undone_operation_id"),
    /** When the opening was filled or closed again, or the recruiter said done. */
    settledAt: at(),
    settledOperationId: operationId("settled_operation_id"),
  },
  (t) => [
    index("reopenings_position").on(t.positionId, t.at),
    index("reopenings_operation").on(t.operationId),
    index("reopenings_opening").on(t.openingId),
    index("reopenings_candidacy").on(t.candidacyId),
    // One live reopening per opening, so that a double click or two recruiters at once free it once.
    uniqueIndex("reopenings_live")
      .on(t.openingId)
      .where(sql`${t.undoneAt} is null and ${t.settledAt} is null`),
    index("reopenings_due")
      .on(t.at)
      .where(sql`${t.undoneAt} is null and ${t.settledAt} is null`),
    oneOf("reopenings_kind", t.kind, reopeningKinds),
  ],
);
