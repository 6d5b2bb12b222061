import { sql } from "drizzle-orm";
import { purposes } from "@/db/vocabulary/purposes";
import { keysOf } from "@/lib/keys-of";

/** What is outreach: the purposes with an opt-out. */
const outreach = keysOf(purposes).filter((purpose) => purposes[purpose].footer);
const names = sql.join(
  outreach.map((purpose) => sql`${purpose}`),
  sql`, `,
);

/**
 * Of a row `m` of messages: its outreach is paused. One of which an attempt may have left is no part of it: what became
 * of that one is asked all the same.
 */
export const pausedSql = sql`m.first_attempt_at is null and m.purpose in (${names}) and exists (
  select 1 from outreach_pauses p where p.resumed_at is null and (p.scope = 'firm'
    or (p.scope = 'template' and p.template_id = m.template_id) or (p.scope = 'recruiter' and p.recruiter_id = m.by)))`;
