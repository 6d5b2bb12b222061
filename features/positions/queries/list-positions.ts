import { and, asc, count, desc, eq, inArray, isNull, min, sql, type SQL } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { candidacies } from "@/db/schema/candidacies";
import { clients } from "@/db/schema/clients";
import { reopenings } from "@/db/schema/openings";
import { positions } from "@/db/schema/positions";
import { hasWords, searchWords } from "@/db/search-words";
import { promises } from "@/db/schema/promises";
import { recruiters } from "@/db/schema/recruiters";
import type { Stage } from "@/db/vocabulary/candidacies";
import type { Discipline, Level } from "@/db/vocabulary/candidates";
import type { State } from "@/db/vocabulary/places";
import type { PositionState, ReopeningKind } from "@/db/vocabulary/positions";
import { rowsOnPage } from "@/lib/table-url";
import type { PositionFilterState, PositionSort } from "../inputs";
import { positionTextSql } from "./position-text";
import {
  countCardsByPosition,
  listDecisionsByPosition,
  listLiveReopeningsByPosition,
  countSeatsByPosition,
  type Decision,
  type Seats,
} from "./position-tallies";
import { isOfTeams } from "@/features/teams/queries";

export const positionsPerPage = 50;

export type PositionFilter = {
  q: string;
  state: PositionFilterState[];
  discipline: Discipline[];
  owner: string[];
  team: string[];
  client: string | null;
  back: "1" | null;
};

export type PositionRow = {
  id: string;
  title: string;
  reqNumber: string | null;
  clientId: string;
  clientName: string;
  city: string;
  state: State;
  zone: string;
  discipline: Discipline;
  level: Level;
  status: PositionState;
  ownerName: string;
  openedAt: Date;
  /** Not seen by everybody. */
  restricted: boolean;
  seats: Seats;
  board: Partial<Record<Stage, number>>;
  decision: Decision | null;
  backOpen: { kind: ReopeningKind; at: Date } | null;
};

/** A page of positions, how many match, and the figures of each, counted for the page's own ids only. */
export async function listPositions(
  context: Context,
  {
    sort,
    page,
    print = false,
    ...filter
  }: PositionFilter & { sort: PositionSort | `-${PositionSort}`; page: number; print?: boolean },
): Promise<{ rows: PositionRow[]; total: number }> {
  const { db, actor } = context;
  const matches = and(matching(filter), maySee(actor, positions.id));
  const most = rowsOnPage({ print }, positionsPerPage);
  const due = db
    .select({ positionId: promises.positionId, on: min(promises.dueOn).as("on") })
    .from(promises)
    .innerJoin(candidacies, and(eq(candidacies.id, promises.candidacyId), isNull(candidacies.closedAt)))
    .where(and(eq(promises.state, "open"), eq(promises.kind, "theirs")))
    .groupBy(promises.positionId)
    .as("due");
  const found = db
    .select({
      id: positions.id,
      title: positions.title,
      reqNumber: positions.reqNumber,
      clientId: positions.clientId,
      clientName: clients.name,
      city: positions.city,
      state: positions.state,
      zone: positions.zone,
      discipline: positions.discipline,
      level: positions.level,
      status: positions.status,
      ownerName: recruiters.name,
      openedAt: positions.openedAt,
      restricted: sql<boolean>`${positions.restrictedAt} is not null`,
    })
    .from(positions)
    .innerJoin(clients, eq(clients.id, positions.clientId))
    .innerJoin(recruiters, eq(recruiters.id, positions.ownerId))
    .where(matches)
    .orderBy(...orderOf(sort))
    .limit(most)
    .offset((page - 1) * most)
    .$dynamic();
  const [rows, [counted]] = await Promise.all([
    // Grouped once and only for this order: a subquery per position cost five times as much at 2,000 positions.
    sort.endsWith("decision") ? found.leftJoin(due, eq(due.positionId, positions.id)) : found,
    db.select({ total: count() }).from(positions).innerJoin(clients, eq(clients.id, positions.clientId)).where(matches),
  ]);
  const ids = rows.map((row) => row.id);
  const [seats, board, decisions, back] = await Promise.all([
    countSeatsByPosition(context, ids),
    countCardsByPosition(context, ids),
    listDecisionsByPosition(context, ids),
    listLiveReopeningsByPosition(context, ids),
  ]);
  return {
    total: counted?.total ?? 0,
    rows: rows.map((row) => ({
      ...row,
      seats: seats.get(row.id) ?? { open: 0, filled: 0, total: 0 },
      board: board.get(row.id) ?? {},
      decision: decisions.get(row.id) ?? null,
      backOpen: back.get(row.id) ?? null,
    })),
  };
}

/** The status, with an open position whose seats are all taken as 'filled'. */
const shownStatus = sql<PositionFilterState>`case when ${positions.status} = 'open'
  and not exists (select from openings o where o.position_id = ${positions.id} and o.state = 'open')
  then 'filled' else ${positions.status} end`;

function matching({ q, state, discipline, owner, team, client, back }: PositionFilter): SQL | undefined {
  return and(
    ...hasWords(positionTextSql, searchWords(q)),
    state.length > 0 ? inArray(shownStatus, state) : undefined,
    discipline.length > 0 ? inArray(positions.discipline, discipline) : undefined,
    owner.length > 0 ? inArray(positions.ownerId, owner) : undefined,
    team.length > 0 ? isOfTeams(positions.ownerId, team) : undefined,
    client ? eq(positions.clientId, client) : undefined,
    back
      ? inArray(
          positions.id,
          sql`(select ${reopenings.positionId} from ${reopenings} where ${and(isNull(reopenings.undoneAt), isNull(reopenings.settledAt))})`,
        )
      : undefined,
  );
}

function orderOf(sort: PositionSort | `-${PositionSort}`): SQL[] {
  const down = sort.startsWith("-");
  const directed = (column: SQL) => (down ? sql`${column} desc nulls last` : sql`${column} asc nulls last`);
  const newest = [desc(positions.openedAt), asc(positions.id)];
  const orders: Record<PositionSort, SQL[]> = {
    title: [directed(sql`lower(${positions.title})`), ...newest],
    client: [directed(sql`lower(${clients.name})`), ...newest],
    opened: [down ? asc(positions.openedAt) : desc(positions.openedAt), asc(positions.id)],
    decision: [directed(sql`due."on"`), ...newest],
    state: [directed(sql`array_position(array['open', 'held', 'filled', 'closed'], ${shownStatus})`), ...newest],
  };
  return orders[sort.replace("-", "") as PositionSort];
}
