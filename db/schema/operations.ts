import { sql } from "drizzle-orm";
import { check, index, jsonb, text, uniqueIndex, uuid, type AnyPgColumn } from "drizzle-orm/pg-core";
import { actorKinds, type ActorKind } from "../vocabulary/audit";
import { at, id, oneOf, table } from "./columns";
import { recruiters } from "./recruiters";

/**
 * One row for each time somebody ran a verb, on one row or on many: who, when, why. History rows and audit entries
 * carry its id, and an undo names the operation that it takes back. Written by runOperation() and, for a single move,
 * by moveStage(), as the last row of its transaction: foreign keys to it are deferred.
 */
export const operations = table(
  "operations",
  {
    id: id(),
    /** The mutation's name. For people to read: no statement chooses by it, so that a mutation may be renamed. */
    verb: text().notNull(),
    actorKind: text().$type<ActorKind>().notNull(),
    recruiterId: uuid().references(() => recruiters.id),
    /** Name of the job, webhook or script where the actor is Callback itself. */
    systemName: text(),
    at: at().notNull(),
    reason: text(),
    /** The operation that this one takes back as a whole. Unique: of two recruiters who undo it, one does. */
    undoesId: uuid().references((): AnyPgColumn => operations.id),
  },
  (t) => [
    uniqueIndex("operations_undone_once").on(t.undoesId),
    index("operations_at").on(t.at),
    index("operations_recruiter").on(t.recruiterId, t.at),
    oneOf("operations_actor_kind", t.actorKind, actorKinds),
    check(
      "operations_actor",
      sql`(${t.actorKind} = 'recruiter') = (${t.recruiterId} is not null) and (${t.actorKind} = 'system') = (${t.systemName} is not null)`,
    ),
  ],
);

/**
 * The operation that wrote a history row, or changed a row last. Null only in rows older than operations. A migration
 * makes each such key DEFERRABLE INITIALLY DEFERRED, which Drizzle has no word for; a test finds one that is not.
 */
export const operationId = (name = "operation_id") => uuid(name).references(() => operations.id);

/**
 * What an operation answered, by the key that the browser made for the press that asked for it. Should the answer be
 * lost, a second press of the same recruiter with the same key gets it from here. Rows go after some days, so what an
 * answer says of a person does not stay: docs/decisions/0013-operation-keys.md.
 */
export const operationKeys = table(
  "operation_keys",
  {
    operationId: operationId().primaryKey(),
    recruiterId: uuid()
      .notNull()
      .references(() => recruiters.id),
    key: uuid().notNull(),
    /** As the mutation returned it, by lib/dated-json.ts: null where it returned nothing. */
    answer: jsonb(),
    at: at().notNull(),
  },
  (t) => [uniqueIndex("operation_keys_once").on(t.recruiterId, t.key)],
);
