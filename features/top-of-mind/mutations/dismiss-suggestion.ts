import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { topOfMindDismissals } from "@/db/schema/top-of-mind";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { dismissInput, type DismissInput } from "../inputs";

/** Hides a person from the list of one position, and says why. Nothing else changes for them. */
export async function dismissSuggestion(context: Context, input: DismissInput): Promise<{ dismissalId: string }> {
  const recruiter = requireRecruiter(context.actor);
  const { positionId, personId, reason, note } = dismissInput.parse(input);
  return runOperation(context, { verb: "dismissSuggestion" }, async (inside) => {
    const { db, now } = inside;
    await requireVisible(inside, [positionId]);
    const [position] = await db.select({ id: positions.id }).from(positions).where(eq(positions.id, positionId));
    if (!position) throw new NotFound("position");
    const [person] = await db
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.id, personId), isNull(people.mergedIntoId), isNull(people.erasedAt)));
    if (!person) throw new NotFound("person");
    const [written] = await db
      .insert(topOfMindDismissals)
      .values({ positionId, personId, reason, note, by: recruiter.id, at: now })
      .onConflictDoNothing()
      .returning({ id: topOfMindDismissals.id });
    if (!written) return refuseForWhoDismissed(inside, positionId, personId);
    await recordAudit(inside, {
      noun: "top_of_mind_dismissals",
      subjectId: written.id,
      fields: ["positionId", "personId", "reason"],
    });
    return { dismissalId: written.id };
  });
}

async function refuseForWhoDismissed(context: Context, positionId: string, personId: string): Promise<never> {
  const [first] = await context.db
    .select({ at: topOfMindDismissals.at, by: topOfMindDismissals.by })
    .from(topOfMindDismissals)
    .where(
      and(
        eq(topOfMindDismissals.positionId, positionId),
        eq(topOfMindDismissals.personId, personId),
        isNull(topOfMindDismissals.restoredAt),
      ),
    );
  if (!first) throw new Refusal("They were dismissed and brought back just now.");
  return refuseForWhoDid(context, first, (who, when) => `${who} dismissed them ${when}.`);
}
