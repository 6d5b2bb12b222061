import { and, desc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { personEmails } from "@/db/schema/people";
import { optOuts, suppressions } from "@/db/schema/suppressions";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { lockPeople, refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { byOf, requireRole } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { listLiveSuppressions } from "@/features/people/queries/list-suppressions-of";

/**
 * Takes a person, with all their addresses, off the do-not-email list, with a written reason. A complaint is never
 * lifted: whoever marked us as spam has to write to us first, and is answered.
 */
export async function liftSuppression(context: Context, input: { personId: string; reason: string }) {
  requireRole(context.actor, "admin");
  const liftedReason = input.reason.trim();
  if (liftedReason.length < 10) throw new Refusal("Say in a sentence what they told you, and when.", "reason");
  return runOperation(context, { verb: "liftSuppression", reason: liftedReason }, async (inside) => {
    const { db: tx } = inside;
    const { personId } = input;
    await lockPeople(inside, [personId]);
    const lifted = { liftedAt: context.now, liftedBy: byOf(context.actor), liftedReason };
    const theirs = await tx.select().from(personEmails).where(eq(personEmails.personId, personId));
    const listed = await listLiveSuppressions(
      inside,
      theirs.map(({ address }) => address),
    );
    // A mailbox that is gone does not come back by what its owner wants.
    const live = listed.filter(({ reason }) => reason !== "hard_bounce");
    const [optOut] = await tx
      .select()
      .from(optOuts)
      .where(and(eq(optOuts.personId, personId), isNull(optOuts.liftedAt)));
    if (optOut?.reason === "complained" || live.some(({ reason }) => reason === "complained")) {
      throw new Refusal("They marked our email as spam. That can't be lifted here.");
    }
    if (!optOut && live.length === 0) return refuseForWhoLifted(inside, input);
    if (optOut) await tx.update(optOuts).set(lifted).where(eq(optOuts.id, optOut.id));
    const ids = live.map(({ id }) => id);
    if (ids.length > 0) await tx.update(suppressions).set(lifted).where(inArray(suppressions.id, ids));
    await refreshPersonActivity(inside, [personId]);
    await recordAudit(inside, { noun: "people", subjectId: personId, personId, fields: ["optOut", "suppressions"] });
    return { lifted: ids.length + (optOut ? 1 : 0) };
  });
}

async function refuseForWhoLifted(context: Context, { personId }: { personId: string }): Promise<never> {
  const [first] = await context.db
    .select({ by: optOuts.liftedBy, at: optOuts.liftedAt })
    .from(optOuts)
    .where(and(eq(optOuts.personId, personId), isNotNull(optOuts.liftedAt)))
    .orderBy(desc(optOuts.liftedAt))
    .limit(1);
  if (!first?.at) throw new Refusal("They are not on the do-not-email list.");
  return refuseForWhoDid(
    context,
    { by: first.by, at: first.at },
    (who, when) => `They are not on the do-not-email list: ${who} took them off it ${when}.`,
  );
}
