import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Context, OperationContext } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { corrections } from "@/db/schema/wishes";
import { correctionFields, type CorrectedFacts, type CorrectionField } from "@/db/vocabulary/wishes";
import { recordAudit } from "@/features/audit/mutations";
import type { changedCandidate } from "@/features/candidates/inputs/candidate-facts";
import { updateCandidate } from "@/features/candidates/mutations/update-candidate";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { lockPeople } from "@/features/people/mutations/refresh-activity";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import type { SettleCorrection } from "../inputs";
import { findCurrentFacts } from "../queries/current-facts";
import { factWords } from "../rules/correction-words";

type Current = NonNullable<Awaited<ReturnType<typeof findCurrentFacts>>>;

/**
 * A recruiter confirms what somebody corrected, which changes the candidate as the screen's own edit does, or declines
 * it. Of two recruiters the second is told who was first; and where what is on file has changed since the screen was
 * drawn, it is shown before anything is written over it.
 */
export async function settleCorrection(context: Context, { correctionId, confirm, seen }: SettleCorrection) {
  requireRecruiter(context.actor);
  return runOperation(context, { verb: "settleCorrection" }, async (inside) => {
    const { db, now, operation } = inside;
    const [asked] = await db.select().from(corrections).where(eq(corrections.id, correctionId));
    if (!asked) throw new NotFound("correction");
    const { personId, field, proposed } = asked;
    // In the order of every change of a candidate: the candidate, then the person.
    await db
      .select({ id: candidates.id })
      .from(candidates)
      .where(eq(candidates.personId, personId))
      .for("no key update");
    await lockPeople(inside, [personId]);
    const [settled] = await db
      .update(corrections)
      .set({ state: confirm ? "confirmed" : "declined", settledAt: now, settledOperationId: operation.id })
      .where(and(eq(corrections.id, correctionId), eq(corrections.state, "open")))
      .returning({ id: corrections.id });
    if (!settled) await refuseSettled(inside, correctionId);
    await recordAudit(inside, { noun: "corrections", subjectId: correctionId, fields: ["state"] });
    if (!confirm) return { confirmed: false };
    const current = await findCurrentFacts(inside, personId);
    if (!current) throw new NotFound("candidate");
    const onFile = factWords(field, current.of[field]);
    if (onFile !== seen)
      throw new Refusal(
        `${correctionFields[field]} has changed since you opened this: it is now ${onFile}. Look again.`,
      );
    const { candidateId, version } = current;
    await updateCandidate(inside, { candidateId, version, facts: factsOf(field, proposed, current) });
    return { confirmed: true };
  });
}

type Facts = z.input<typeof changedCandidate>["facts"];

function factsOf(field: CorrectionField, said: CorrectedFacts, { phones }: Current): Facts {
  if (field === "phone") {
    const [main, ...others] = phones;
    const rest = others.filter(({ e164 }) => e164 !== said.phone).map(({ raw, kind }) => ({ raw, kind }));
    return { phones: [{ raw: said.phone ?? "", kind: main?.kind ?? "mobile" }, ...rest] };
  }
  if (field === "place")
    return { city: said.city ?? null, state: (said.state ?? null) as Facts["state"], zip: said.zip ?? null };
  if (field === "pay")
    return {
      desiredPayCents: said.payCents ?? null,
      desiredPayUnit: (said.payUnit ?? null) as Facts["desiredPayUnit"],
    };
  return { availableOn: said.availableOn ?? null };
}

async function refuseSettled(inside: OperationContext, correctionId: string): Promise<never> {
  const [row] = await inside.db
    .select({ state: corrections.state, operationId: corrections.settledOperationId })
    .from(corrections)
    .where(eq(corrections.id, correctionId));
  if (!row) throw new NotFound("correction");
  if (row.state === "replaced") throw new Refusal("They have sent another correction since. Look again.");
  return refuseForWhoDid(inside, row.operationId, (who, when) => `${who} ${row.state} this ${when}.`);
}
