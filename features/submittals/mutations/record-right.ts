import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { rightsToRepresent } from "@/db/schema/submittals";
import type { RightWay } from "@/db/vocabulary/submittals";
import { recordAudit } from "@/features/audit/mutations";
import { recordYes } from "@/features/candidacies/mutations/record-yes";
import { getCandidacyState } from "@/features/candidacies/queries/candidacy-states";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { getSite } from "@/features/promises/queries/site";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { dayIn } from "@/lib/calendar";
import { Refusal } from "@/lib/errors";

type Right = {
  candidacyId: string;
  way: RightWay;
  /** The email that asked for it, where one did. */
  messageId?: string | null;
  /** The day they said so, where that was another one than today. */
  givenOn?: string | null;
};

/**
 * The candidate lets the firm represent them for a position: by the button of an email, in a reply that a recruiter read,
 * or on the phone. It is a yes to the position as well. The first answer stands; who records a second one is told whose
 * that was.
 */
export async function recordRight(context: Context, { candidacyId, way, messageId, givenOn }: Right) {
  requireWriter(context.actor);
  return runOperation(context, { verb: "recordRight" }, async (inside) => {
    const { db, now, operation } = inside;
    // Whoever closes the card out meanwhile waits, or is seen.
    await db.select({ id: candidacies.id }).from(candidacies).where(eq(candidacies.id, candidacyId)).for("update");
    const candidacy = await getCandidacyState(inside, candidacyId);
    if (candidacy.closed) throw new Refusal(`${candidacy.name} is closed out on this position. Add them again first.`);
    const { zone } = await getSite(inside, candidacyId);
    const today = dayIn(zone, now);
    if (givenOn && givenOn > today) throw new Refusal("This date is in the future.", "givenOn");
    const [right] = await db
      .insert(rightsToRepresent)
      .values({
        candidacyId,
        way,
        givenOn: givenOn ?? today,
        messageId: messageId ?? null,
        by: byOf(context.actor),
        at: now,
        operationId: operation.id,
      })
      .onConflictDoNothing({ target: rightsToRepresent.candidacyId })
      .returning({ id: rightsToRepresent.id, givenOn: rightsToRepresent.givenOn });
    if (!right) return refuseForOther(inside, candidacyId, candidacy.name);
    await recordAudit(inside, { noun: "candidacies", subjectId: candidacyId, fields: ["rightToRepresent"] });
    if (!candidacy.saidYesAt) await recordYes(inside, { candidacyId });
    return { name: candidacy.name, givenOn: right.givenOn };
  });
}

async function refuseForOther(context: Context, candidacyId: string, name: string): Promise<never> {
  const [other] = await context.db
    .select({ operationId: rightsToRepresent.operationId, way: rightsToRepresent.way })
    .from(rightsToRepresent)
    .where(and(eq(rightsToRepresent.candidacyId, candidacyId)));
  return refuseForWhoDid(context, other?.operationId, (who, when) =>
    other?.way === "button"
      ? `${name} agreed ${when}, with the button in the email.`
      : `${who} recorded ${when} that ${name} agreed.`,
  );
}
