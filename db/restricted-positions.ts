import { sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { NotFound } from "@/lib/errors";
import type { Actor, Context } from "./context";
import { idList } from "./id-list";

/**
 * Restricted positions are not there for whoever may not see them. Who that is, positions_hidden_from() of the database
 * says alone; here is how statements ask it. Admins and Callback itself see all, so their statements ask nothing.
 */
function hiddenFrom(actor: Actor): SQL | null {
  if (actor.kind === "system" || actor.role === "admin") return null;
  // A subquery is read once for the statement; the function as it stands would be called for each row.
  return sql`(select positions_hidden_from(${actor.id}::uuid))::uuid[]`;
}

/** A condition: the position of this column may be seen, or there is none. */
export function maySee(actor: Actor, positionId: SQLWrapper): SQL {
  const hidden = hiddenFrom(actor);
  return hidden ? sql`(${positionId} <> all(${hidden}) or ${positionId} is null)` : sql`true`;
}

/** A condition: this column names a position that may not be seen. For rows that stay, with less in them. */
export function isHidden(actor: Actor, positionId: SQLWrapper): SQL<boolean> {
  const hidden = hiddenFrom(actor);
  return hidden ? sql<boolean>`coalesce(${positionId} = any(${hidden}), false)` : sql<boolean>`false`;
}

/** The same for a row of a candidacy. The candidacy is not looked at where nothing is hidden. */
export function maySeeCandidacy(actor: Actor, candidacyId: SQLWrapper): SQL {
  const hidden = hiddenFrom(actor);
  return hidden
    ? sql`(cardinality(${hidden}) = 0 or not exists (
        select from candidacies card where card.id = ${candidacyId} and card.position_id = any(${hidden})))`
    : sql`true`;
}

/** A condition: the recruiter of this column may see the position of that one, where Callback itself asks. */
export function isSeenBy(recruiterId: SQLWrapper, positionId: SQLWrapper): SQL {
  return sql`(${positionId} is null or ${positionId} <> all(positions_hidden_from(${recruiterId})))`;
}

/** Each table whose rows belong to a position, and how its rows x do: what an id in an address or a form may be. */
export const ofPositions: Record<string, string> = {
  positions: "x.id",
  openings: "x.position_id",
  reopenings: "x.position_id",
  opening_changes: "(select o.position_id from openings o where o.id = x.opening_id)",
  promises: "x.position_id",
  submittal_pages: "x.position_id",
  outreaches: "x.position_id",
  messages: "x.position_id",
  top_of_mind_lists: "x.position_id",
  call_lists: "x.position_id",
  top_of_mind_dismissals: "x.position_id",
  position_changes: "x.position_id",
  candidacies: "x.position_id",
  submittals: "(select c.position_id from candidacies c where c.id = x.candidacy_id)",
  rights_to_represent: "(select c.position_id from candidacies c where c.id = x.candidacy_id)",
  interviews: "(select c.position_id from candidacies c where c.id = x.candidacy_id)",
  offers: "(select c.position_id from candidacies c where c.id = x.candidacy_id)",
  placements: "(select c.position_id from candidacies c where c.id = x.candidacy_id)",
  close_outs: "(select c.position_id from candidacies c where c.id = x.candidacy_id)",
  stage_moves: "(select c.position_id from candidacies c where c.id = x.candidacy_id)",
  client_answers: "(select c.position_id from candidacies c where c.id = x.candidacy_id)",
  handed_lines: "x.position_id",
  nudges: "x.position_id",
  revivals: "(select c.position_id from candidacies c where c.id = x.candidacy_id)",
};

/** Tables with rows of a position that an undo finds by their operation. */
const undone = ["position_changes", "reopenings", "stage_moves", "close_outs", "handed_lines"];

/**
 * Refuses ids of what belongs to a position that the actor may not see, as if it were not there: the position's own, a
 * card's, an offer's, or an operation's that is to be undone. Every door asks this of the ids it was given
 * (lib/server/seen-ids.ts), so that no verb has to.
 */
export async function requireVisible({ actor, db }: Pick<Context, "actor" | "db">, ids: string[]): Promise<void> {
  const hidden = hiddenFrom(actor);
  if (!hidden || ids.length === 0) return;
  const list = idList(ids);
  const byId = Object.entries(ofPositions).map(
    ([table, position]) =>
      sql`exists (select from ${sql.identifier(table)} x where x.id = any(${list}) and ${sql.raw(position)} = any(h.ids))`,
  );
  const byOperation = undone.map(
    (table) =>
      sql`exists (select from ${sql.identifier(table)} x where x.operation_id = any(${list}) and ${sql.raw(ofPositions[table] ?? "")} = any(h.ids))`,
  );
  // Nobody's time is spent where nothing is hidden: the rest is not looked at then.
  const [row] = await db.execute<{ found: boolean }>(sql`
    select case when cardinality(h.ids) = 0 then false else ${sql.join([...byId, ...byOperation], sql` or `)} end as found
    from (select ${hidden} as ids offset 0) h`);
  if (row?.found) throw new NotFound("position");
}
