import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import type { GroupWeights } from "@/db/vocabulary/top-of-mind";
import { requireRole } from "@/features/recruiters/rules/permission";
import { getFirm } from "@/features/settings/queries";
import { movedOf, type Moved } from "../rules/list-change";
import { rankFinalists } from "../rules/rank";
import { weightsOf } from "../rules/weights";
import { listWeighed } from "./list-weighed";

const lists = 3;
/** So many open positions are tried for three whose lists have an order. */
const tried = 12;

export type ListChange = {
  positionId: string;
  title: string;
  clientName: string;
  listed: number;
  moved: (Moved & { name: string })[];
};

/**
 * How three real lists would change under other weights: those of open positions that came back or were looked at last.
 * Each is read once and ranked twice; nothing is kept.
 */
export async function listWeightChanges(context: Context, pointWeights: GroupWeights): Promise<ListChange[]> {
  requireRole(context.actor, "admin");
  const firm = await getFirm(context);
  const [from, to] = [weightsOf(firm.pointWeights), weightsOf(pointWeights)];
  const changes: ListChange[] = [];
  for (const positionId of await listPreviewed(context)) {
    const { position, finalists, dismissed } = await listWeighed(context, { positionId, wide: "known" });
    const known = finalists.filter(({ personId }) => !dismissed.has(personId));
    const before = rankFinalists(position.asked, known, position.today, from).rows;
    if (before.length < 2) continue;
    const after = rankFinalists(position.asked, known, position.today, to).rows;
    const names = new Map(known.map(({ candidateId, name }) => [candidateId, name]));
    const moved = movedOf(before, after).map((one) => ({ ...one, name: names.get(one.candidateId) ?? "" }));
    const { title, clientName } = position;
    changes.push({ positionId, title, clientName, listed: before.length, moved });
    if (changes.length === lists) break;
  }
  return changes;
}

async function listPreviewed({ db, actor }: Context): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select p.id from positions p
    where p.status = 'open' and ${maySee(actor, sql`p.id`)}
      and exists (select from openings o where o.position_id = p.id and o.state = 'open')
    order by exists (select from reopenings r
        where r.position_id = p.id and r.settled_at is null and r.undone_at is null) desc,
      (select max(t.at) from top_of_mind_lists t where t.position_id = p.id) desc nulls last, p.opened_at desc, p.id
    limit ${tried}`);
  return rows.map(({ id }) => id);
}
