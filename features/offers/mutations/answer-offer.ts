import { and, eq, sql } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { offers } from "@/db/schema/offers";
import type { DeclineReason, OfferState } from "@/db/vocabulary/offers";
import { recordAudit } from "@/features/audit/mutations";
import { refuseForAnsweredOffer } from "../queries/offer-facts";

type Answer = {
  offerId: string;
  version?: number | undefined;
  state: Exclude<OfferState, "extended">;
  declineReason?: DeclineReason;
  note?: string | undefined;
};

/** An offer that is out gets its one answer; who comes second is told who was first. */
export async function answerOffer(inside: OperationContext, { offerId, version, state, declineReason, note }: Answer) {
  const { db, now, operation } = inside;
  const [answered] = await db
    .update(offers)
    .set({
      state,
      answeredAt: now,
      declineReason: declineReason ?? null,
      answerNote: note ?? "",
      answerOperationId: operation.id,
      version: sql`${offers.version} + 1`,
    })
    .where(
      and(
        eq(offers.id, offerId),
        eq(offers.state, "extended"),
        version === undefined ? undefined : eq(offers.version, version),
      ),
    )
    .returning({ id: offers.id });
  if (!answered) await refuseForAnsweredOffer(inside, offerId);
  await recordAudit(inside, {
    noun: "offers",
    subjectId: offerId,
    fields: ["state", "declineReason", "answerNote"],
  });
}
