import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { Actor, Context } from "@/db/context";
import { prepared } from "@/db/prepared";
import { isHidden, maySee } from "@/db/restricted-positions";
import { eventKinds, type EventKind } from "@/db/vocabulary/events";
import { restrictedPosition } from "@/db/vocabulary/positions";
import { personName } from "@/features/people/queries/person-name";
import { keysOf } from "@/lib/keys-of";
import type { HistoryEvent } from "../rules/event-words";

/** Whose history it is. A person's has their touches and emails too, a position's what happened to its seats. */
export type EventsOf = { personId: string } | { candidacyId: string } | { positionId: string };

/** Only as it is made below: of other spellings and of the year 0 the database makes an error. */
const cursor = z.tuple([z.iso.datetime({ precision: 6 }).refine((at) => !at.startsWith("0000")), z.guid()]);

/**
 * What happened to a person, a card or a position, newest first, in one statement over the events view. `older` is the
 * cursor of the next page; a cursor that this query did not make begins anew.
 */
export async function listEvents(
  { db, actor }: Context,
  of: EventsOf,
  { before, limit }: { before?: string | null | undefined; limit: number },
): Promise<{ events: HistoryEvent[]; older: string | null }> {
  const from = cursor.safeParse(before?.split("_"));
  const older = from.success ? sql`and (e.at, e.id) < (${from.data[0]}::timestamptz, ${from.data[1]}::uuid)` : sql``;
  const unseen = isHidden(actor, sql`e.position_id`);
  const rows = await prepared(db).execute<HistoryEvent & { cursor: string }>(sql`
    select e.kind, e.id, to_json(e.at) as at, r.name as by, e.operation_id as "operationId",
      case when ${unseen} then null else e.words end as words,
      case when ${unseen} then e.facts - array['fresh', 'reason']
        when c.id is null then e.facts else e.facts || jsonb_build_object('furthest', c.furthest) end as facts,
      k.id as "candidateId", ${personName("h")} as name,
      case when ${unseen} then ${restrictedPosition} else p.title || ', ' || l.name end as position,
      case when e.kind = 'touch' and not ${unseen}
        then (select r.id from replies r where r.touch_id = e.id limit 1) end as "replyId",
      to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || e.id as cursor
    from (
      select * from events e where ${ofSql(of)} and e.kind in (${kindsSql(of)}) and ${seenSql(actor, of)} ${older}
      order by e.at desc, e.id desc limit ${limit + 1}
    ) e
    left join candidacies c on c.id = e.candidacy_id and e.kind in ('closed_out', 'close_out_undone')
    left join recruiters r on r.id = e.by
    left join people h on h.id = e.person_id
    left join candidates k on k.person_id = h.id
    left join positions p on p.id = e.position_id
    left join clients l on l.id = p.client_id
    order by e.at desc, e.id desc`);
  return {
    events: rows.slice(0, limit).map(({ cursor: _cursor, ...event }) => event),
    older: rows.length > limit ? (rows[limit - 1]?.cursor ?? null) : null,
  };
}

/**
 * A person was called or emailed whatever the position was: everybody has to know that, and of a restricted position
 * nothing else.
 */
function seenSql(actor: Actor, of: EventsOf): SQL {
  const seen = maySee(actor, sql`e.position_id`);
  return "personId" in of ? sql`(${seen} or e.kind in ('touch', 'message', 'callback'))` : seen;
}

function ofSql(of: EventsOf): SQL {
  if ("personId" in of) return sql`e.person_id = ${of.personId}::uuid`;
  if ("candidacyId" in of) return sql`e.candidacy_id = ${of.candidacyId}::uuid`;
  return sql`e.position_id = ${of.positionId}::uuid`;
}

function kindsSql(of: EventsOf): SQL {
  const left: (typeof eventKinds)[EventKind][] =
    "personId" in of ? ["position"] : "candidacyId" in of ? ["position", "person"] : ["person"];
  const kinds = keysOf(eventKinds).filter((kind) => !left.includes(eventKinds[kind]));
  return sql.raw(kinds.map((kind) => `'${kind}'`).join(", "));
}
