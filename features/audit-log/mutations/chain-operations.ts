import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { insertRows } from "@/db/many-rows";
import { auditLinks } from "@/db/schema/audit";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { beforeFirst, linkHash } from "@/lib/link-hash";
import { operationContent } from "../queries/operation-content";

const mostAtOnce = 1_000;
/** Any number, the same for all: one worker at a time adds to the chain. */
const chainLock = 4_117_001;

/** Where the chain ends: to be kept somewhere else, `npm run audit -- verify` takes it back. */
export type ChainEnd = { number: number; hash: string };

/** Adds a link for each operation that has none, oldest first. Returns the end of the chain where it grew, else null. */
export async function chainOperations(context: Context): Promise<ChainEnd | null> {
  requireSystem(context.actor);
  let end: ChainEnd | null = null;
  for (;;) {
    const added = await chainSome(context);
    end = added.end ?? end;
    if (added.count < mostAtOnce) return end;
  }
}

async function chainSome({ db, now }: Context): Promise<{ count: number; end: ChainEnd | null }> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${chainLock})`);
    const [last] = await tx.execute<{ number: string; hash: string }>(
      sql`select number, hash from audit_links order by number desc limit 1`,
    );
    const rows = await tx.execute<{ id: string; content: string }>(sql`
      with taken as (
        delete from unchained_operations where operation_id in (
          select operation_id from unchained_operations order by operation_id limit ${mostAtOnce})
        returning operation_id)
      select o.id, ${operationContent} as content from taken join operations o on o.id = taken.operation_id
      where not exists (select from audit_links l where l.operation_id = o.id) order by o.id`);
    let end: ChainEnd = { number: Number(last?.number ?? 0), hash: last?.hash ?? beforeFirst };
    const links = rows.map(({ id, content }) => {
      end = { number: end.number + 1, hash: linkHash(end.hash, content) };
      return { ...end, operationId: id, at: now };
    });
    await insertRows(tx, auditLinks, links);
    return { count: links.length, end: links.length > 0 ? end : null };
  });
}
