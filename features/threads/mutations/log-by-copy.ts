import { eq, inArray } from "drizzle-orm";
import type { Context } from "@/db/context";
import { webhookEvents } from "@/db/schema/inbound";
import { people, personEmails } from "@/db/schema/people";
import { loggedEmails } from "@/db/schema/threads";
import { touches } from "@/db/schema/touches";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { lockPeople, refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireSystem } from "@/features/recruiters/rules/permission";
import type { Incoming } from "@/features/replies/mutations/receive-reply";
import { automaticKind } from "@/features/replies/rules/auto-reply";
import { queueSystemEmail } from "@/features/system-emails/mutations/queue-system-email";
import { normalizeAddress } from "@/lib/email-address";
import { cutText, plainLine } from "@/lib/text";
import type { LogOwner } from "../queries/log-addresses";
import { bareAddress, localPart } from "../rules/addresses";

type Input = { svixId?: string; email: Incoming; loggedBy: LogOwner };

/**
 * Logs an email that a recruiter wrote in their own mailbox as a contact with everybody here whom it went to: once. It
 * went past Callback, so it takes no slot and counts as no attempt. Where nobody is known by its addresses the
 * recruiter is told.
 */
export async function logByCopy(context: Context, { svixId, email, loggedBy }: Input) {
  requireSystem(context.actor);
  return runOperation(context, { verb: "logByCopy" }, async (inside) => {
    const { db, now } = inside;
    const { recruiterId } = loggedBy;
    if (svixId) {
      await db.update(webhookEvents).set({ appliedAt: now, error: null }).where(eq(webhookEvents.svixId, svixId));
    }
    if (automaticKind({ headers: email.headers, from: loggedBy.email })) return { touchIds: [] };
    const [first] = await db
      .insert(loggedEmails)
      .values({ providerId: email.id, recruiterId, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: loggedEmails.providerId });
    if (!first) return { touchIds: [] };

    const addresses = email.to
      .filter((one) => localPart(one) !== loggedBy.token)
      .flatMap((one) => normalizeAddress(bareAddress(one)) ?? []);
    const known = await db
      .selectDistinct({ personId: people.unmergedId })
      .from(personEmails)
      .innerJoin(people, eq(people.id, personEmails.personId))
      .where(inArray(personEmails.address, addresses));
    const personIds = known.flatMap(({ personId }) => personId ?? []);
    const subject = cutText(plainLine(email.subject), 300);
    if (personIds.length === 0) {
      const told = { address: loggedBy.email, recruiterId };
      await queueSystemEmail(inside, { kind: "email_not_logged", subject, addresses: addresses.slice(0, 5) }, told);
      return { touchIds: [] };
    }
    await lockPeople(inside, personIds);
    const at = email.receivedAt < now ? email.receivedAt : now;
    const written = await db
      .insert(touches)
      .values(
        personIds.map((personId) => ({
          personId,
          kind: "email" as const,
          direction: "out" as const,
          outcome: "sent" as const,
          at,
          note: subject,
          recruiterId,
          createdAt: now,
        })),
      )
      .returning({ id: touches.id });
    const fields = ["personId", "kind", "direction", "outcome"];
    await recordAudit(inside, ...written.map(({ id }) => ({ noun: "touches" as const, subjectId: id, fields })));
    await refreshPersonActivity(inside, personIds);
    return { touchIds: written.map(({ id }) => id) };
  });
}
