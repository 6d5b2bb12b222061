import type { Recruiter } from "@/db/context";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { markTold } from "@/features/candidacies/mutations/mark-told";
import { recordDebrief } from "@/features/interviews/mutations/record-debrief";
import { scheduleInterview } from "@/features/interviews/mutations/schedule-interview";
import { logTouch } from "@/features/touches/mutations/log-touch";
import type { Random } from "./random";
import type { Order } from "./orders";
import { acting, type Played, type Scene } from "./scene";
import * as words from "./words";

export type Card = { candidacyId: string; candidateId: string; personId: string; version: number };

export async function agreeOnInterview(scene: Scene, random: Random, card: Card, { owner, contactId }: Played) {
  const startsAt = scene.clock.ahead(random.between(0, 4), random, random.between(14, 16));
  await scheduleInterview(acting(scene, owner, scene.clock.at(1, random)), {
    candidacyId: card.candidacyId,
    contactId,
    kind: random.pick(["video", "onsite"] as const),
    startsAt,
    endsAt: new Date(startsAt.getTime() + 60 * 60_000),
    zone: "America/New_York",
    place: "",
  });
}

export async function interview(
  scene: Scene,
  random: Random,
  card: Card,
  order: Order,
  { owner, contactId }: Played,
  ago: number,
  fresh: boolean,
) {
  const { clock } = scene;
  const day = fresh ? random.between(1, 2) : Math.max(2, ago);
  const startsAt = clock.at(day, random, random.between(9, 15));
  const { interviewId } = await scheduleInterview(acting(scene, owner, clock.at(day + 3, random)), {
    candidacyId: card.candidacyId,
    contactId,
    kind: random.pick(["video", "onsite", "panel"] as const),
    startsAt,
    endsAt: new Date(startsAt.getTime() + 60 * 60_000),
    zone: "America/New_York",
    place: "",
  });
  // A fresh one is left open: its debrief is due in Today.
  if (fresh) return;
  const after = new Date(startsAt.getTime() + random.between(2, 5) * 3_600_000);
  const at = after < scene.now ? after : new Date(scene.now.getTime() - 3_600_000);
  const context = acting(scene, owner, at);
  await logTouch(context, {
    personId: card.personId,
    candidacyId: card.candidacyId,
    kind: "call",
    outcome: "spoke",
    note: "Debrief after the interview, thanked.",
  });
  await recordDebrief(context, {
    interviewId,
    side: "candidate",
    verdict: random.pick(["yes", "yes", "maybe"] as const),
    note: random.pick(words.candidateDebriefs),
  });
  if (order.opened > 20 || random.percent(85))
    await recordDebrief(context, {
      interviewId,
      side: "client",
      verdict: random.pick(["yes", "maybe"] as const),
      wouldSubmitAgain: random.pick(["yes", "yes", "maybe"] as const),
      note: random.pick(words.clientDebriefs),
    });
}

export async function close(
  scene: Scene,
  random: Random,
  card: Card,
  ago: number,
  owner: Recruiter,
  runnerUp: boolean,
) {
  const context = acting(scene, owner, scene.clock.at(Math.max(1, ago), random));
  const side = !runnerUp && random.percent(25) ? ("candidate" as const) : ("client" as const);
  const reason =
    side === "candidate" ? random.pick(["counter_offer", "site", "pay"] as const) : ("other_candidate" as const);
  const { closeOutId } = await closeOut(context, {
    candidacyId: card.candidacyId,
    side,
    reason,
    note: random.pick(words.closeOutNotes[side]),
    runnerUp: side === "client" && (runnerUp || random.percent(50)),
  });
  if (ago < 4) return;
  await logTouch(context, {
    personId: card.personId,
    candidacyId: card.candidacyId,
    kind: "call",
    outcome: "spoke",
    note: "Told how it ended, thanked for the time.",
  });
  await markTold(context, { closeOutId });
}

/** People who were never submitted: we withdraw them, and no answer is owed. */
export async function pull(scene: Scene, random: Random, card: Card, ago: number, owner: Recruiter) {
  await closeOut(acting(scene, owner, scene.clock.at(Math.max(1, ago), random)), {
    candidacyId: card.candidacyId,
    side: "us",
    reason: random.pick(["not_a_fit", "no_reply"] as const),
    note: random.pick(words.closeOutNotes.us),
    runnerUp: false,
  });
}
