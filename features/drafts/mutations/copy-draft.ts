import { and, eq, inArray } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { outreachPeople, outreaches } from "@/db/schema/messages";
import { recordAudit } from "@/features/audit/mutations";
import { requireRecruiter } from "@/features/recruiters/rules/permission";

type Row = typeof outreaches.$inferSelect;

/** A new draft of an outreach as it was sent, to some of its people, with every word that was written for them. */
export async function copyDraft(inside: OperationContext, from: Row, personIds: string[]): Promise<string> {
  const recruiter = requireRecruiter(inside.actor);
  const { db, now, operation } = inside;
  const { templateVersionId, purpose, subject, body, positionId, reopeningId, overrideReason, sendAt, valueItemId } =
    from;
  const about = { positionId, reopeningId, overrideReason, sendAt, valueItemId };
  const same = { templateVersionId, purpose, subject, body, ...about };
  const [row] = await db
    .insert(outreaches)
    .values({ ...same, state: "draft", operationId: operation.id, by: recruiter.id, createdAt: now, changedAt: now })
    .returning({ id: outreaches.id });
  if (!row) throw new Error("A draft was not written.");
  const people = await db
    .select()
    .from(outreachPeople)
    .where(and(eq(outreachPeople.outreachId, from.id), inArray(outreachPeople.personId, personIds)));
  await db
    .insert(outreachPeople)
    .values(people.map((one) => ({ outreachId: row.id, personId: one.personId, ticked: one.ticked, ...wordsOf(one) })));
  await recordAudit(inside, { noun: "outreaches", subjectId: row.id, fields: ["state", "people"] });
  return row.id;
}

function wordsOf({
  subject,
  body,
  valueItemId,
}: Pick<typeof outreachPeople.$inferSelect, "subject" | "body" | "valueItemId">) {
  return { subject, body, valueItemId };
}
