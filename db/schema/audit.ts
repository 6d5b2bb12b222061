import { sql } from "drizzle-orm";
import { bigint, check, index, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { actorKinds, type ActorKind } from "../vocabulary/audit";
import { at, id, oneOf, table } from "./columns";
import { operationId } from "./operations";
import { people } from "./people";
import { recruiters } from "./recruiters";

/**
 * Which rows and fields an operation changed: ids and field names, never a value, which a constraint refuses.
 * Append-only by a trigger and by the rights of the application's role. Only Settings, Audit reads it: history and undo
 * read the history rows.
 */
export const auditEntries = table(
  "audit_entries",
  {
    id: id(),
    operationId: operationId(),
    /** Table and id of what was changed. */
    noun: text().notNull(),
    subjectId: uuid().notNull(),
    fields: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    // These columns are older than operations. Nothing writes or reads them, a constraint keeps values out of them, and
    // the next release drops them.
    at: at(),
    actorKind: text().$type<ActorKind>(),
    recruiterId: uuid().references(() => recruiters.id),
    systemName: text(),
    verb: text(),
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>(),
    reason: text(),
  },
  (t) => [
    index("audit_entries_operation").on(t.operationId),
    index("audit_entries_subject").on(t.noun, t.subjectId, t.id),
    oneOf("audit_entries_actor_kind", t.actorKind, actorKinds),
    check(
      "audit_entries_names_only",
      sql`${t.operationId} is null or array_to_string(${t.fields}, '') ~ '^[A-Za-z_.]*$' and ${t.before} is null and ${t.after} is null and ${t.reason} is null`,
    ),
    check(
      "audit_entries_actor",
      sql`(${t.actorKind} = 'recruiter') = (${t.recruiterId} is not null) and (${t.actorKind} = 'system') = (${t.systemName} is not null)`,
    ),
  ],
);

/** Old and new values of what an audit entry names, apart from it because erasing a person empties theirs. */
export const changedValues = table(
  "changed_values",
  {
    entryId: uuid()
      .primaryKey()
      .references(() => auditEntries.id),
    /** Whose values they are; null where they say nothing of a person. */
    personId: uuid().references(() => people.id),
    before: jsonb().$type<Record<string, unknown>>().notNull(),
    after: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (t) => [index("changed_values_person").on(t.personId)],
);

/**
 * The chain of the audit log: one link for each operation, with the hash of the link before and of what the operation and
 * its entries say. What is changed, taken away or put in afterwards no longer fits: `npm run audit -- verify` finds it.
 * The number has no gaps. Without a foreign key, so that a link outlives the operation that somebody takes away.
 */
export const auditLinks = table(
  "audit_links",
  {
    number: bigint({ mode: "number" }).primaryKey(),
    operationId: uuid().notNull(),
    /** SHA-256 in hexadecimal. */
    hash: text().notNull(),
    at: at().notNull(),
  },
  (t) => [
    uniqueIndex("audit_links_operation").on(t.operationId),
    check("audit_links_hash", sql`${t.hash} ~ '^[0-9a-f]{64}$' and ${t.number} > 0`),
  ],
);

/** Operations that have no link yet: a trigger writes each one down in its own transaction, the worker chains them. */
export const unchainedOperations = table("unchained_operations", { operationId: uuid().primaryKey() });
