import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { idList } from "@/db/id-list";
import { maySee } from "@/db/restricted-positions";
import type { TouchKind } from "@/db/vocabulary/touches";

/** How a person is reached, and what was said last, also of this position by themselves. */
export type LastWords = {
  phone: string | null;
  /** When they were last emailed about this position, where nothing came back. */
  pendingSince: string | null;
  lastWords: { note: string; at: string; kind: TouchKind; by: string | null } | null;
};

/** By person. Nothing here is weighed: it is asked for those who are shown. */
export async function listLastWords(
  { db, actor }: Context,
  { personIds, positionId }: { personIds: string[]; positionId: string },
): Promise<Map<string, LastWords>> {
  const rows = await db.execute<LastWords & { personId: string }>(sql`
    select h.id as "personId",
      (select max(m.created_at) from messages m where m.person_id = h.id and m.position_id = ${positionId}
        and m.state in ('accepted', 'delivered') and not exists (select from touches t
          where t.person_id = h.id and t.at > m.created_at and t.outcome in ('spoke', 'replied'))) as "pendingSince",
      (select coalesce(n.e164, n.raw) from person_phones n where n.person_id = h.id and n.wrong_at is null
        order by n."primary" desc, n.id limit 1) as phone,
      (select json_build_object('at', t.at, 'by', r.name, 'kind', t.kind, 'note', t.note)
        from (select note, at, kind, recruiter_id from touches where person_id = h.id and note <> '' and ${maySee(actor, sql`position_id`)}
          order by at desc, id desc limit 1) t left join recruiters r on r.id = t.recruiter_id) as "lastWords"
    from unnest(${idList(personIds)}) as h(id)`);
  return new Map(rows.map(({ personId, ...one }) => [personId, one]));
}
