import { sql, type SQL } from "drizzle-orm";
import type { Actor } from "@/db/context";
import { maySee, maySeeCandidacy } from "@/db/restricted-positions";
import type { TodayKind } from "@/db/vocabulary/today";
import type { Firm } from "@/features/settings/queries";
import type { DueWhen } from "../rules/scope";
import type { Handed } from "./list-handed";

export type Scope = {
  /** Whose lines: "= ..." of one recruiter or of a team; null is everybody's. */
  owners: SQL | null;
  kind: TodayKind | null;
  /** What is late, what gets late today, or the rest. */
  when: DueWhen | null;
  firm: Pick<Firm, "contactRules" | "holidays">;
  now: Date;
  endOfToday: Date;
  /** The day where the reader is, and their zone. */
  today: string;
  zone: string;
  /** The end of the next working day. */
  endOfNext: Date;
  /** Whoever is in process and heard nothing since then went too long without a word. */
  quietSince: Date;
  /** What stands on a colleague's list in place of its owner's, from or to those whose lines are asked for. */
  handed: Handed[];
  /** One line alone. */
  subjectId: string | null;
  snoozerId: string | null;
  /** What they snoozed, in place of what they did not. */
  snoozed: boolean;
  actor: Actor;
};

/**
 * Where a kind of line comes from. What is due is chosen among the rows of one table alone, in the order of its own
 * index; what a line says besides is joined to the few that are shown.
 */
export type Branch = {
  /** Due rows are rows x of it. */
  table: SQL;
  /** What a line is named by where it stands for several rows; else the id of x. */
  subject?: SQL;
  where: SQL;
  at: SQL;
  /** Rows of the recruiters that `are` names ("= ..."), as a condition over x. */
  ofOwners: (are: SQL) => SQL;
  /** Rows that this actor may see. Without it all: a reply or a callback is the recruiter's own. */
  seen?: (actor: Actor) => SQL;
  /** Where an index walks in nearly the order of `at`: by it first. */
  nearly?: SQL;
  joins?: SQL;
  owner: SQL;
  position?: SQL;
  candidacy?: SQL;
  /** Where the line is about a person by no candidacy. */
  person?: SQL;
  contact?: SQL;
  detail: SQL;
  /** No more lines than these, however many wait. */
  most?: number;
  /** One row may be the line of several recruiters, or of another one where only their lines are asked for. */
  ofSeveral?: true;
};

export const instant = (at: Date) => sql`${at.toISOString()}::timestamptz`;

/**
 * A card is looked at for each due row, and the array of positions is read once: both as joins, PostgreSQL would scan
 * all candidacies in the order of their ids up to the last due one.
 */
export const ofCard = (column: string) => sql.raw(`(select ${column} from candidacies c where c.id = x.candidacy_id)`);
export const positionsOf = (are: SQL) => sql`any(array(select id from positions where owner_id ${are}))`;
export const ofPosition = (are: SQL) => sql`x.position_id = ${positionsOf(are)}`;
export const seenPosition = (actor: Actor) => maySee(actor, sql`x.position_id`);
export const ofCandidacy = {
  seen: (actor: Actor) => maySeeCandidacy(actor, sql`x.candidacy_id`),
  ofOwners: (are: SQL) => sql`${ofCard("c.position_id")} = ${positionsOf(are)}`,
  joins: sql`join candidacies c on c.id = x.candidacy_id join positions p on p.id = c.position_id`,
  owner: sql`p.owner_id`,
  position: sql`p.id`,
  candidacy: sql`c.id`,
};
