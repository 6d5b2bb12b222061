import { addOpening } from "@/features/positions/mutations/add-opening";
import { extendOffer } from "@/features/offers/mutations/extend-offer";
import { declineOffer } from "@/features/offers/mutations/decline-offer";
import { fallOff } from "@/features/placements/mutations/fall-off";
import { acting, type Played, type Scene } from "./scene";
import type { Random } from "./random";
import type { Order } from "./orders";

type Ended = { chosen: { candidacyId: string; placementId: string }; second: { candidacyId: string } | undefined };

/** The three openings that came back this week. */
export async function playReturn(
  scene: Scene,
  random: Random,
  order: Order,
  played: Played,
  { chosen, second }: Ended,
) {
  const { clock } = scene;
  const { owner, positionId, openingIds } = played;
  if (order.ending === "fell_off")
    await fallOff(acting(scene, owner, clock.at(3, random)), {
      placementId: chosen.placementId,
      reason: "Went back to the old firm after six weeks.",
    });
  if (order.ending === "added")
    await addOpening(acting(scene, owner, clock.at(2, random)), {
      positionId,
      reason: "Second phase was released, they need one more.",
    });
  if (order.ending === "declined" && second) {
    const { offerId } = await extendOffer(acting(scene, owner, clock.at(6, random)), {
      candidacyId: second.candidacyId,
      openingId: openingIds[1],
      payCents: order.pay * 100_000,
      payUnit: "year",
      startOn: clock.day(-21),
      expiresOn: clock.day(0),
      note: "",
    });
    await declineOffer(acting(scene, owner, clock.at(1, random)), {
      offerId,
      reason: "counter_offer",
      note: "Current firm matched it and added a title.",
    });
  }
}
