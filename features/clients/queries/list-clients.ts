import { and, asc, count, desc, eq, inArray, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import type { Actor, Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { clients } from "@/db/schema/clients";
import { positions } from "@/db/schema/positions";
import { hasWords, searchWords } from "@/db/search-words";
import { recruiters } from "@/db/schema/recruiters";
import type { Sector } from "@/db/vocabulary/experience";
import type { State } from "@/db/vocabulary/places";
import { rowsOnPage } from "@/lib/table-url";
import type { ClientSort } from "../inputs";
import type { DecisionDates } from "../rules/decision-dates";
import { countDecisionDatesByClient } from "./decision-dates";
import { listMainContactsByClient, type ContactRow } from "./list-contacts";
import { isOfTeams } from "@/features/teams/queries";

export const clientsPerPage = 50;

export type ClientFilter = { q: string; state: State[]; owner: string[]; team: string[]; off: "1" | null };

export type ClientRow = {
  id: string;
  name: string;
  city: string | null;
  state: State | null;
  sectors: Sector[];
  ownerName: string | null;
  offLimitsReason: string | null;
  createdAt: Date;
  openPositions: number;
  contact: ContactRow | null;
  decisions: DecisionDates;
};

/** A page of clients, how many match, and what is known of each: counted for the page's own ids only. */
export async function listClients(
  context: Context,
  {
    sort,
    page,
    print = false,
    ...filter
  }: ClientFilter & { sort: ClientSort | `-${ClientSort}`; page: number; print?: boolean },
): Promise<{ rows: ClientRow[]; total: number }> {
  const { db } = context;
  const matches = matching(filter);
  const most = rowsOnPage({ print }, clientsPerPage);
  const [rows, [counted]] = await Promise.all([
    db
      .select({
        id: clients.id,
        name: clients.name,
        city: clients.city,
        state: clients.state,
        sectors: clients.sectors,
        ownerName: recruiters.name,
        offLimitsReason: clients.offLimitsReason,
        createdAt: clients.createdAt,
      })
      .from(clients)
      .leftJoin(recruiters, eq(recruiters.id, clients.ownerId))
      .where(matches)
      .orderBy(...orderOf(context.actor, sort))
      .limit(most)
      .offset((page - 1) * most),
    db.select({ total: count() }).from(clients).where(matches),
  ]);
  const ids = rows.map((row) => row.id);
  const [open, mains, decisions] = await Promise.all([
    countOpenPositionsByClient(context, ids),
    listMainContactsByClient(context, ids),
    countDecisionDatesByClient(context, ids),
  ]);
  return {
    total: counted?.total ?? 0,
    rows: rows.map((row) => ({
      ...row,
      openPositions: open.get(row.id) ?? 0,
      contact: mains.get(row.id) ?? null,
      decisions: decisions.get(row.id) ?? { met: 0, of: 0, lateDays: 0 },
    })),
  };
}

/** For the choice of a client in forms. */
export async function listClientOptions({ db }: Context): Promise<{ value: string; label: string }[]> {
  return db
    .select({ value: clients.id, label: clients.name })
    .from(clients)
    .where(isNull(clients.archivedAt))
    .orderBy(sql`lower(${clients.name})`)
    .limit(5000);
}

function hasOpenSeat(position: string) {
  return `exists (select from openings o where o.position_id = ${position}.id and o.state = 'open')`;
}

async function countOpenPositionsByClient({ db, actor }: Context, clientIds: string[]) {
  if (clientIds.length === 0) return new Map<string, number>();
  const rows = await db
    .select({ clientId: positions.clientId, count: count() })
    .from(positions)
    .where(
      and(
        inArray(positions.clientId, clientIds),
        eq(positions.status, "open"),
        sql.raw(hasOpenSeat("positions")),
        maySee(actor, positions.id),
      ),
    )
    .groupBy(positions.clientId);
  return new Map(rows.map((row) => [row.clientId, row.count]));
}

function matching({ q, state, owner, team, off }: ClientFilter): SQL | undefined {
  return and(
    isNull(clients.archivedAt),
    ...hasWords(sql`plain_text(concat_ws(' ', ${clients.name}, ${clients.city}))`, searchWords(q)),
    state.length > 0 ? inArray(clients.state, state) : undefined,
    owner.length > 0 ? inArray(sql`${clients.ownerId}::text`, owner) : undefined,
    team.length > 0 ? isOfTeams(clients.ownerId, team) : undefined,
    off ? isNotNull(clients.offLimitsAt) : undefined,
  );
}

function orderOf(actor: Actor, sort: ClientSort | `-${ClientSort}`): SQL[] {
  const down = sort.startsWith("-");
  const directed = (column: SQL) => (down ? sql`${column} desc nulls last` : sql`${column} asc nulls last`);
  const named = [sql`lower(${clients.name})`, asc(clients.id)];
  const open = sql`(select count(*) from positions x where x.client_id = ${clients.id} and x.status = 'open'
    and ${sql.raw(hasOpenSeat("x"))} and ${maySee(actor, sql`x.id`)})`;
  const orders: Record<ClientSort, SQL[]> = {
    name: [directed(sql`lower(${clients.name})`), asc(clients.id)],
    city: [directed(sql`lower(${clients.city})`), ...named],
    added: [down ? asc(clients.createdAt) : desc(clients.createdAt), asc(clients.id)],
    positions: [down ? sql`${open} asc` : sql`${open} desc`, ...named],
  };
  return orders[sort.replace("-", "") as ClientSort];
}
