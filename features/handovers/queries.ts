import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { requireRole } from "@/features/recruiters/rules/permission";
import type { Owned } from "./rules";

/** How much of each kind a recruiter owns that would be without an owner: for admins. */
export async function countOwned({ actor, db }: Context, { recruiterId }: { recruiterId: string }): Promise<Owned> {
  requireRole(actor, "admin");
  const [owned] = await db.execute<Owned>(sql`select
    (select count(*)::int from positions where owner_id = ${recruiterId}::uuid) as positions,
    (select count(*)::int from candidates where owner_id = ${recruiterId}::uuid) as candidates,
    (select count(*)::int from clients where owner_id = ${recruiterId}::uuid) as clients,
    (select count(*)::int from callbacks where recruiter_id = ${recruiterId}::uuid and settled_at is null and canceled_at is null) as callbacks,
    (select count(*)::int from replies where recruiter_id = ${recruiterId}::uuid and handled_at is null and not auto) as replies,
    (select count(*)::int from messages where by = ${recruiterId}::uuid and state = 'queued') as messages`);
  return owned ?? { positions: 0, candidates: 0, clients: 0, callbacks: 0, replies: 0, messages: 0 };
}
