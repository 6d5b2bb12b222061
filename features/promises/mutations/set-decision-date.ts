import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { stageSets } from "@/db/vocabulary/candidacies";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { candidacies } from "@/db/schema/candidacies";
import { positions } from "@/db/schema/positions";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import type { SetDecisionDateInput } from "../inputs";
import { promiseDecision } from "./promise-decision";

/** A decision date for one candidacy, or one for everybody of a position whom the client is deciding about. */
export async function setDecisionDate(context: Context, input: SetDecisionDateInput) {
  requireWriter(context.actor);
  await requireVisible(context, ["candidacyId" in input ? input.candidacyId : input.positionId]);
  return runOperation(context, { verb: "setDecisionDate" }, async (inside) => {
    const { db: tx } = inside;
    const cards = await tx
      .select({
        candidacyId: candidacies.id,
        closedAt: candidacies.closedAt,
        positionId: positions.id,
        clientId: positions.clientId,
        contactId: positions.contactId,
        zone: positions.zone,
      })
      .from(candidacies)
      .innerJoin(positions, eq(positions.id, candidacies.positionId))
      .where(
        "candidacyId" in input
          ? and(eq(candidacies.id, input.candidacyId), isNull(candidacies.supersededById))
          : and(
              eq(candidacies.positionId, input.positionId),
              isNull(candidacies.supersededById),
              isNull(candidacies.closedAt),
              inArray(candidacies.stage, stageSets.deciding),
            ),
      )
      .orderBy(candidacies.id);
    const [first] = cards;
    if (!first) {
      if ("candidacyId" in input) throw new NotFound("card");
      throw new Refusal("No one on this position is waiting for a decision. Submit someone first.");
    }
    if (first.closedAt) throw new Refusal("They are closed out here, so there is no decision to wait for.");

    const promiseIds: string[] = [];
    for (const { candidacyId, ...site } of cards)
      promiseIds.push((await promiseDecision(inside, { candidacyId, site, decision: input })).promiseId);
    return { promiseIds };
  });
}
