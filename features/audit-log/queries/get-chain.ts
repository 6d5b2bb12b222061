import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { beforeFirst, linkHash } from "@/lib/link-hash";
import { operationContent } from "./operation-content";

const mostAtOnce = 5_000;

/** What does not fit: an operation that says something else than it did, one that is gone, one that was put in, a link that is gone. */
export type Misfit = {
  kind: "changed" | "missing" | "inserted" | "no link";
  number: number | null;
  operationId: string | null;
};

type Chain = {
  links: number;
  /** Written a moment ago, and not chained yet. */
  waiting: number;
  end: { number: number; hash: string };
  misfits: Misfit[];
};

type Link = { number: string; hash: string; operationId: string; content: string | null };

/** Goes along the whole chain of the audit log and compares each link with what the log says now. */
export async function getChain({ db }: Context): Promise<Chain> {
  const misfits: Misfit[] = [];
  let end = { number: 0, hash: beforeFirst };
  let links = 0;
  for (;;) {
    const rows = await db.execute<Link>(sql`
      select l.number, l.hash, l.operation_id as "operationId", case when o.id is not null then ${operationContent} end as content
      from audit_links l left join operations o on o.id = l.operation_id
      where l.number > ${end.number} order by l.number limit ${mostAtOnce}`);
    for (const { hash, operationId, content, ...row } of rows) {
      const number = Number(row.number);
      for (let gone = end.number + 1; gone < number; gone += 1)
        misfits.push({ kind: "no link", number: gone, operationId: null });
      // After a gap the link before is not there to be hashed, and its absence is said.
      const follows = number === end.number + 1;
      if (content === null) misfits.push({ kind: "missing", number, operationId });
      else if (follows && linkHash(end.hash, content) !== hash) misfits.push({ kind: "changed", number, operationId });
      end = { number, hash };
    }
    links += rows.length;
    if (rows.length < mostAtOnce) break;
  }
  const inserted = await db.execute<{ id: string }>(sql`
    select o.id from operations o
    where not exists (select from audit_links l where l.operation_id = o.id)
      and not exists (select from unchained_operations u where u.operation_id = o.id) order by o.id limit 1000`);
  misfits.push(...inserted.map(({ id }): Misfit => ({ kind: "inserted", number: null, operationId: id })));
  const [unchained] = await db.execute<{ waiting: number }>(
    sql`select count(*)::int as waiting from unchained_operations`,
  );
  return { links, waiting: unchained?.waiting ?? 0, end, misfits };
}

/** The hash that a link has now, or null where there is none of this number. */
export async function findLinkHash({ db }: Context, number: number): Promise<string | null> {
  const [link] = await db.execute<{ hash: string }>(sql`select hash from audit_links where number = ${number}`);
  return link?.hash ?? null;
}
