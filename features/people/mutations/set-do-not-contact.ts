import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { people } from "@/db/schema/people";
import { recruiters } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
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
        updatedAt: context.now,
      })
      .where(and(eq(people.id, personId), isNull(people.doNotContactAt)))
      .returning({ id: people.id });
    if (!marked) throw await refusal(tx, personId, "marked this person as do not contact already.");
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
    const [lifted] = await tx
      .update(people)
      .set({ doNotContactAt: null, doNotContactBy: null, doNotContactReason: null, updatedAt: context.now })
      .where(and(eq(people.id, personId), isNotNull(people.doNotContactAt)))
      .returning({ id: people.id });
    if (!lifted) throw await refusal(tx, personId, "");
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

async function refusal(db: Context["db"], personId: string, did: string): Promise<Error> {
  const [row] = await db
    .select({ at: people.doNotContactAt, by: recruiters.name })
    .from(people)
    .leftJoin(recruiters, eq(recruiters.id, people.doNotContactBy))
    .where(eq(people.id, personId));
  if (!row) return new NotFound("person");
  return new Refusal(row.at ? `${row.by ?? "Callback"} ${did}` : "This person may be contacted already.");
}
