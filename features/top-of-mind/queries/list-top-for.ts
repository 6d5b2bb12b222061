import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { levels, type Discipline, type Level } from "@/db/vocabulary/candidates";
import { getFirm } from "@/features/settings/queries";
import { keysOf } from "@/lib/keys-of";
import type { Point } from "../rules/points";
import { rankFinalists } from "../rules/rank";
import { weightsOf } from "../rules/weights";
import { getWantedPosition } from "./get-wanted-position";
import { listFinalists } from "./list-finalists";
import { listTries } from "./list-tries";

/** So many open positions are weighed for a person, and so few points are not worth a call. */
const mostWeighed = 12;
const leastPoints = 15;

export type TopPosition = {
  positionId: string;
  title: string;
  clientName: string;
  /** Of two positions with one title at one client it says which. */
  reqNumber: string | null;
  backOpen: boolean;
  total: number;
  points: Point[];
};

/**
 * For which open positions a person ranks high, the best first, by the rules of the list: positions like their work, and
 * those they were on. Three statements for each, asked when somebody wants to see them.
 */
export async function listTopFor(context: Context, candidateId: string): Promise<TopPosition[]> {
  const [open, firm] = await Promise.all([listOpenFor(context, candidateId), getFirm(context)]);
  const weights = weightsOf(firm.pointWeights);
  const weighed = await Promise.all(
    open.map(async ({ id: positionId, reqNumber }) => {
      const position = await getWantedPosition(context, positionId);
      const [people, tries] = await Promise.all([
        listFinalists(context, [candidateId], position.asked.zone),
        listTries(context, position, [candidateId]),
      ]);
      const finalists = people.map((one) => ({ ...one, tries: tries.get(candidateId) ?? [] }));
      const [row] = rankFinalists(position.asked, finalists, position.today, weights).rows;
      if (!row || row.total < leastPoints) return [];
      const { title, clientName, reopening } = position;
      return [
        {
          positionId,
          title,
          clientName,
          reqNumber,
          backOpen: reopening !== null,
          total: row.total,
          points: row.points,
        },
      ];
    }),
  );
  return weighed.flat().toSorted((a, b) => b.total - a.total || a.positionId.localeCompare(b.positionId));
}

type Open = { id: string; reqNumber: string | null };

/** Open positions of their discipline and level, and those they were on, unless they were dismissed there. */
async function listOpenFor({ db, actor }: Context, candidateId: string): Promise<Open[]> {
  const [person] = await db.execute<{ personId: string; discipline: Discipline | null; level: Level | null }>(
    sql`select person_id as "personId", discipline, level from candidates where id = ${candidateId}`,
  );
  if (!person) return [];
  const order = keysOf(levels);
  const at = person.level ? order.indexOf(person.level) : -1;
  const near = at < 0 ? [] : order.slice(Math.max(0, at - 1), at + 2);
  return db.execute<Open>(sql`
    select p.id, p.req_number as "reqNumber" from positions p
    where p.status = 'open' and ${maySee(actor, sql`p.id`)}
      and exists (select from openings o where o.position_id = p.id and o.state = 'open')
      and (p.discipline = ${person.discipline} and p.level = any(${`{${near.join(",")}}`}::text[])
        or p.id = any(array(select c.position_id from candidacies c
          where c.candidate_id = ${candidateId} and c.superseded_by_id is null)))
      and not exists (select from top_of_mind_dismissals d
        where d.position_id = p.id and d.person_id = ${person.personId} and d.restored_at is null)
    order by exists (select from reopenings x
      where x.position_id = p.id and x.settled_at is null and x.undone_at is null) desc, p.opened_at desc, p.id
    limit ${mostWeighed}`);
}
