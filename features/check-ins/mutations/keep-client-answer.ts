import { and, desc, eq, isNull } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { clientAnswers } from "@/db/schema/check-ins";
import { positions } from "@/db/schema/positions";
import { promises } from "@/db/schema/promises";
import type { DecisionAnswer } from "@/db/vocabulary/check-ins";
import { recordAudit } from "@/features/audit/mutations";
import { promiseDecision } from "@/features/promises/mutations/promise-decision";
import { settlePromises } from "@/features/promises/mutations/settle-promises";
import { NotFound, Refusal } from "@/lib/errors";

type Answer = {
  promiseId: string;
  contactId: string;
  checkInId: string | null;
  /** The recruiter who wrote it down. */
  by: string | null;
  kind: DecisionAnswer;
  words: string;
  on: string | null;
};

/** More answers about one candidate than anybody gives by one link. A recruiter can always write one down. */
const most = 20;

/**
 * Keeps what a contact said about one candidate, as a row of its own: an answer settles the date that was promised, a
 * new date takes its place. The card is locked first, as whoever changes one does; of two presses at once the second
 * finds the first one's row.
 */
export async function keepClientAnswer(inside: OperationContext, answer: Answer): Promise<{ already: boolean }> {
  const { db, now, operation } = inside;
  const { promiseId, contactId, checkInId, by, kind, words, on } = answer;
  const [promise] = await db.select().from(promises).where(eq(promises.id, promiseId));
  if (!promise) throw new NotFound("decision");
  const { candidacyId } = promise;
  const [card] = await db.select().from(candidacies).where(eq(candidacies.id, candidacyId)).for("update");
  if (!card) throw new NotFound("card");
  const before = await db
    .select()
    .from(clientAnswers)
    .where(eq(clientAnswers.promiseId, promiseId))
    .orderBy(desc(clientAnswers.at), desc(clientAnswers.id));
  const last = before.find((one) => one.checkInId === checkInId);
  if (checkInId && last?.kind === kind && last.words === words && last.decideOn === on) return { already: true };
  const fromThisLink = before.filter((one) => checkInId && one.checkInId === checkInId);
  if (fromThisLink.length >= most) throw new Refusal("You have answered this many times. Please call.");

  await db
    .update(clientAnswers)
    .set({ handledAt: now, handledOperationId: operation.id })
    .where(and(eq(clientAnswers.candidacyId, candidacyId), isNull(clientAnswers.handledAt)));
  const [kept] = await db
    .insert(clientAnswers)
    .values({
      candidacyId,
      promiseId,
      contactId,
      checkInId,
      kind,
      words,
      decideOn: on,
      at: now,
      by,
      operationId: operation.id,
    })
    .returning({ id: clientAnswers.id });
  if (!kept) throw new Error("An answer was not written.");
  await recordAudit(inside, { noun: "client_answers", subjectId: kept.id, fields: ["candidacyId", "kind"] });
  if (!card.closedAt) await applyAnswer(inside, { candidacyId, positionId: card.positionId, contactId, kind, on });
  return { already: false };
}

async function applyAnswer(
  inside: OperationContext,
  {
    candidacyId,
    positionId,
    contactId,
    kind,
    on,
  }: Pick<Answer, "contactId" | "kind" | "on"> & { candidacyId: string; positionId: string },
) {
  if (kind !== "new_date" || !on) return settlePromises(inside, { candidacyIds: [candidacyId] });
  const [site] = await inside.db
    .select({ clientId: positions.clientId, contactId: positions.contactId, zone: positions.zone })
    .from(positions)
    .where(eq(positions.id, positionId));
  if (!site) throw new NotFound("position");
  await promiseDecision(inside, { candidacyId, site: { ...site, positionId }, contactId, decision: { on } });
}
