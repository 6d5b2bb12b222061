import { addOpening } from "@/features/positions/mutations/add-opening";
import { extendOffer } from "@/features/offers/mutations/extend-offer";
import { declineOffer } from "@/features/offers/mutations/decline-offer";
import { fallOff } from "@/features/placements/mutations/fall-off";
import { acting, type Stagehands } from "./stage-hands";
import type { Chance } from "./chance";
import type { Order } from "./orders";
import type { Played } from "./play-order";

type Ended = { chosen: { candidacyId: string; placementId: string }; second: { candidacyId: string } | undefined };

/** The three openings that came back this week. */
export async function playReturn(
  hands: Stagehands,
  luck: Chance,
  order: Order,
  played: Played,
  { chosen, second }: Ended,
) {
  const { clock } = hands;
  const { owner, positionId, openingIds } = played;
  if (order.ending === "fell_off")
    await fallOff(acting(hands, owner, clock.at(3, luck)), {
      placementId: chosen.placementId,
      reason: "Went back to the old firm after six weeks.",
    });
  if (order.ending === "added")
    await addOpening(acting(hands, owner, clock.at(2, luck)), {
      positionId,
      reason: "Second phase was released, they need another seat.",
    });
  if (order.ending === "declined" && second) {
    const { offerId } = await extendOffer(acting(hands, owner, clock.at(6, luck)), {
      candidacyId: second.candidacyId,
      openingId: openingIds[1],
      payCents: order.pay * 100_000,
      payUnit: "year",
      startOn: clock.day(-21),
      expiresOn: clock.day(0),
      note: "",
    });
    await declineOffer(acting(hands, owner, clock.at(1, luck)), {
      offerId,
      reason: "counter_offer",
      note: "Current firm matched it and added a title.",
    });
  }
}
