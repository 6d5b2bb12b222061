import { and, count, desc, eq, isNotNull, ne } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { candidates } from "@/db/schema/candidates";
import { messages, slots } from "@/db/schema/messages";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { recruiters } from "@/db/schema/recruiters";
import { personName } from "@/features/people/queries/person-name";
import { requireRole } from "@/features/recruiters/rules/permission";

/** So many are listed, the latest first. */
export const mostOverrides = 100;

/** A month that was broken, and not given back because the email did not go (docs/rules-of-contact.md, rule 5). */
const isOverride = () => and(isNotNull(slots.overrideReason), ne(slots.state, "released"));

/** The second emails of a month, with who broke it and why: of everybody, or of one recruiter. */
export async function listOverrides({ actor, db }: Context, { by }: { by: string | null }) {
  requireRole(actor, "admin", "manager");
  return db
    .select({
      id: slots.id,
      at: slots.at,
      reason: slots.overrideReason,
      by: recruiters.name,
      name: personName(),
      candidateId: candidates.id,
      positionId: positions.id,
      position: positions.title,
      state: messages.state,
    })
    .from(slots)
    .innerJoin(messages, eq(messages.id, slots.messageId))
    .innerJoin(people, eq(people.id, slots.personId))
    .innerJoin(recruiters, eq(recruiters.id, slots.overrideBy))
    .leftJoin(candidates, eq(candidates.personId, people.id))
    .leftJoin(positions, eq(positions.id, messages.positionId))
    .where(and(isOverride(), by === null ? undefined : eq(slots.overrideBy, by), maySee(actor, messages.positionId)))
    .orderBy(desc(slots.at), desc(slots.id))
    .limit(mostOverrides);
}
export type Override = Awaited<ReturnType<typeof listOverrides>>[number];

/** How often each recruiter has broken a month, the most often first. */
export async function countOverrides({ actor, db }: Context) {
  requireRole(actor, "admin", "manager");
  const often = count();
  return db
    .select({ id: recruiters.id, name: recruiters.name, often })
    .from(slots)
    .innerJoin(messages, eq(messages.id, slots.messageId))
    .innerJoin(recruiters, eq(recruiters.id, slots.overrideBy))
    .where(and(isOverride(), maySee(actor, messages.positionId)))
    .groupBy(recruiters.id)
    .orderBy(desc(often), recruiters.name);
}
