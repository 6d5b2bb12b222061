import { desc, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { securityEvents } from "@/db/schema/security";
import type { SecurityKind } from "@/db/vocabulary/security";
import { NotFound } from "@/lib/errors";
import { seesSecurity } from "./rules";

export const securityPageSize = 50;
/** Older ones than this page of them are not looked for: a filter finds them. */
const lastPage = 200;

/** What happened at the doors, the latest first; one more than a page, which says whether there are older ones. */
export async function listSecurityEvents(
  { actor, db }: Context,
  { kinds, page }: { kinds: readonly SecurityKind[]; page: number },
) {
  if (actor.kind === "recruiter" && !seesSecurity(actor.role)) throw new NotFound("page");
  const subject = alias(recruiters, "subject");
  return db
    .select({
      id: securityEvents.id,
      kind: securityEvents.kind,
      code: securityEvents.code,
      by: recruiters.name,
      account: subject.name,
      source: securityEvents.source,
      network: securityEvents.network,
      device: securityEvents.device,
      at: securityEvents.at,
      count: securityEvents.count,
    })
    .from(securityEvents)
    .leftJoin(recruiters, eq(recruiters.id, securityEvents.recruiterId))
    .leftJoin(subject, eq(subject.id, securityEvents.subjectId))
    .where(kinds.length > 0 ? inArray(securityEvents.kind, [...kinds]) : undefined)
    .orderBy(desc(securityEvents.at), desc(securityEvents.id))
    .limit(securityPageSize + 1)
    .offset((Math.min(page, lastPage) - 1) * securityPageSize);
}
