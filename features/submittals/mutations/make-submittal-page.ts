import { and, eq } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { contacts } from "@/db/schema/clients";
import { positions } from "@/db/schema/positions";
import { submittalPagePeople, submittalPages } from "@/db/schema/submittal-pages";
import { recordAudit } from "@/features/audit/mutations";
import { listCandidacyStates } from "@/features/candidacies/queries/candidacy-states";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { makeToken } from "@/lib/link-token";
import type { MakeSubmittalPage } from "../inputs";

/** A page for one contact about people who were submitted: whoever gets its link reads and answers it until it ends. */
export async function makeSubmittalPage(context: Context, input: MakeSubmittalPage) {
  const recruiter = requireRecruiter(context.actor);
  const { positionId, contactId, days, names, fields, people } = input;
  await requireVisible(context, [positionId]);
  return runOperation(context, { verb: "makeSubmittalPage" }, async (inside) => {
    const { db, now, operation } = inside;
    const [position] = await db
      .select({ status: positions.status, clientId: positions.clientId })
      .from(positions)
      .where(eq(positions.id, positionId))
      .for("share");
    if (!position) throw new NotFound("position");
    if (position.status === "closed") throw new Refusal("This position is closed. Reopen it first.");
    const [contact] = await db
      .select({ leftAt: contacts.leftAt })
      .from(contacts)
      .where(and(eq(contacts.id, contactId), eq(contacts.clientId, position.clientId)));
    if (!contact || contact.leftAt)
      throw new Refusal("This contact is no longer with the client. Choose another.", "contactId");
    await requireSubmitted(inside, input);

    const token = makeToken();
    const [page] = await db
      .insert(submittalPages)
      .values({
        positionId,
        contactId,
        token,
        names,
        fields,
        expiresAt: new Date(now.getTime() + days * 86_400_000),
        by: recruiter.id,
        operationId: operation.id,
        createdAt: now,
      })
      .returning({ id: submittalPages.id });
    if (!page) throw new Error("The page was not written.");
    await db
      .insert(submittalPagePeople)
      .values(people.map(({ candidacyId, note }, index) => ({ pageId: page.id, candidacyId, place: index + 1, note })));
    await recordAudit(inside, {
      noun: "submittal_pages",
      subjectId: page.id,
      fields: ["contactId", "names", "fields", "expiresAt"],
    });
    return { pageId: page.id, token };
  });
}

/** Nobody is shown to a client who was not submitted to them, and nobody of another position. */
async function requireSubmitted(inside: OperationContext, { positionId, people }: MakeSubmittalPage) {
  const states = await listCandidacyStates(
    inside,
    people.map(({ candidacyId }) => candidacyId),
  );
  for (const { candidacyId } of people) {
    const card = states.find((one) => one.id === candidacyId && one.positionId === positionId);
    if (!card) throw new NotFound("card");
    if (card.closed) throw new Refusal(`${card.name} is closed out on this position. Leave them out.`);
    if (!card.submitted) throw new Refusal(`${card.name} has not been submitted. Submit them first.`);
  }
}
