import { sql, type SQL } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { prepared } from "@/db/prepared";

/** Every card a position has or had, with the counters of its person: what a board is made of, as the subquery of `c`. */
export function cardsSql(positionId: string): SQL {
  return sql`select y.id, y.candidate_id, y.stage, y.stage_at, y.version, y.said_yes_at, y.interested_at, y.closed_at, k.person_id, k.title,
      k.version as candidate_version, a.last_touch_at, a.email_from, a.paused_until, a.in_process_until, a.resting_since, a.opted_out_at, a.reachable
    from candidacies y
    join candidates k on k.id = y.candidate_id
    left join person_activity a on a.person_id = k.person_id
    where y.position_id = ${positionId} and y.superseded_by_id is null`;
}

/**
 * The version of a board, over its cards as `c`. A whole row stands for what a card shows of it: hash_record_extended()
 * costs less than naming its columns as text. Arrays keep each part a look at the few rows of these cards: joined at
 * will, a whole table is walked.
 */
export function versionSql(positionId: string): SQL {
  const ofOpen = (column: "id" | "candidate_id" | "person_id") =>
    sql`any(array(select ${sql.raw(column)} from c where closed_at is null))`;
  const rounds = sql`from interviews i where i.candidacy_id = ${ofOpen("id")}`;
  return sql`(select concat_ws('.', count(*), sum(c.version), sum(hash_record_extended(c, 0)) filter (where c.closed_at is null),
      (select hash_record_extended(p, 0) from positions p where p.id = ${positionId}),
      (select sum(hash_record_extended(m, 0)) from promises m where m.position_id = ${positionId}),
      (select sum(hash_record_extended(i, 0)) ${rounds}),
      (select count(*) from debriefs d where d.interview_id = any(array(select i.id ${rounds}))),
      (select sum(hash_record_extended(o, 0)) from offers o where o.candidacy_id = ${ofOpen("id")}),
      (select sum(hash_record_extended(o, 0)) from placements o where o.candidacy_id = ${ofOpen("id")}),
      (select sum(hash_record_extended(a, 0)) from client_answers a where a.candidacy_id = ${ofOpen("id")}),
      (select sum(hash_record_extended(l, 0)) from licenses l where l.candidate_id = ${ofOpen("candidate_id")}),
      (select count(*) from people h where h.do_not_contact_at is not null and h.id = ${ofOpen("person_id")})
    ) from c)`;
}

/**
 * A word that differs as soon as what a board shows does, but for what the clock alone changes: cheap enough to be asked
 * every few seconds. A submittal raises the card's version or sets a decision date; a name, title or phone is changed by
 * updateCandidates(), which raises the candidate's version; a wrong number is a touch, and one that is logged for an
 * earlier hour than their last touch is seen when the browser reads the board anew.
 */
export async function findBoardVersion({ db, actor }: Context, positionId: string): Promise<string> {
  const [row] = await prepared(db).execute<{ version: string }>(
    sql`with c as materialized (${cardsSql(positionId)}) select ${versionSql(positionId)} as version where ${maySee(actor, sql`${positionId}::uuid`)}`,
  );
  return row?.version ?? "";
}
