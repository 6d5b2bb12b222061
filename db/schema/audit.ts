import { sql } from "drizzle-orm";
import { check, index, jsonb, text, uuid } from "drizzle-orm/pg-core";
import { actorKinds, type ActorKind } from "../vocabulary/audit";
import { at, id, oneOf, table } from "./columns";
import { recruiters } from "./recruiters";

/** Who did what to which row, written in the transaction of the change. Append-only: a trigger refuses update and delete. */
export const auditEntries = table(
  "audit_entries",
  {
    id: id(),
    at: at().notNull(),
    actorKind: text().$type<ActorKind>().notNull(),
    recruiterId: uuid().references(() => recruiters.id),
    /** Name of the job, webhook or script where the actor is Callback itself. */
    systemName: text(),
    /** The mutation's name: a verb of the trade. */
    verb: text().notNull(),
    /** Table and id of what was changed. */
    noun: text().notNull(),
    subjectId: uuid().notNull(),
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>(),
    reason: text(),
  },
  (t) => [
    index("audit_entries_subject").on(t.noun, t.subjectId, t.at),
    index("audit_entries_at").on(t.at),
    oneOf("audit_entries_actor_kind", t.actorKind, actorKinds),
    check(
      "audit_entries_actor",
      sql`(${t.actorKind} = 'recruiter') = (${t.recruiterId} is not null) and (${t.actorKind} = 'system') = (${t.systemName} is not null)`,
    ),
  ],
);
