import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { listSql, moment } from "@/db/json-rows";
import { isHidden, maySee } from "@/db/restricted-positions";
import { restrictedPosition } from "@/db/vocabulary/positions";
import type { PromiseKind } from "@/db/vocabulary/promises";
import type { TouchKind, TouchOutcome } from "@/db/vocabulary/touches";
import { answerOwedSql } from "@/features/candidacies/queries/answer-owed";
import { personName } from "@/features/people/queries/person-name";
import { NotFound } from "@/lib/errors";
import { listLastWords, type LastWords } from "./list-last-words";

type Logged = { outcome: TouchOutcome; kind: TouchKind; at: string; by: string | null };

export type CallLine = {
  personId: string;
  candidateId: string | null;
  name: string;
  title: string | null;
  zone: string;
  city: string | null;
  state: string | null;
  note: string;
  points: { id: string; points: number }[];
  doNotContact: boolean;
  phones: { id: string; number: string; wrong: boolean }[];
  /** What was said they would get, or get to hear. */
  promised: { kind: PromiseKind | "callback" | "answer"; on: string | null; at: string | null; words: string }[];
  /** The call that was logged from this list, with what was noted. */
  call: (Logged & { note: string }) | null;
  /** Who reached out to them since the list was made, from anywhere but here. */
  meanwhile: Logged[];
  lastWords: LastWords["lastWords"];
};

type Row = {
  id: string;
  at: string;
  by: string;
  positionId: string;
  positionTitle: string;
  clientName: string;
  lines: Omit<CallLine, "lastWords">[];
};

/** A call list with what a recruiter has before them while it rings. Two statements. */
export async function getCallList(context: Context, callListId: string) {
  const { db, actor } = context;
  const title = (of: string) =>
    sql`case when ${isHidden(actor, sql`p.id`)} then ${restrictedPosition} else ${sql.raw(of)} end`;
  const logged = sql`t.outcome, t.kind, t.at, r.name as by`;
  const [row] = await db.execute<Row>(sql`
    select l.id, l.at, r.name as by, p.id as "positionId", p.title as "positionTitle", f.name as "clientName",
      ${listSql(sql`select n.person_id as "personId", k.id as "candidateId", ${personName("h")} as name, k.title,
        h.zone, h.city, h.state, n.note, n.points, h.do_not_contact_at is not null as "doNotContact",
        ${listSql(sql`select x.id, coalesce(x.e164, x.raw) as number, x.wrong_at is not null as wrong
          from person_phones x where x.person_id = h.id order by x.wrong_at is not null, x."primary" desc, x.id`)} as phones,
        ${listSql(sql`
          select y.kind, y.due_on::text as on, null::timestamptz as at, ${title("p.title")} as words
            from promises y join candidacies c on c.id = y.candidacy_id join positions p on p.id = y.position_id
            where c.candidate_id = k.id and y.state = 'open'
          union all
          select 'callback', null, b.due_at, case when ${isHidden(actor, sql`b.position_id`)} then '' else b.reason end
            from callbacks b where b.person_id = h.id and b.settled_at is null and b.canceled_at is null
          union all
          select 'answer', null, e.at, ${title("p.title")}
            from candidacies c join close_outs e on e.candidacy_id = c.id join positions p on p.id = c.position_id
            where c.candidate_id = k.id and ${answerOwedSql("e")}
          order by 1, 2, 3, 4`)} as promised,
        (select to_json(z) from (select ${logged}, t.note from touches t left join recruiters r on r.id = t.recruiter_id
          where t.id = n.touch_id) z) as call,
        ${listSql(sql`select ${logged} from touches t left join recruiters r on r.id = t.recruiter_id
          where t.person_id = h.id and t.at > l.at and t.id is distinct from n.touch_id
          order by t.at desc, t.id desc limit 3`)} as meanwhile
        from call_list_lines n
        join people h on h.id = n.person_id
        left join candidates k on k.person_id = h.id
        where n.call_list_id = l.id order by n.place`)} as lines
    from call_lists l
    join recruiters r on r.id = l.by
    join positions p on p.id = l.position_id
    join clients f on f.id = p.client_id
    where l.id = ${callListId} and ${maySee(actor, sql`l.position_id`)}`);
  if (!row) throw new NotFound("call list");
  const words = await listLastWords(context, {
    positionId: row.positionId,
    personIds: row.lines.map(({ personId }) => personId),
  });
  const lines = row.lines.map((line): CallLine => ({
    ...line,
    lastWords: words.get(line.personId)?.lastWords ?? null,
  }));
  return { ...row, at: moment(row.at), lines };
}
