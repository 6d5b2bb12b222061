import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { personEmails } from "@/db/schema/people";
import { optOuts } from "@/db/schema/suppressions";
import { suppressedBecause, type SuppressionReason } from "@/db/vocabulary/suppressions";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { cancelWithFooter } from "@/features/outreach/mutations/end-messages";
import { lockPeople, refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { insertSuppression } from "./suppress-address";

/**
 * A person's own will, or a recruiter's word for them (docs/rules-of-contact.md, rule 7), on every address they have and
 * will have. Saying it twice changes nothing, but a complaint outranks an unsubscribe.
 */
export async function optOutPerson(
  context: Context,
  input: {
    personId: string;
    reason: Exclude<SuppressionReason, "hard_bounce">;
    messageId?: string;
    address?: string;
    note?: string;
  },
) {
  requireWriter(context.actor);
  return runOperation(context, { verb: "optOutPerson" }, async (inside) => {
    const { db: tx } = inside;
    const { personId, reason, messageId } = input;
    await lockPeople(inside, [personId]);
    const [before] = await tx
      .select()
      .from(optOuts)
      .where(and(eq(optOuts.personId, personId), isNull(optOuts.liftedAt)));
    const isNews = !before || (reason === "complained" && before.reason !== "complained");
    if (!before) {
      const row = { personId, reason, at: context.now, messageId: messageId ?? null };
      await tx.insert(optOuts).values(row);
    } else if (isNews) {
      await tx.update(optOuts).set({ reason }).where(eq(optOuts.id, before.id));
    }
    const theirs = await tx.select().from(personEmails).where(eq(personEmails.personId, personId));
    const addresses = new Set([...theirs.map(({ address }) => address), ...(input.address ? [input.address] : [])]);
    const about = { ...(messageId && { messageId }), ...(input.note && { note: input.note }) };
    for (const address of addresses) await insertSuppression(inside, { address, reason, ...about });
    const canceled = await cancelWithFooter(inside, personId, suppressedBecause[reason]);
    await refreshPersonActivity(inside, [personId]);
    if (isNews) await recordAudit(inside, { noun: "people", subjectId: personId, personId, fields: ["optOut"] });
    return { already: !isNews, canceledMessageIds: canceled };
  });
}
