import { sql } from "drizzle-orm";
import { boolean, check, index, integer, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, id, table } from "./columns";
import { operationId } from "./operations";
import { recruiters } from "./recruiters";

/** Recruiters who work together: lists, Today and reports can be narrowed to them. A closed team keeps its name. */
export const teams = table(
  "teams",
  {
    id: id(),
    name: text().notNull(),
    /** Grows with each change, of its members too. */
    version: integer().notNull().default(1),
    closedAt: at(),
    operationId: operationId(),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("teams_name")
      .on(sql`lower(${t.name})`)
      .where(sql`${t.closedAt} is null`),
    index("teams_operation").on(t.operationId),
    check("teams_name_there", sql`btrim(${t.name}) <> ''`),
  ],
);

/** Who is in which team, and who leads it. */
export const teamMembers = table(
  "team_members",
  {
    teamId: uuid()
      .notNull()
      .references(() => teams.id),
    recruiterId: uuid()
      .notNull()
      .references(() => recruiters.id),
    leads: boolean().notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.recruiterId] }), index("team_members_recruiter").on(t.recruiterId)],
);
