import type { Context } from "@/db/context";
import type { Stage } from "@/db/vocabulary/candidacies";
import { moveCandidacy } from "@/features/candidacies/mutations/move-candidacy";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { recordYes } from "@/features/candidacies/mutations/record-yes";
import { acceptOffer } from "@/features/offers/mutations/accept-offer";
import { extendOffer } from "@/features/offers/mutations/extend-offer";
import { startPlacement } from "@/features/placements/mutations/start-placement";
import { submitToClient } from "@/features/submittals/mutations/submit-to-client";
import { logTouch } from "@/features/touches/mutations/log-touch";
import type { Random } from "./random";
import type { Order } from "./orders";
import { recordLicense } from "./play-licenses";
import { playRefill } from "./play-refills";
import { playReturn } from "./play-returns";
import { agreeOnInterview, close, interview, pull, type Card } from "./play-steps";
import { acting, known, type Played, type Scene } from "./scene";
import * as words from "./words";

/** One typical position: a dozen people called, four submitted, three interviewed, one offer. */
export async function playOrder(scene: Scene, random: Random, order: Order, played: Played): Promise<Card[]> {
  const { clock } = scene;
  const { owner, positionId } = played;
  const running = order.ending === "running" || order.ending === "held";
  // A running position has come as far as its age allows; one that ended went through every stage.
  const reach: Stage = !running
    ? "accepted"
    : order.opened < 8
      ? "screened"
      : order.opened < 18
        ? "submitted"
        : order.opened < 32
          ? "interview"
          : "offer";
  const pace = paceOf(order, running, random);
  const fit = {
    discipline: order.discipline,
    levels: around(order.level),
    license: order.license,
    state: played.state,
  };
  const found = known(scene, random, fit, random.between(8, 13));
  const cards: Card[] = [];
  // A running search gets a second wave of people, who are still in the first stages.
  for (const [from, to, ago] of [
    [0, running ? 8 : found.length, order.opened - 1],
    [running ? 8 : found.length, found.length, random.between(1, Math.min(8, order.opened - 1))],
  ] as const) {
    const wave = await put(acting(scene, owner, clock.at(ago, random)), positionId, found.slice(from, to));
    await callEverybody(scene, random, wave, Math.max(1, ago - 1), played);
    cards.push(...wave);
  }

  // An opening that comes back is worth showing with people to fill it.
  const comesBack = ["declined", "fell_off", "added", "refilled", "refilled_new"].includes(order.ending);
  const screened = cards.slice(0, 7);
  const submitted = screened.slice(0, comesBack ? 6 : random.between(3, 5));
  for (const [index, card] of screened.slice(0, running ? 6 : 7).entries()) {
    const ago =
      running && index >= submitted.length ? random.between(1, Math.min(9, order.opened - 3)) : order.opened - 3;
    card.version = (
      await moveCandidacy(acting(scene, owner, clock.at(ago, random)), {
        candidacyId: card.candidacyId,
        version: card.version,
        toStage: "screened",
      })
    ).version;
  }
  if (reach === "screened") return cards;

  for (const card of submitted) {
    await recordYes(acting(scene, owner, clock.at(pace.submitted + 1, random)), { candidacyId: card.candidacyId });
    const submittedAt = clock.at(pace.submitted, random);
    await recordLicense(scene, random, order, card, played, pace.submitted + 1);
    await submitToClient(acting(scene, owner, submittedAt), {
      candidacyId: card.candidacyId,
      contactId: played.contactId,
      submittedOn: clock.dayOf(submittedAt),
      rightToRepresentOn: clock.dayOf(submittedAt),
      payCents: order.pay * 100_000,
      payUnit: "year",
      note: "",
      decision: random.percent(60) ? { on: clock.day(clock.working(pace.decision())) } : { theyDidNotSay: true },
    });
  }
  if (reach === "submitted") {
    // The first of them is seen by the client in the next days.
    const [first] = submitted;
    if (first) await agreeOnInterview(scene, random, first, played);
    return cards;
  }

  const seen = submitted.slice(0, comesBack ? 5 : 3);
  for (const [index, card] of seen.entries())
    await interview(scene, random, card, order, played, pace.interviewed - index, running && index === 2);
  if (running && reach === "interview") return cards;

  const [chosen, ...others] = seen;
  if (!chosen) return cards;
  const started = clock.working(pace.offered - 28);
  const { offerId } = await extendOffer(acting(scene, owner, clock.at(pace.offered, random)), {
    candidacyId: chosen.candidacyId,
    openingId: played.openingIds[0],
    payCents: order.pay * 100_000,
    payUnit: "year",
    startOn: clock.day(started),
    expiresOn: clock.day(clock.working(pace.offered - 7)),
    note: "",
  });
  if (running) return cards;

  const { answered } = pace;
  const { placementId } = await acceptOffer(acting(scene, owner, clock.at(answered, random)), { offerId });
  if (started > 1) await startPlacement(acting(scene, owner, clock.at(started, random)), { placementId });
  const kept = order.ending === "declined" ? others.slice(0, 1) : [];
  const ended = submitted.filter((one) => one !== chosen && !kept.includes(one));
  for (const [index, card] of ended.entries())
    await close(scene, random, card, answered - 1, owner, index < (comesBack ? 3 : 1));
  for (const card of cards.filter((one) => !submitted.includes(one)))
    await pull(scene, random, card, answered - 1, owner);
  if (order.ending === "refilled" || order.ending === "refilled_new")
    await playRefill(scene, random, order, played, { placementId, started, cards: ended, second: others[0] });
  await playReturn(scene, random, order, played, {
    chosen: { candidacyId: chosen.candidacyId, placementId },
    second: kept[0],
  });
  return cards;
}

/**
 * How many days before today each stage was reached: a running search is as far as its age allows, one that ended took
 * a month.
 */
function paceOf({ opened }: Order, running: boolean, random: Random) {
  const offered = running ? random.between(2, 5) : Math.max(3, opened - 24);
  const answered = Math.max(2, offered - 3);
  const submitted = running ? Math.max(1, Math.round(opened * 0.45)) : opened - 5;
  // Clients name a decision date and seldom keep it.
  const decision = () =>
    running
      ? Math.round(submitted / 2) - random.between(0, 6)
      : Math.min(submitted - 2, answered + random.between(-4, 9));
  return { submitted, interviewed: running ? Math.round(opened * 0.22) : opened - 10, decision, offered, answered };
}

async function put(context: Context, positionId: string, found: ReturnType<typeof known>) {
  if (found.length === 0) return [];
  const { done: added } = await addToPosition(context, {
    positionId,
    candidateIds: found.map((one) => one.candidateId),
  });
  return added.map(({ candidacyId, candidateId }): Card => {
    const personId = found.find((one) => one.candidateId === candidateId)?.personId ?? "";
    return { candidacyId, candidateId, personId, version: 1 };
  });
}

async function callEverybody(scene: Scene, random: Random, cards: Card[], ago: number, { owner, positionId }: Played) {
  for (const card of cards) {
    const context = acting(scene, owner, scene.clock.at(ago, random));
    const roll = random.between(1, 100);
    const about = { personId: card.personId, candidacyId: card.candidacyId, positionId };
    if (roll <= 38)
      await logTouch(context, {
        ...about,
        kind: "voicemail",
        outcome: "left_voicemail",
        note: random.pick(words.voicemailNotes),
      });
    else if (roll <= 52)
      await logTouch(context, { ...about, kind: "call", outcome: "no_answer", note: random.pick(words.noAnswerNotes) });
    else if (roll <= 60)
      await logTouch(context, { ...about, kind: "text", outcome: "sent", note: random.pick(words.textNotes) });
    else await logTouch(context, { ...about, kind: "call", outcome: "spoke", note: random.pick(words.spokeNotes) });
  }
}

function around(level: Order["level"]): string[] {
  const order = ["junior", "intermediate", "senior", "lead", "principal"];
  const index = order.indexOf(level);
  return order.slice(Math.max(0, index - 1), index + 2);
}
