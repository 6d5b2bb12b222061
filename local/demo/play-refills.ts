import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { recordYes } from "@/features/candidacies/mutations/record-yes";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { acceptOffer } from "@/features/offers/mutations/accept-offer";
import { extendOffer } from "@/features/offers/mutations/extend-offer";
import { fallOff } from "@/features/placements/mutations/fall-off";
import { startPlacement } from "@/features/placements/mutations/start-placement";
import { submitToClient } from "@/features/submittals/mutations/submit-to-client";
import { logTouch } from "@/features/touches/mutations/log-touch";
import { demoClients } from "./firm";
import type { Order } from "./orders";
import { close, interview, type Card } from "./play-steps";
import type { Random } from "./random";
import { acting, type Played, type Scene } from "./scene";

/** The hire that went wrong, so many days ago started; who was closed out for it, and the one the client liked next best. */
type Before = { placementId: string; started: number; cards: Card[]; second: Card | undefined };

/** An opening that came back some weeks after the start and was filled again: by a runner-up at once, or by somebody new. */
export async function playRefill(
  scene: Scene,
  random: Random,
  order: Order,
  played: Played,
  { placementId, started, cards, second }: Before,
) {
  const { clock } = scene;
  const { owner, openingIds } = played;
  const fell = started - random.between(24, 40);
  const { broughtBack } = await fallOff(acting(scene, owner, clock.at(fell, random)), {
    placementId,
    reason: random.pick([
      "Left for a job closer to home.",
      "The commute did not work out.",
      "Went back to the old firm.",
    ]),
  });
  const known = order.ending === "refilled" && second && broughtBack.includes(second.candidacyId) ? second : undefined;
  const hire = known ?? (await newcomer(scene, random, order, played, fell));
  if (known)
    await logTouch(acting(scene, owner, clock.at(fell - 1, random)), {
      personId: known.personId,
      candidacyId: known.candidacyId,
      positionId: played.positionId,
      kind: "call",
      outcome: "spoke",
      note: "Told them it is open again. Still interested, and the client remembers them.",
    });
  const offered = known ? fell - random.between(3, 6) : fell - random.between(24, 30);
  const { offerId } = await extendOffer(acting(scene, owner, clock.at(offered, random)), {
    candidacyId: hire.candidacyId,
    openingId: openingIds[0],
    payCents: order.pay * 100_000,
    payUnit: "year",
    startOn: clock.day(clock.working(offered - 21)),
    expiresOn: clock.day(clock.working(offered - 7)),
    note: "",
  });
  const { placementId: again } = await acceptOffer(acting(scene, owner, clock.at(offered - 3, random)), { offerId });
  for (const card of cards.filter((one) => one !== hire && broughtBack.includes(one.candidacyId)))
    await close(scene, random, card, offered - 4, owner, true);
  await startPlacement(acting(scene, owner, clock.at(clock.working(offered - 21), random)), { placementId: again });
}

/** Somebody whom a referral brought for this opening, through every stage within the month. */
async function newcomer(scene: Scene, random: Random, order: Order, played: Played, fell: number): Promise<Card> {
  const { clock } = scene;
  const { owner, positionId, contactId } = played;
  const place = demoClients[order.client];
  const firstName = random.pick(["Renata", "Curtis", "Noelle"]);
  const { candidateId, personId } = await addCandidate(acting(scene, owner, clock.at(fell - 5, random)), {
    firstName,
    lastName: "Okafor",
    emails: [`${firstName.toLowerCase()}.okafor@example.com`],
    phones: [{ raw: "(813) 555-0187", kind: "mobile" }],
    city: place?.city,
    state: place?.state,
    title: order.title,
    discipline: order.discipline,
    level: order.level,
    sectors: [order.sector],
    source: "Referral",
    ownerId: owner.id,
  });
  const { done } = await addToPosition(acting(scene, owner, clock.at(fell - 6, random)), {
    positionId,
    candidateIds: [candidateId],
  });
  const card = { candidacyId: done[0]?.candidacyId ?? "", candidateId, personId, version: 1 };
  await recordYes(acting(scene, owner, clock.at(fell - 7, random)), { candidacyId: card.candidacyId });
  const submittedAt = clock.at(fell - 9, random);
  await submitToClient(acting(scene, owner, submittedAt), {
    candidacyId: card.candidacyId,
    contactId,
    submittedOn: clock.dayOf(submittedAt),
    rightToRepresentOn: clock.dayOf(submittedAt),
    payCents: order.pay * 100_000,
    payUnit: "year",
    note: "",
    decision: { theyDidNotSay: true },
  });
  await interview(scene, random, card, order, played, fell - 16, false);
  return card;
}
