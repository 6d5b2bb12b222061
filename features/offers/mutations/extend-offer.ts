import { and, eq } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { offers } from "@/db/schema/offers";
import { openings } from "@/db/schema/openings";
import { positions } from "@/db/schema/positions";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { advanceCandidacy } from "@/features/candidacies/mutations/advance-candidacy";
import { getCandidacyState } from "@/features/candidacies/queries/candidacy-states";
import { settlePromises } from "@/features/promises/mutations/settle-promises";
import { getSite } from "@/features/promises/queries/site";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import type { ExtendOfferInput } from "../inputs";
import { findLiveOffer, listFreeOpenings } from "../queries/offer-facts";
import { requireOfferDays } from "../rules";

/** An offer with its terms for one seat: the one named, else the first that is free. The card moves to Offer. */
export async function extendOffer(context: Context, input: ExtendOfferInput) {
  requireWriter(context.actor);
  return runOperation(context, { verb: "extendOffer" }, async (inside) => {
    const { db: tx } = inside;
    const { candidacyId, version } = input;
    const candidacy = await getCandidacyState(inside, candidacyId);
    if (candidacy.closed)
      throw new Refusal(`${candidacy.name} is closed out on this position. Undo the close-out, or add them again.`);
    const site = await getSite(inside, candidacyId);
    const [position] = await tx
      .select({ status: positions.status })
      .from(positions)
      .where(eq(positions.id, site.positionId))
      .for("share");
    if (position?.status === "held") throw new Refusal("This position is on hold. Lift the hold first.");
    if (position?.status === "closed") throw new Refusal("This position is closed. Reopen it first.");
    requireOfferDays(input, site.zone, context.now);

    const offer = await takeSeat(inside, input, site.positionId);
    await recordAudit(inside, {
      noun: "offers",
      subjectId: offer.id,
      fields: ["candidacyId", "openingId", "payCents", "payUnit", "startOn", "expiresOn"],
    });
    await advanceCandidacy(inside, { candidacyId, version, kind: "offering" });
    await settlePromises(inside, { candidacyIds: [candidacyId] });
    return { offerId: offer.id, openingId: offer.openingId };
  });
}

/** Where somebody takes the free seat a moment earlier, the next free one is tried; a seat that was named is refused. */
async function takeSeat(inside: OperationContext, input: ExtendOfferInput, positionId: string) {
  const { db, now, actor, operation } = inside;
  for (;;) {
    const seat = input.openingId
      ? await getOpenSeat(inside, input.openingId, positionId)
      : await getFreeSeat(inside, input.candidacyId, positionId);
    const [offer] = await db
      .insert(offers)
      .values({
        candidacyId: input.candidacyId,
        openingId: seat.id,
        payCents: input.payCents,
        payUnit: input.payUnit,
        startOn: input.startOn ?? null,
        expiresOn: input.expiresOn ?? null,
        note: input.note ?? "",
        extendedAt: now,
        by: byOf(actor),
        operationId: operation.id,
      })
      .onConflictDoNothing()
      .returning({ id: offers.id, openingId: offers.openingId });
    if (offer) return offer;
    const other = await findLiveOffer(inside, input.candidacyId, seat.id);
    if (other && (other.candidacyId === input.candidacyId || input.openingId))
      return refuseForOtherOffer(inside, input.candidacyId, other);
  }
}

async function getOpenSeat({ db }: Context, openingId: string, positionId: string) {
  const [opening] = await db
    .select({ id: openings.id, number: openings.number, state: openings.state })
    .from(openings)
    .where(and(eq(openings.id, openingId), eq(openings.positionId, positionId)));
  if (!opening) throw new NotFound("opening");
  if (opening.state !== "open") throw new Refusal(`Opening ${opening.number} is ${opening.state}.`, "openingId");
  return opening;
}

async function getFreeSeat(inside: Context, candidacyId: string, positionId: string) {
  const [free] = await listFreeOpenings(inside, positionId);
  if (free) return free;
  const [open] = await inside.db
    .select({ id: openings.id })
    .from(openings)
    .where(and(eq(openings.positionId, positionId), eq(openings.state, "open")))
    .limit(1);
  const other = open ? await findLiveOffer(inside, candidacyId, open.id) : null;
  if (other?.candidacyId === candidacyId) return refuseForOtherOffer(inside, candidacyId, other);
  throw new Refusal(
    open
      ? "Every opening has an offer out. Wait for an answer, or add an opening."
      : "This position has no opening to fill.",
    "openingId",
  );
}

async function refuseForOtherOffer(
  context: Context,
  candidacyId: string,
  other: NonNullable<Awaited<ReturnType<typeof findLiveOffer>>>,
): Promise<never> {
  const { operationId, name, openingNumber } = other;
  return other.candidacyId === candidacyId
    ? refuseForWhoDid(context, operationId, (who, when) => `${who} extended an offer to ${name} ${when}.`)
    : refuseForWhoDid(
        context,
        operationId,
        (who, when) => `${who} offered opening ${openingNumber} to ${name} ${when}.`,
        "openingId",
      );
}
