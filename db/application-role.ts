import { getTableName, type AnyColumn } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Sql } from "postgres";
import { auditEntries, auditLinks } from "./schema/audit";
import { candidacies, closeOuts, stageMoves } from "./schema/candidacies";
import { checkInPromises, checkIns, clientAnswers } from "./schema/check-ins";
import { replies } from "./schema/inbound";
import { handedOver, handovers } from "./schema/handovers";
import { debriefs, interviewChanges, interviews } from "./schema/interviews";
import { messageEvents } from "./schema/message-events";
import { outreaches, slots } from "./schema/messages";
import { offers, placementChanges, placements, placementSteps } from "./schema/offers";
import { openingChanges, openings, reopenings } from "./schema/openings";
import { operations } from "./schema/operations";
import { outreachPauses } from "./schema/outreach-pauses";
import { positionChanges, positions, positionViewers } from "./schema/positions";
import { promises } from "./schema/promises";
import { revivals } from "./schema/revivals";
import { securityEvents } from "./schema/security";
import { sharedItems } from "./schema/shared-items";
import { submittalPagePeople, submittalPages, submittalPageViews } from "./schema/submittal-pages";
import { rightsToRepresent, submittals } from "./schema/submittals";
import { templateVersions } from "./schema/templates";
import { answers } from "./schema/threads";
import { optOuts, pauses, suppressions } from "./schema/suppressions";
import { callListLines, callLists, topOfMindDismissals, topOfMindLists } from "./schema/top-of-mind";
import { touches } from "./schema/touches";
import { corrections, erasureRequests, personPaces } from "./schema/wishes";

type Kept = { table: PgTable; mayUpdate: AnyColumn[] };

/** The tables from which the application takes nothing away, and the columns that it may change in them. */
const kept: Kept[] = [
  { table: auditEntries, mayUpdate: [] },
  { table: auditLinks, mayUpdate: [] },
  // A reason is what somebody wrote, also about a person: erasing them empties it, which a trigger holds moves to.
  { table: stageMoves, mayUpdate: [stageMoves.reason] },
  { table: operations, mayUpdate: [operations.reason] },
  // More of the same in a minute is counted, and a trigger lets a count only grow.
  { table: securityEvents, mayUpdate: [securityEvents.count, securityEvents.lastAt] },
  { table: optOuts, mayUpdate: [optOuts.reason, optOuts.liftedAt, optOuts.liftedBy, optOuts.liftedReason] },
  {
    table: suppressions,
    mayUpdate: [
      suppressions.addressHash,
      suppressions.keyId,
      suppressions.liftedAt,
      suppressions.liftedBy,
      suppressions.liftedReason,
    ],
  },
];

/** Tables whose rows change and never go: what happened between the firm and a person, and the month of an email. */
const lasting: PgTable[] = [
  candidacies,
  closeOuts,
  revivals,
  submittals,
  rightsToRepresent,
  interviews,
  interviewChanges,
  debriefs,
  promises,
  checkIns,
  checkInPromises,
  clientAnswers,
  submittalPages,
  submittalPagePeople,
  submittalPageViews,
  offers,
  placements,
  placementChanges,
  placementSteps,
  openings,
  openingChanges,
  reopenings,
  positions,
  positionChanges,
  positionViewers,
  outreaches,
  outreachPauses,
  slots,
  sharedItems,
  messageEvents,
  replies,
  answers,
  touches,
  pauses,
  personPaces,
  corrections,
  erasureRequests,
  topOfMindLists,
  topOfMindDismissals,
  callLists,
  callListLines,
  handovers,
  handedOver,
  templateVersions,
];

/**
 * Lets `role` read and write the rows of every table, and nothing else. The owner does so after each migration, so that
 * a new table is granted and one that joined `kept` loses what it had. Processes that are running notice no gap.
 */
export async function grantToApplication(owner: Sql, role: string) {
  await owner.begin(async (tx) => {
    const to = tx(role);
    await tx`grant usage on schema public, drizzle to ${to}`;
    await tx`revoke all on all tables in schema public, drizzle from ${to}`;
    await tx`grant select, insert, update, delete on all tables in schema public to ${to}`;
    await tx`grant usage on all sequences in schema public to ${to}`;
    // Which migrations there are: whoever is ready has to know.
    await tx`grant select on all tables in schema drizzle to ${to}`;
    for (const { table, mayUpdate } of kept) {
      const name = tx(getTableName(table));
      await tx`revoke update, delete on ${name} from ${to}`;
      const columns = mayUpdate.map((column) => column.name);
      if (columns.length > 0) await tx`grant update (${tx(columns)}) on ${name} to ${to}`;
    }
    for (const table of lasting) await tx`revoke delete on ${tx(getTableName(table))} from ${to}`;
  });
}

/** What an installation is told whose application connects as the owner of its tables. */
export const singleRole =
  "DATABASE_URL connects as the owner of the tables, so whoever takes over Callback's connection can rewrite the audit log and empty the do-not-email list: docs/decisions/0010-database-roles.md says how to give it a role of its own.";

/** Whether the role of this connection is kept from rewriting the audit log and the do-not-email list. */
export async function isLimited(sql: Sql): Promise<boolean> {
  const names = kept.map(({ table }) => getTableName(table));
  const [row] = await sql<[{ limited: boolean }]>`
    select not coalesce(bool_or(has_table_privilege(name, 'update, delete, truncate')), false) as limited
      from unnest(${names}::text[]) as kept(name) where to_regclass(name) is not null`;
  return row.limited;
}
