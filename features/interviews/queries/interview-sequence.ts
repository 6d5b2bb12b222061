import { sql, type SQLWrapper } from "drizzle-orm";

/** How often an interview was rescheduled or canceled: the number of its present state in every calendar. */
export function interviewSequence(interviewId: SQLWrapper) {
  return sql`(select count(*)::int from interview_changes change
    where change.interview_id = ${interviewId} and change.kind in ('moved', 'canceled'))`;
}
