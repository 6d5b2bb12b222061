import { and, eq } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { personEmails } from "@/db/schema/people";
import { suppressions } from "@/db/schema/suppressions";
import { suppressedBecause, type SuppressionReason } from "@/db/vocabulary/suppressions";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { cancelWithFooter, cancelQueued } from "@/features/outreach/mutations/end-messages";
import { lockPeople, refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { addressHash, type AddressHash } from "@/lib/address-hash";
import { normalizeAddress } from "@/lib/email-address";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { listLiveSuppressions } from "@/features/people/queries/list-suppressions-of";

export type AddressSuppression = { address: string; reason: SuppressionReason; messageId?: string; note?: string };

/** Puts an address on the do-not-email list, whether or not a person has it, and ends what is planned for it. */
export async function suppressAddress(context: Context, input: AddressSuppression) {
  requireWriter(context.actor);
  const address = normalizeAddress(input.address);
  if (!address) throw new Refusal(`${input.address} is not an email address.`, "address");
  return runOperation(context, { verb: "suppressAddress" }, async (inside) => {
    const { db: tx } = inside;
    const [owner] = await tx.select().from(personEmails).where(eq(personEmails.address, address));
    if (owner) await lockPeople(inside, [owner.personId]);
    const suppressionId = await insertSuppression(inside, { ...input, address });
    if (owner && input.reason === "hard_bounce") {
      const planned = await tx
        .select({ id: messages.id })
        .from(messages)
        .where(and(eq(messages.personId, owner.personId), eq(messages.address, address), eq(messages.state, "queued")));
      await cancelQueued(
        inside,
        planned.map(({ id }) => id),
        suppressedBecause.hard_bounce,
      );
    } else if (owner) {
      await cancelWithFooter(inside, owner.personId, suppressedBecause[input.reason]);
    }
    if (owner) await refreshPersonActivity(inside, [owner.personId]);
    return { suppressionId };
  });
}

/** The row and its audit entry; null where the address was on the list for this reason already. */
export async function insertSuppression(inside: OperationContext, input: AddressSuppression): Promise<string | null> {
  const made = addressHash(input.address, env().SUPPRESSION_KEY);
  const live = await listLiveSuppressions(inside, [input.address]);
  const already = live.filter(({ reason }) => reason === input.reason);
  if (already.length > 0) {
    await putUnderNewestKey(inside, already, made);
    return null;
  }
  const [row] = await inside.db
    .insert(suppressions)
    .values({
      address: input.address,
      addressHash: made.hash,
      keyId: made.keyId,
      reason: input.reason,
      at: inside.now,
      by: byOf(inside.actor),
      messageId: input.messageId ?? null,
      note: input.note ?? "",
    })
    .onConflictDoNothing()
    .returning({ id: suppressions.id });
  if (!row) return null;
  await recordAudit(inside, { noun: "suppressions", subjectId: row.id, fields: ["reason", "messageId"] });
  return row.id;
}

/**
 * While an erased address is suppressed once more its text is known: the only time at which its hash can get a newer
 * key.
 */
async function putUnderNewestKey(inside: Context, rows: { id: string; keyId: string | null }[], made: AddressHash) {
  const [first] = rows;
  if (!first || rows.some(({ keyId }) => keyId === made.keyId)) return;
  await inside.db
    .update(suppressions)
    .set({ addressHash: made.hash, keyId: made.keyId })
    .where(eq(suppressions.id, first.id));
}
