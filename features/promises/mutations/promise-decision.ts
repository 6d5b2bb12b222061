import { and, eq, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { contacts } from "@/db/schema/clients";
import { people } from "@/db/schema/people";
import { promises } from "@/db/schema/promises";
import { recordAudit } from "@/features/audit/mutations";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { personName } from "@/features/people/queries/person-name";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { getFirm } from "@/features/settings/queries";
import { formatDay } from "@/lib/format/time";
import type { Decision } from "../inputs";
import { getDecidingContact, type Site } from "../queries/site";
import { decisionDay, hasPassed, stateOnNewDate } from "../rules/decision";

type Input = {
  candidacyId: string;
  site: Pick<Site, "positionId" | "clientId" | "contactId" | "zone">;
  /** Absent: who promised before, else the contact of the position. */
  contactId?: string | null | undefined;
  decision: Decision;
};

/**
 * When they decide about a candidacy: a new row, and the old one moved or broken. Called inside the transaction of the
 * step that asked. The same date said again changes nothing.
 */
export async function promiseDecision(inside: OperationContext, { candidacyId, site, decision, ...input }: Input) {
  requireWriter(inside.actor);
  const { db, now, actor, operation } = inside;
  const { contactRules, holidays } = await getFirm(inside);
  const { dueOn, setByUs } = decisionDay(decision, site.zone, now, contactRules.ownDecisionWorkingDays, holidays);

  const [open] = await db
    .select()
    .from(promises)
    .where(and(eq(promises.candidacyId, candidacyId), eq(promises.kind, "theirs"), eq(promises.state, "open")))
    .for("update");
  if (open && open.dueOn === dueOn && open.setByUs === setByUs && !hasPassed(open, now)) return { promiseId: open.id };
  if (open)
    await db
      .update(promises)
      .set({ state: stateOnNewDate(open, now), settledAt: now })
      .where(eq(promises.id, open.id));
  const contactId = input.contactId ?? open?.contactId ?? (await getDecidingContact(inside, site));
  const [promise] = await db
    .insert(promises)
    .values({
      kind: "theirs",
      positionId: site.positionId,
      candidacyId,
      contactId,
      dueOn,
      zone: site.zone,
      setByUs,
      by: byOf(actor),
      createdAt: now,
      operationId: operation.id,
    })
    .onConflictDoNothing({ target: [promises.candidacyId, promises.kind], where: sql`state = 'open'` })
    .returning({ id: promises.id });
  if (!promise) return refuseForOtherDate(inside, candidacyId);
  await recordAudit(inside, { noun: "promises", subjectId: promise.id, fields: ["candidacyId", "dueOn", "setByUs"] });
  return { promiseId: promise.id };
}

async function refuseForOtherDate(context: Context, candidacyId: string): Promise<never> {
  const [other] = await context.db
    .select({
      dueOn: promises.dueOn,
      zone: promises.zone,
      operationId: promises.operationId,
      /** The contact, where they set it by themselves on the page that a check-in links to. */
      contact: sql<string | null>`case when ${promises.by} is null then ${personName()} end`,
    })
    .from(promises)
    .leftJoin(contacts, eq(contacts.id, promises.contactId))
    .leftJoin(people, eq(people.id, contacts.personId))
    .where(and(eq(promises.candidacyId, candidacyId), eq(promises.kind, "theirs"), eq(promises.state, "open")));
  const day = other ? ` to ${formatDay(other.dueOn, other.zone)}` : "";
  return refuseForWhoDid(
    context,
    other?.operationId,
    (who, when) => `${other?.contact ?? who} set the decision date${day} ${when}.`,
  );
}
