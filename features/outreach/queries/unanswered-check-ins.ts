import { type SQL, sql } from "drizzle-orm";

/**
 * How many check-ins with a contact went, or are about to, since they last said something: by the person, whichever
 * client they are a contact of, and whoever sent. Both ask here, so that Today says "call" when the judge does.
 */
export const unansweredCheckInsSql = (personId: SQL, besideMessageIds: string[] = []) => sql<number>`(
  select count(*)::int from messages sent
  where sent.person_id = ${personId} and sent.purpose = 'client_check_in'
    and sent.state not in ('canceled', 'failed', 'bounced')
    ${besideMessageIds.length > 0 ? sql`and sent.id not in ${besideMessageIds}` : sql``}
    and coalesce(sent.accepted_at, sent.send_at) > coalesce((select max(heard.at) from touches heard
      where heard.person_id = ${personId} and heard.outcome in ('spoke', 'replied')), '-infinity'))`;
