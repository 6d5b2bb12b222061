import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { refuseForWhoWasFirst } from "../queries/refuse-changed";
import { getCandidacyState } from "../queries/candidacy-states";

/** The person said yes to this position: from now on they are in process. A second yes leaves the first as it is. */
export async function recordYes(context: Context, { candidacyId, at }: { candidacyId: string; at?: Date | undefined }) {
  requireWriter(context.actor);
  return runOperation(context, { verb: "recordYes" }, async (inside) => {
    const { db: tx } = inside;
    const candidacy = await getCandidacyState(inside, candidacyId);
    if (candidacy.closed) throw new Refusal(`${candidacy.name} is closed out on this position. Add them again first.`);
    if (candidacy.saidYesAt) return { saidYesAt: candidacy.saidYesAt };

    const saidYesAt = at ?? context.now;
    if (saidYesAt > context.now) throw new Refusal("The day they agreed cannot be in the future.", "at");
    const [said] = await tx
      .update(candidacies)
      .set({ saidYesAt })
      .where(and(eq(candidacies.id, candidacyId), isNull(candidacies.saidYesAt), isNull(candidacies.closedAt)))
      .returning({ id: candidacies.id });
    if (!said) {
      const again = await getCandidacyState(inside, candidacyId);
      if (again.saidYesAt && !again.closed) return { saidYesAt: again.saidYesAt };
      return refuseForWhoWasFirst(inside, candidacyId);
    }
    await recordAudit(inside, { noun: "candidacies", subjectId: candidacyId, fields: ["saidYesAt"] });
    await refreshPersonActivity(inside, [candidacy.personId]);
    return { saidYesAt };
  });
}
