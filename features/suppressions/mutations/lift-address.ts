import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { personEmails } from "@/db/schema/people";
import { suppressions } from "@/db/schema/suppressions";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { lockPeople, refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { byOf, requireRole } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { liftSuppression } from "./lift-suppression";

/**
 * Takes a row of the do-not-email list off it, with a written reason. What is a person's will is lifted for the person,
 * on all their addresses; a bounce for its address alone. The row stays, and says who lifted it.
 */
export async function liftAddress(
  context: Context,
  { suppressionId, reason }: { suppressionId: string; reason: string },
) {
  requireRole(context.actor, "admin");
  return runOperation(context, { verb: "liftSuppression", reason }, async (inside) => {
    const { db, now } = inside;
    const [row] = await db.select().from(suppressions).where(eq(suppressions.id, suppressionId));
    if (!row) throw new NotFound("address");
    const [owner] = row.address
      ? await db.select().from(personEmails).where(eq(personEmails.address, row.address))
      : [];
    if (owner) await lockPeople(inside, [owner.personId]);
    const [held] = await db.select().from(suppressions).where(eq(suppressions.id, suppressionId)).for("update");
    if (held?.liftedAt) return refuseForWhoDid(inside, { by: held.liftedBy, at: held.liftedAt }, lifted);
    if (row.reason === "complained") throw new Refusal("They marked our email as spam. That can't be lifted here.");
    if (owner && row.reason !== "hard_bounce") {
      await liftSuppression(inside, { personId: owner.personId, reason });
      return { address: row.address };
    }
    await db
      .update(suppressions)
      .set({ liftedAt: now, liftedBy: byOf(inside.actor), liftedReason: reason.trim() })
      .where(and(eq(suppressions.id, suppressionId), isNull(suppressions.liftedAt)));
    if (owner) await refreshPersonActivity(inside, [owner.personId]);
    await recordAudit(inside, { noun: "suppressions", subjectId: suppressionId, fields: ["liftedAt", "liftedReason"] });
    return { address: row.address };
  });
}

const lifted = (who: string, when: string) => `${who} lifted this ${when}.`;
