import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { people } from "@/db/schema/people";
import { recruiters } from "@/db/schema/recruiters";
import { callbacks } from "@/db/schema/touches";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { newCallback, type NewCallback } from "../inputs";

/** Puts a reminder to reach a person into somebody's Today. */
export async function scheduleCallback(context: Context, input: NewCallback): Promise<{ callbackId: string }> {
  requireWriter(context.actor);
  const { personId, dueAt, reason, positionId, ...given } = newCallback.parse(input);
  const recruiterId = given.recruiterId ?? byOf(context.actor);
  if (!recruiterId) throw new Refusal("Whose callback is it?", "recruiterId");
  if (dueAt <= context.now) throw new Refusal("That time has passed. Pick a later one.", "dueAt");
  return runOperation(context, { verb: "scheduleCallback" }, async (inside) => {
    const { db: tx } = inside;
    if (positionId) await requireVisible(inside, [positionId]);
    const [person] = await tx.select({ id: people.id }).from(people).where(eq(people.id, personId));
    if (!person) throw new NotFound("person");
    const [recruiter] = await tx
      .select({ deactivatedAt: recruiters.deactivatedAt })
      .from(recruiters)
      .where(eq(recruiters.id, recruiterId));
    if (!recruiter || recruiter.deactivatedAt)
      throw new Refusal("This recruiter no longer has an account.", "recruiterId");
    const [row] = await tx
      .insert(callbacks)
      .values({
        personId,
        recruiterId,
        dueAt,
        reason,
        positionId: positionId ?? null,
        createdBy: byOf(context.actor),
        createdAt: context.now,
      })
      .returning({ id: callbacks.id });
    const callbackId = (row as { id: string }).id;
    await recordAudit(inside, {
      noun: "callbacks",
      subjectId: callbackId,
      personId,
      fields: ["personId", "recruiterId", "dueAt", "reason"],
    });
    return { callbackId };
  });
}
