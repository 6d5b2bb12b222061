import { asc, eq } from "drizzle-orm";
import type { Database } from "./client";
import { auditEntries, changedValues } from "./schema/audit";
import { operations } from "./schema/operations";

/** What the audit log says of a row, in the order it was written: each entry with its operation and its values. */
export async function auditOf(db: Database, subjectId: string) {
  return db
    .select({
      verb: operations.verb,
      recruiterId: operations.recruiterId,
      systemName: operations.systemName,
      reason: operations.reason,
      noun: auditEntries.noun,
      fields: auditEntries.fields,
      personId: changedValues.personId,
      before: changedValues.before,
      after: changedValues.after,
    })
    .from(auditEntries)
    .innerJoin(operations, eq(operations.id, auditEntries.operationId))
    .leftJoin(changedValues, eq(changedValues.entryId, auditEntries.id))
    .where(eq(auditEntries.subjectId, subjectId))
    .orderBy(asc(auditEntries.id));
}
