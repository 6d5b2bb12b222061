import { randomUUID } from "node:crypto";
import type { FaultKind, FaultRule } from "@/local/resend/faults";
import type { Step } from "./test-crash-step";
import type { Crashes, Kill } from "./test-crashes";

const sendFaults: FaultKind[] = [
  "timeout",
  "reset",
  "500",
  "503",
  "401-key",
  "403-domain",
  "html403",
  "html200",
  "truncated200",
  "429-rate",
  "429-daily_quota",
  "429-monthly_quota",
  "409-concurrent",
  "accept-then-reset",
  "accept-then-500",
  "accept-then-timeout",
];
const readFaults: FaultKind[] = ["timeout", "reset", "500", "html200", "truncated200", "429-rate"];

const verbs = ["queue", "cancel", "send", "store", "bounce", "reply"] as const;
type Verb = (typeof verbs)[number];
type Situation = { verb: Verb; fault: FaultKind | null };

/** Every verb, and where it speaks to Resend, every way in which Resend can fail it. */
const situations: Situation[] = verbs.flatMap((verb) => {
  const faults = verb === "send" ? sendFaults : verb === "reply" ? readFaults : [];
  return [null, ...faults].map((fault) => ({ verb, fault }));
});

const isGone = (state: string) => ["accepted", "delivered", "bounced", "complained"].includes(state);
const neverLeft = ["canceled", "failed"];

export type Found = {
  cases: number;
  killed: number;
  lost: string[];
  doubled: string[];
  unexplained: string[];
  handedOver: string[];
};

/**
 * Plays every situation once to its end, and then once for each request that its step made to the database and to
 * Resend, with the process killed before the request or after it. `every` plays a part of them: each third, say. In a
 * situation with a fault the moments alternate; without one both are played.
 */
export async function playCrashes(crashes: Crashes, every = 1): Promise<Found> {
  const found: Found = { cases: 0, killed: 0, lost: [], doubled: [], unexplained: [], handedOver: [] };
  let turn = 0;
  for (const situation of situations) {
    const { database, resend } = await playCase(crashes, situation, null, found);
    for (const kill of killsOf(database, resend, situation.fault === null)) {
      turn += 1;
      if (turn % every === 0) await playCase(crashes, situation, kill, found);
    }
  }
  return found;
}

function killsOf(database: number, resend: number, both: boolean): Kill[] {
  const requests = [
    ...Array.from({ length: database }, (_, index) => ({ server: "database" as const, at: index + 1 })),
    ...Array.from({ length: resend }, (_, index) => ({ server: "resend" as const, at: index + 1 })),
  ];
  return requests.flatMap((request, index): Kill[] => {
    const moments = both ? (["before", "after"] as const) : ([index % 2 === 0 ? "after" : "before"] as const);
    return moments.map((moment) => ({ ...request, moment }));
  });
}

async function playCase(crashes: Crashes, { verb, fault }: Situation, kill: Kill | null, found: Found) {
  const { personId, address } = await crashes.begin();
  const press = { key: randomUUID() };
  const step = await prepare(crashes, verb, { personId, address, press });
  if (fault) crashes.resend.fault(faultOf(verb, fault, address));
  const { killed, end, requests } = await crashes.runStep(step, kill);
  found.cases += 1;
  if (killed) found.killed += 1;

  // Who heard nothing presses again, with the key of the first press; Resend sends again what was not answered.
  if (verb === "queue") await crashes.queue(personId, { ...press, again: "same" });
  if (step.verb === "store") crashes.events.push(step.event);
  await crashes.drain(async () => {
    const { messages } = await crashes.look(personId);
    return messages.every(({ state }) => isGone(state) || neverLeft.includes(state) || state === "needs_human");
  });
  await judge(crashes, { personId, address, verb }, found, [
    verb,
    fault,
    kill && Object.values(kill).join(" "),
    end?.error,
  ]);
  return requests;
}

async function prepare(
  crashes: Crashes,
  verb: Verb,
  { personId, address, press }: { personId: string; address: string; press: { key: string } },
): Promise<Step> {
  if (verb === "queue") return { verb, input: crashes.orderFor(personId), press };
  const { queued } = await crashes.queue(personId);
  const messageId = queued[0]?.messageId ?? "";
  if (verb === "cancel") return { verb, messageId, press };
  if (verb === "send") return { verb };
  if (verb === "store") {
    await crashes.sendOnly();
    const event = crashes.events.pop();
    if (!event) throw new Error("Resend's stand-in said nothing of an email that it took.");
    return { verb, event };
  }
  await crashes.sendOnly();
  await crashes.resend.act(
    verb === "bounce"
      ? { act: "bounce", to: address, kind: "hard" }
      : { act: "reply", to: address, text: "Thanks, I would like to hear more about it." },
  );
  await crashes.takeEvents();
  return { verb: "apply" };
}

function faultOf(verb: Verb, kind: FaultKind, address: string): FaultRule {
  if (verb === "send") return { kind, match: { to: address, endpoint: "POST /emails" } };
  return { kind, match: { endpoint: "GET /emails/receiving/:id" } };
}

async function judge(
  crashes: Crashes,
  { personId, address, verb }: { personId: string; address: string; verb: Verb },
  found: Found,
  names: unknown[],
) {
  const { messages, slots, replies } = await crashes.look(personId);
  const accepted = crashes.resend.deliveredTo(address).length;
  const [message] = messages;
  const [slot] = slots;
  const what = `${names.filter(Boolean).join(", ")}: ${messages.length} emails (${message?.state}, "${message?.reason}", slot ${slot?.state}), accepted ${accepted} times, ${replies.length} replies`;
  if (messages.length > 1 || slots.length > 1 || accepted > 1 || replies.length > 1) found.doubled.push(what);
  if (!message || !slot) {
    found.lost.push(what);
    return;
  }
  const { state, reason } = message;
  const isOver = isGone(state) || neverLeft.includes(state) || state === "needs_human";
  if (!isOver || (isGone(state) && accepted === 0) || (verb === "reply" && replies.length === 0)) found.lost.push(what);
  const slotOf = state === "needs_human" ? "planned" : isGone(state) && state !== "bounced" ? "gone" : "released";
  const explained =
    (isGone(state) || Boolean(reason)) &&
    !(neverLeft.includes(state) && accepted > 0) &&
    slot.state === slotOf &&
    (verb !== "bounce" || state === "bounced");
  if (!explained) found.unexplained.push(what);
  if (state === "needs_human") found.handedOver.push(what);
}
