import { and, isNotNull, isNull, ne, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { digests } from "@/db/schema/digests";
import { recruiters } from "@/db/schema/recruiters";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { getFirm } from "@/features/settings/queries";
import { findSender } from "@/features/system-emails/queries";
import { digestDue } from "../rules/when";

/** Whose Today is to be emailed now, and was not yet; nobody's where no email can be sent. */
export async function listDueDigests(context: Context): Promise<string[]> {
  requireSystem(context.actor);
  const { db, now } = context;
  if (!(await findSender(context))) return [];
  const chosen = await db
    .select({
      id: recruiters.id,
      zone: recruiters.zone,
      minute: recruiters.digestMinute,
      setAt: recruiters.digestSetAt,
      lastDay: sql<
        string | null
      >`(select max(${digests.day})::text from ${digests} where ${digests.recruiterId} = ${recruiters.id})`,
    })
    .from(recruiters)
    .where(and(getsDigests(), isNotNull(recruiters.digestMinute)));
  const { holidays } = await getFirm(context);
  return chosen.flatMap(({ id, zone, minute, setAt, lastDay }) => {
    if (minute === null || setAt === null) return [];
    const due = digestDue({ zone, minute, setAt }, now, holidays);
    return due && due.day !== lastDay ? [id] : [];
  });
}

/** A condition over recruiters: they have a Today of their own. */
export const getsDigests = () => and(isNull(recruiters.deactivatedAt), ne(recruiters.role, "viewer"));
