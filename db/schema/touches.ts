import { sql } from "drizzle-orm";
import { boolean, index, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import {
  touchDirections,
  touchKinds,
  touchOutcomes,
  type TouchDirection,
  type TouchKind,
  type TouchOutcome,
} from "../vocabulary/touches";
import { candidacies } from "./candidacies";
import { at, id, oneOf, table } from "./columns";
import { messages } from "./messages";
import { operationId } from "./operations";
import { people } from "./people";
import { positions } from "./positions";
import { recruiters } from "./recruiters";

/** One contact with a person. */
export const touches = table(
  "touches",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    kind: text().$type<TouchKind>().notNull(),
    direction: text().$type<TouchDirection>().notNull(),
    outcome: text().$type<TouchOutcome>().notNull(),
    at: at().notNull(),
    /** The recruiter's words, or the subject of an email. */
    note: text().notNull().default(""),
    recruiterId: uuid().references(() => recruiters.id),
    positionId: uuid().references(() => positions.id),
    candidacyId: uuid().references(() => candidacies.id),
    /** The email that this touch records: at most one touch for each email. */
    messageId: uuid().references(() => messages.id),
    /** Counts as an attempt while it stays unanswered (docs/rules-of-contact.md, rule 6); fixed when it was made. */
    attempt: boolean().notNull().default(false),
    createdAt: at().notNull(),
  },
  (t) => [
    index("touches_person").on(t.personId, t.at),
    index("touches_candidacy").on(t.candidacyId),
    index("touches_position")
      .on(t.positionId)
      .where(sql`${t.positionId} is not null`),
    index("touches_of_message")
      .on(t.messageId)
      .where(sql`${t.messageId} is not null`),
    uniqueIndex("touches_message")
      .on(t.messageId)
      .where(sql`${t.direction} = 'out'`),
    oneOf("touches_kind", t.kind, touchKinds),
    oneOf("touches_direction", t.direction, touchDirections),
    oneOf("touches_outcome", t.outcome, touchOutcomes),
  ],
);

/** A dated and timed reminder to reach a person, and why; the next conversation settles it. */
export const callbacks = table(
  "callbacks",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    recruiterId: uuid()
      .notNull()
      .references(() => recruiters.id),
    dueAt: at().notNull(),
    reason: text().notNull(),
    positionId: uuid().references(() => positions.id),
    createdBy: uuid().references(() => recruiters.id),
    createdAt: at().notNull(),
    settledAt: at(),
    settledByTouchId: uuid().references(() => touches.id),
    canceledAt: at(),
    canceledOperationId: operationId("canceled_operation_id"),
  },
  (t) => [
    index("callbacks_person").on(t.personId),
    index("callbacks_position").on(t.positionId),
    index("callbacks_settled_by_touch").on(t.settledByTouchId),
    index("callbacks_due")
      .on(t.recruiterId, t.dueAt)
      .where(sql`${t.settledAt} is null and ${t.canceledAt} is null`),
  ],
);
