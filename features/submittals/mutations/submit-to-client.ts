import { and, desc, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { rightsToRepresent, submittals } from "@/db/schema/submittals";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { advanceCandidacy } from "@/features/candidacies/mutations/advance-candidacy";
import { counts } from "@/features/candidacies/queries/candidacy-record";
import { getCandidacyState } from "@/features/candidacies/queries/candidacy-states";
import { promiseDecision } from "@/features/promises/mutations/promise-decision";
import { getDecidingContact, getSite } from "@/features/promises/queries/site";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { formatDay } from "@/lib/format/time";
import type { SubmitToClientInput } from "../inputs";
import { requireSubmittalDays } from "../rules/days";
import { recordRight } from "./record-right";

/** The candidate goes to the client on a day; the card moves to Submitted, and the client owes a decision. */
export async function submitToClient(context: Context, input: SubmitToClientInput) {
  requireWriter(context.actor);
  return runOperation(context, { verb: "submitToClient" }, async (inside) => {
    const { db: tx } = inside;
    const { candidacyId, version, submittedOn, decision } = input;
    const candidacy = await getCandidacyState(inside, candidacyId);
    const site = await getSite(inside, candidacyId);
    if (site.status === "closed") throw new Refusal("This position is closed. Reopen it first.");
    const given = await findRight(inside, candidacyId);
    const rightToRepresentOn = input.rightToRepresentOn ?? given?.givenOn ?? null;
    requireSubmittalDays({ ...input, rightToRepresentOn }, site.zone, context.now);
    const contactId = await getDecidingContact(inside, site, input.contactId);

    const [submittal] = await tx
      .insert(submittals)
      .values({
        candidacyId,
        contactId,
        submittedOn,
        rightToRepresentOn,
        withoutRightReason: rightToRepresentOn ? null : (input.withoutRightReason ?? null),
        payCents: input.payCents ?? null,
        payUnit: input.payCents ? (input.payUnit ?? null) : null,
        billCents: input.billCents ?? null,
        note: input.note ?? "",
        by: byOf(context.actor),
        operationId: inside.operation.id,
        createdAt: context.now,
      })
      .onConflictDoNothing({
        target: [submittals.candidacyId, submittals.submittedOn],
        where: counts.submittal(),
      })
      .returning({ id: submittals.id });
    if (!submittal) return refuseForOtherSubmittal(inside, candidacy.name, input);
    await recordAudit(inside, {
      noun: "submittals",
      subjectId: submittal.id,
      fields: ["candidacyId", "contactId", "submittedOn", "rightToRepresentOn"],
    });
    const { moveId } = await advanceCandidacy(inside, { candidacyId, version, kind: "submittal" });
    if (input.rightToRepresentOn && !given)
      await recordRight(inside, { candidacyId, way: input.rightWay ?? "call", givenOn: input.rightToRepresentOn });
    const { promiseId } = await promiseDecision(inside, { candidacyId, site, contactId, decision });
    return { submittalId: submittal.id, promiseId, undo: moveId ? inside.operation.id : null };
  });
}

async function findRight({ db }: Context, candidacyId: string) {
  const [right] = await db
    .select({ givenOn: rightsToRepresent.givenOn })
    .from(rightsToRepresent)
    .where(eq(rightsToRepresent.candidacyId, candidacyId));
  return right ?? null;
}

async function refuseForOtherSubmittal(
  context: Context,
  name: string,
  { candidacyId, submittedOn }: SubmitToClientInput,
): Promise<never> {
  const [other] = await context.db
    .select({ operationId: submittals.operationId })
    .from(submittals)
    .where(
      and(
        eq(submittals.candidacyId, candidacyId),
        eq(submittals.submittedOn, submittedOn),
        isNull(submittals.undoneAt),
      ),
    )
    .orderBy(desc(submittals.id));
  const on = formatDay(submittedOn, "UTC");
  return refuseForWhoDid(
    context,
    other?.operationId,
    (who, when) => `${who} recorded ${when} that ${name} was submitted on ${on}.`,
    "submittedOn",
  );
}
