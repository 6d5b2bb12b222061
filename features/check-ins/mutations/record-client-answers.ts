import { desc, eq, inArray, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { clientAnswers } from "@/db/schema/check-ins";
import { people } from "@/db/schema/people";
import { promises } from "@/db/schema/promises";
import { getContact } from "@/features/clients/queries/list-contacts";
import { saidByClient } from "@/features/events/rules/client-answer-words";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { personName } from "@/features/people/queries/person-name";
import { setDecisionDate } from "@/features/promises/mutations/set-decision-date";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { logTouch } from "@/features/touches/mutations/log-touch";
import { NotFound, Refusal } from "@/lib/errors";
import { ago } from "@/lib/format/ago";
import type { RecordClientAnswers } from "../inputs";
import { listOpenDecisions } from "../queries/list-overdue-decisions";
import { keepClientAnswer } from "./keep-client-answer";

/**
 * Writes down what a contact said on the phone about their open decisions: one call, and each answer or date in its
 * place, all or nothing. Of one whose date is still to come "still waiting" changes nothing. Whoever comes second about
 * one of them is told what is on record.
 */
export async function recordClientAnswers(
  context: Context,
  { contactId, note, at, answers }: Omit<RecordClientAnswers, "happenedAt">,
) {
  const recruiter = requireRecruiter(context.actor);
  const promiseIds = answers.map(({ promiseId }) => promiseId);
  await requireVisible(context, promiseIds);
  return runOperation(context, { verb: "recordClientAnswers" }, async (inside) => {
    const contact = await getContact(inside, contactId);
    await lockDecisions(inside, promiseIds);
    const open = await listOpenDecisions(inside, contactId);
    for (const { promiseId, kind, words, on } of answers) {
      const decision = open.find((one) => one.promiseId === promiseId);
      if (!decision) return refuseSettled(inside, promiseId, contact.name);
      if (kind === "not_said") {
        if (!decision.passed) continue;
        await setDecisionDate(inside, { candidacyId: decision.candidacyId, theyDidNotSay: true });
      } else
        await keepClientAnswer(inside, { promiseId, contactId, checkInId: null, by: recruiter.id, kind, words, on });
    }
    await logTouch(inside, { personId: contact.personId, kind: "call", outcome: "spoke", note, at });
    return { name: contact.name, count: answers.length };
  });
}

/** The cards first, as everybody does who changes one; then the dates, which a new date takes alone. */
async function lockDecisions({ db }: Context, promiseIds: string[]) {
  const ofPromises = db.select({ id: promises.candidacyId }).from(promises).where(inArray(promises.id, promiseIds));
  await db
    .select({ id: candidacies.id })
    .from(candidacies)
    .where(inArray(candidacies.id, ofPromises))
    .orderBy(candidacies.id)
    .for("update");
  await db
    .select({ id: promises.id })
    .from(promises)
    .where(inArray(promises.id, promiseIds))
    .orderBy(promises.id)
    .for("update");
}

async function refuseSettled(inside: OperationContext, promiseId: string, contactName: string): Promise<never> {
  const { db, now } = inside;
  const [about] = await db
    .select({ candidacyId: promises.candidacyId, name: personName(), closedAt: candidacies.closedAt })
    .from(promises)
    .innerJoin(candidacies, eq(candidacies.id, promises.candidacyId))
    .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .innerJoin(people, eq(people.id, candidates.personId))
    .where(eq(promises.id, promiseId));
  if (!about) throw new NotFound("decision");
  const [answer] = await db
    .select()
    .from(clientAnswers)
    .where(eq(clientAnswers.promiseId, promiseId))
    .orderBy(desc(clientAnswers.at), desc(clientAnswers.id))
    .limit(1);
  const look = "Reload to see it; nothing was recorded.";
  if (answer && !answer.by)
    throw new Refusal(
      `${contactName} answered “${saidByClient(answer)}” about ${about.name} ${ago(answer.at, now)}. ${look}`,
    );
  const [next] = await db
    .select({ operationId: promises.operationId })
    .from(promises)
    .where(
      sql`${promises.candidacyId} = ${about.candidacyId} and ${promises.state} = 'open' and ${promises.id} <> ${promiseId}`,
    );
  const operationId = answer?.operationId ?? next?.operationId;
  if (operationId)
    return refuseForWhoDid(
      inside,
      operationId,
      (who, when) => `${who} recorded an answer about ${about.name} ${when}. ${look}`,
    );
  throw new Refusal(`The decision about ${about.name} is settled already. ${look}`);
}
