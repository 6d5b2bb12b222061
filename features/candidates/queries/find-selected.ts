import { sql, type SQL } from "drizzle-orm";
import type { Context } from "@/db/context";
import { idList } from "@/db/id-list";
import { candidates } from "@/db/schema/candidates";
import { people } from "@/db/schema/people";
import { Refusal } from "@/lib/errors";
import { formatCount, plural } from "@/lib/format/count";
import { filterOf, mayBeSimilar, type CandidateSelection } from "../inputs/candidate-search";
import { conditionsOf } from "./candidate-conditions";

type AllMatching = Extract<CandidateSelection, { matching: string }>;

/** A verb over many candidates takes no more than this. */
export const mostAtOnce = 20_000;

/**
 * The candidates of a selection: the ids that were picked, or everybody that the table shows for the filters but the
 * exceptions. Where the table no longer shows what the recruiter saw, nobody is found and it is said why.
 */
export async function findSelected(context: Context, selection: CandidateSelection, most: number): Promise<string[]> {
  if ("ids" in selection) return refuseMany(selection.ids, most);
  const { except, matching } = selection;
  const { source, similar } = await shownFor(context, matching);
  const found = await context.db.execute<{ id: string }>(
    sql`select ${candidates.id} as id ${source} limit ${most + except.length + 1}`,
  );
  const excepted = new Set(except);
  const ids = refuseMany(
    found.map(({ id }) => id).filter((id) => !excepted.has(id)),
    most,
  );
  refuseChanged(selection, { count: found.length, similar });
  return ids;
}

/** How many the table shows for these filters, of some candidates or of all; it counts to one more than a verb takes. */
export async function countMatching(
  context: Context,
  { matching, ids }: { matching: string; ids?: string[] | undefined },
): Promise<number> {
  const { source } = await shownFor(context, matching);
  const among = ids ? sql`and ${candidates.id} = any(${idList(ids)})` : sql``;
  const [counted] = await context.db.execute<{ count: number }>(
    sql`select count(*)::int as count from (select ${source} ${among} limit ${mostAtOnce + 1}) shown`,
  );
  return counted?.count ?? 0;
}

/** As listCandidates() does it: who has the words, or where nobody has them, who is like them. */
async function shownFor(context: Context, matching: string): Promise<{ source: SQL; similar: boolean }> {
  const filter = filterOf(matching);
  const having = sourceOf(conditionsOf(filter, context.now));
  if (!mayBeSimilar(filter)) return { source: having, similar: false };
  const [some] = await context.db.execute(sql`select ${having} limit 1`);
  if (some) return { source: having, similar: false };
  return { source: sourceOf(conditionsOf(filter, context.now, { similar: true })), similar: true };
}

function sourceOf({ where, people: joined }: ReturnType<typeof conditionsOf>): SQL {
  return sql`from candidates ${joined ? sql`join people on ${people.id} = ${candidates.personId}` : sql``} where ${where}`;
}

function refuseChanged({ seen }: AllMatching, now: AllMatching["seen"]) {
  if (seen.count !== now.count)
    throw new Refusal(
      `${plural(seen.count, "candidate")} matched when you selected them, ${formatCount(now.count)} match now. Nothing was changed: look at the list again, then select them again.`,
    );
  if (seen.similar !== now.similar)
    throw new Refusal(
      "Others match now than when you selected them. Nothing was changed: look at the list again, then select them again.",
    );
}

function refuseMany(ids: string[], most: number) {
  if (ids.length > most)
    throw new Refusal(`That is more than ${formatCount(most)} candidates at once. Narrow the filters first.`);
  return ids;
}
