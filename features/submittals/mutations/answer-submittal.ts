import { and, eq, isNull, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { clientAnswers } from "@/db/schema/check-ins";
import { contacts } from "@/db/schema/clients";
import { positions } from "@/db/schema/positions";
import { submittalPagePeople, submittalPages } from "@/db/schema/submittal-pages";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { settlePromises } from "@/features/promises/mutations/settle-promises";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import type { AnswerSubmittal } from "../inputs";
import { pageState, type PageState } from "../rules/submittal-page";

const refusals: Record<Exclude<PageState, "live">, string> = {
  expired: "This link has expired.",
  closed: "This link was closed.",
  position_closed: "This position is closed.",
};

/**
 * What a contact answered on a submittal page about one person, once: it closes nobody out and emails nobody. An
 * interview or a no settles the date they promised. Locks the card as whoever changes one does, so that a close-out at the
 * same moment is seen or waits.
 */
export async function answerSubmittal(context: Context, answer: AnswerSubmittal) {
  requireSystem(context.actor);
  return runOperation(context, { verb: "answerSubmittal" }, async (inside) => {
    const { db, now, operation } = inside;
    const { candidacyId, kind, words, scores } = answer;
    const [card] = await db.select().from(candidacies).where(eq(candidacies.id, candidacyId)).for("update");
    const page = await getPage(inside, answer);
    if (!card) throw new NotFound("page");
    const state = pageState(page, now);
    if (state !== "live") throw new Refusal(refusals[state]);
    if (card.closedAt) throw new Refusal("This person is no longer available.");

    await db
      .update(clientAnswers)
      .set({ handledAt: now, handledOperationId: operation.id })
      .where(and(eq(clientAnswers.candidacyId, candidacyId), isNull(clientAnswers.handledAt)));
    const [kept] = await db
      .insert(clientAnswers)
      .values({
        candidacyId,
        contactId: page.contactId,
        submittalPageId: page.id,
        kind,
        words,
        scores: Object.keys(scores).length > 0 ? scores : null,
        at: now,
        operationId: operation.id,
      })
      .onConflictDoNothing({
        target: [clientAnswers.submittalPageId, clientAnswers.candidacyId],
        where: sql`submittal_page_id is not null`,
      })
      .returning({ id: clientAnswers.id });
    if (!kept) throw new Refusal("You have answered this already.");
    await recordAudit(inside, { noun: "client_answers", subjectId: kept.id, fields: ["candidacyId", "kind"] });
    if (kind === "interview" || kind === "no") await settlePromises(inside, { candidacyIds: [candidacyId] });
    return { answerId: kept.id };
  });
}

async function getPage({ db }: OperationContext, { token, candidacyId }: AnswerSubmittal) {
  const [page] = await db
    .select({
      id: submittalPages.id,
      contactId: submittalPages.contactId,
      expiresAt: submittalPages.expiresAt,
      closedAt: submittalPages.closedAt,
      contactLeftAt: contacts.leftAt,
      positionStatus: positions.status,
    })
    .from(submittalPages)
    .innerJoin(submittalPagePeople, eq(submittalPagePeople.pageId, submittalPages.id))
    .innerJoin(contacts, eq(contacts.id, submittalPages.contactId))
    .innerJoin(positions, eq(positions.id, submittalPages.positionId))
    .where(and(eq(submittalPages.token, token), eq(submittalPagePeople.candidacyId, candidacyId)));
  if (!page) throw new NotFound("page");
  return page;
}
