import { sql, type SQL } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { insertRows } from "@/db/many-rows";
import { auditEntries, changedValues } from "@/db/schema/audit";
import type { AuditNoun } from "@/db/vocabulary/audit";

/** Nouns whose values are a person's: their entries name the person, so that erasure finds the values. */
type PersonalNoun = "people" | "candidates" | "contacts" | "licenses" | "callbacks";
type OtherNoun = Exclude<AuditNoun, PersonalNoun>;

/** `noun` is the table of the changed row. */
type Entry = {
  subjectId: string;
  /** Names of the fields that were written, where no values are given. */
  fields?: string[];
  /** The old values and the new ones of the fields that changed: kept apart from the entry. */
  values?: { before: Record<string, unknown>; after: Record<string, unknown> };
} & ({ noun: PersonalNoun; personId: string } | { noun: OtherNoun; personId?: never });

/** The entry of a stage move, for the one statement that also writes the move; `moved` and `operation` are parts of it. */
export function movedEntrySql(): SQL {
  return sql`insert into audit_entries (operation_id, noun, subject_id, fields)
    select operation.id, 'candidacies', moved.id, array['stage'] from moved, operation`;
}

/**
 * Says in the audit log what the operation under way changed: ids and field names in the entries, values beside them.
 * Called in the transaction of the change, so that neither is there without the other.
 */
export async function recordAudit({ operation, db }: OperationContext, ...entries: Entry[]) {
  if (entries.length === 0) return;
  operation.recorded = true;
  const written = await insertRows(
    db,
    auditEntries,
    entries.map(({ noun, subjectId, fields, values }) => ({
      operationId: operation.id,
      noun,
      subjectId,
      fields: fields ?? Object.keys({ ...values?.before, ...values?.after }),
    })),
    { after: sql`returning id` },
  );
  const changed = entries.flatMap(({ personId, values }, index) => {
    const entryId = (written as { id?: unknown }[])[index]?.id;
    return values && typeof entryId === "string" ? [{ entryId, personId: personId ?? null, ...values }] : [];
  });
  await insertRows(db, changedValues, changed);
}
