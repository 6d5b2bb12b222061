import { sql, type SQL } from "drizzle-orm";
import type { Actor, Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { escapeLike, hasWords } from "@/db/search-words";
import { positionStates, type PositionState } from "@/db/vocabulary/positions";
import { byOf } from "@/features/recruiters/rules/permission";
import type { Asked } from "../rules/asked";
import type { FoundThing } from "../rules/found";

const most = 6;

type Position = { id: string; title: string; client: string; place: string; req: string | null; state: PositionState };

/**
 * Positions by title, place, req number and client. A req number that was typed whole comes first, then what is open,
 * then the searcher's own, then the newest.
 */
export async function findPositions({ db, actor }: Context, asked: Asked): Promise<FoundThing[]> {
  const rows = await db.execute<Position>(positionsSql(asked, actor));
  return rows.map(({ id, title, client, place, req, state }) => ({
    id,
    href: `/positions/${id}/board`,
    name: title,
    note: [client, place, req && `Req ${req}`, state === "open" ? null : positionStates[state]]
      .filter(Boolean)
      .join(", "),
  }));
}

export function positionsSql({ words }: Asked, actor: Actor): SQL {
  const me = byOf(actor);
  // The clients of a word are looked up first, so that both halves of the "or" come from an index.
  const each = words.map((word) => {
    const [inPosition] = hasWords(sql`j.plain_text`, [word]);
    const [inClient] = hasWords(sql`f.plain_name`, [word]);
    return sql`(${inPosition} or j.client_id = any(array(select f.id from clients f where ${inClient})))`;
  });
  const [first = ""] = words;
  const isReq = sql`plain_text(j.req_number) = plain_text(${first})`;
  return sql`
    select j.id, j.title, f.name as client, concat_ws(', ', j.city, j.state) as place, j.req_number as req,
      j.status as state
    from positions j join clients f on f.id = j.client_id
    where ${sql.join(each, sql` and `)} and ${maySee(actor, sql`j.id`)}
    order by coalesce(${isReq}, false) desc, j.status = 'closed', j.owner_id is not distinct from ${me}::uuid desc,
      j.opened_at desc, j.id limit ${most}`;
}

type Client = { id: string; name: string; place: string };

/** Clients by name; where no name has the words, by names that are like them. */
export async function findClients({ db }: Context, { words, text }: Asked): Promise<FoundThing[]> {
  const named = await clientsWhere(db, sql.join(hasWords(sql`f.plain_name`, words), sql` and `), text);
  const rows =
    named.length > 0 || text.length < 4
      ? named
      : await clientsWhere(db, sql`plain_text(${text}) <% f.plain_name`, text);
  return rows.map(({ id, name, place }) => ({ id, href: `/clients/${id}`, name, note: place }));
}

function clientsWhere(db: Context["db"], found: SQL, text: string) {
  return db.execute<Client>(sql`
    select f.id, f.name, concat_ws(', ', f.city, f.state) as place from clients f
    where ${found} and f.archived_at is null
    order by f.plain_name like plain_text(${escapeLike(text)}) || '%' desc, f.plain_name, f.id limit ${most}`);
}
