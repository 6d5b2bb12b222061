import { sql, type SQL } from "drizzle-orm";

/**
 * What the chain holds of an operation `o`, as one text: who ran which verb when, what it takes back, and its entries.
 * Not its reason nor the values beside its entries, which the erasure of a person empties.
 */
export const operationContent: SQL<string> = sql<string>`(jsonb_build_array(
  o.id, o.verb, o.actor_kind, o.recruiter_id, o.system_name, extract(epoch from o.at), o.undoes_id,
  coalesce((select jsonb_agg(jsonb_build_array(e.id, e.noun, e.subject_id, e.fields) order by e.id)
    from audit_entries e where e.operation_id = o.id), '[]'))::text)`;
