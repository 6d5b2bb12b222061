import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { people } from "@/db/schema/people";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { byOf, requireRole, requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { doNotContactInput } from "../inputs";

/** Nobody writes to or calls this person about work anymore; the reason is kept. */
export async function setDoNotContact(context: Context, input: { personId: string; reason: string }) {
  requireWriter(context.actor);
  const { personId, reason } = doNotContactInput.parse(input);
  await runOperation(context, { verb: "setDoNotContact", reason }, async (inside) => {
    const { db: tx } = inside;
    const [marked] = await tx
      .update(people)
      .set({
        doNotContactAt: context.now,
        doNotContactBy: byOf(context.actor),
        doNotContactReason: reason,
        doNotContactOperationId: inside.operation.id,
        updatedAt: context.now,
      })
      .where(and(eq(people.id, personId), isNull(people.doNotContactAt)))
      .returning({ id: people.id });
    if (!marked)
      await refuseForLastMark(inside, personId, (who, when) => `${who} marked this person as do not contact ${when}.`);
    await recordAudit(inside, { noun: "people", subjectId: personId, personId, fields: ["doNotContactAt"] });
  });
}

/** A manager takes it back, with a written reason. */
export async function liftDoNotContact(context: Context, input: { personId: string; reason: string }) {
  requireRole(context.actor, "admin", "manager");
  const { personId, reason } = doNotContactInput.parse(input);
  await runOperation(context, { verb: "liftDoNotContact", reason }, async (inside) => {
    const { db: tx } = inside;
    const [was] = await tx.select().from(people).where(eq(people.id, personId)).for("update");
    if (was && !was.doNotContactAt && !was.doNotContactOperationId)
      throw new Refusal("This person is not marked do not contact.");
    const [lifted] = await tx
      .update(people)
      .set({
        doNotContactAt: null,
        doNotContactBy: null,
        doNotContactReason: null,
        doNotContactOperationId: inside.operation.id,
        updatedAt: context.now,
      })
      .where(and(eq(people.id, personId), isNotNull(people.doNotContactAt)))
      .returning({ id: people.id });
    if (!lifted) await refuseForLastMark(inside, personId, (who, when) => `${who} lifted this ${when}.`);
    await recordAudit(inside, {
      noun: "people",
      subjectId: personId,
      personId,
      values: {
        before: { doNotContactAt: was?.doNotContactAt, doNotContactReason: was?.doNotContactReason },
        after: { doNotContactAt: null, doNotContactReason: null },
      },
    });
  });
}

async function refuseForLastMark(
  inside: Context,
  personId: string,
  sentence: (who: string, when: string) => string,
): Promise<never> {
  const [row] = await inside.db
    .select({ operationId: people.doNotContactOperationId })
    .from(people)
    .where(eq(people.id, personId));
  if (!row) throw new NotFound("person");
  return refuseForWhoDid(inside, row.operationId, sentence);
}
