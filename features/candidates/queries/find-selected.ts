import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { people } from "@/db/schema/people";
import { Refusal } from "@/lib/errors";
import { formatCount } from "@/lib/format/count";
import { filterOf, type CandidateSelection } from "../inputs/candidate-search";
import { conditionsOf } from "./candidate-conditions";

/** The candidates of a selection: the ids that were picked, or everybody the filters match now. */
export async function findSelected(
  { db, now }: Context,
  selection: CandidateSelection,
  most: number,
): Promise<string[]> {
  if ("ids" in selection) return refuseMany(selection.ids, most);
  const { where, people: joined } = conditionsOf(filterOf(selection.matching), now);
  const rows = await db.execute<{ id: string }>(sql`
    select ${candidates.id} as id from candidates
    ${joined ? sql`join people on ${people.id} = ${candidates.personId}` : sql``}
    where ${where} limit ${most + 1}`);
  return refuseMany(
    rows.map((row) => row.id),
    most,
  );
}

function refuseMany(ids: string[], most: number) {
  if (ids.length > most)
    throw new Refusal(`That is more than ${formatCount(most)} candidates at once. Narrow the filters first.`);
  return ids;
}
