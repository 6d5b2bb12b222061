"use client";

import { createContext, useContext, useSyncExternalStore, type ComponentType } from "react";
import { touchKinds, touchOutcomes } from "@/db/vocabulary/touches";
import type { Action, ActionResult } from "@/lib/action-result";
import { sentenceOf } from "@/components/form/use-action";
import type { KeptCall } from "../rules";

/** Whose calls are kept in this browser, and their clock; null on a page whose reader logs none. */
export type Keeper = { recruiterId: string; zone: string } | null;

export const KeeperContext = createContext<Keeper>(null);

let aheadMs = 0;

/** How far the server's clock is ahead of this machine's, by what it showed when the page was drawn. */
export function setClock(server: Date) {
  const ahead = server.getTime() - Date.now();
  // A page takes its time to come.
  aheadMs = Math.abs(ahead) > 60_000 ? ahead : 0;
}

/** A moment of this machine's clock, by the server's. */
export const onServerClock = (at: Date) => new Date(at.getTime() + aheadMs);

const none: KeptCall[] = [];
const start = "callback.call.";
const longestMs = 30 * 86_400_000;
/** The server knows the answers of a week: what may have been logged before that is not sent again unasked. */
const knownMs = 6 * 86_400_000;

export const isStale = ({ triedAt }: KeptCall, now: Date) =>
  triedAt !== null && now.getTime() - Date.parse(triedAt) > knownMs;

const listeners = new Set<() => void>();
const placeOf = (by: string, key: string) => `${start}${by}.${key}`;

/** The calls of whoever reads the page that wait in this browser, the oldest first. */
export function useKeptCalls(): KeptCall[] {
  const by = useContext(KeeperContext)?.recruiterId;
  return useSyncExternalStore(
    subscribe,
    () => (by ? listKept(by) : none),
    () => none,
  );
}

/** How a kept call is sent, by the action that it was for. */
export type Senders = Record<KeptCall["verb"], Action<unknown, unknown>>;

export type KeptListProps = {
  keeper: NonNullable<Keeper>;
  senders: Senders;
  /** The form in which one that was refused is corrected. */
  Panel: ComponentType<{
    person: { id: string; name: string; zone: string };
    kept: KeptCall;
    onClose: () => void;
  }>;
};

type KeptList = ComponentType<KeptListProps>;
let list: KeptList | null = null;
const takers = new Set<(given: KeptList) => void>();

/** What draws kept calls says that it is there: it comes with what logs calls, or by itself. */
export function giveList(given: KeptList) {
  list = given;
  for (const take of takers) take(given);
}

/** Takes what draws kept calls, now or when it comes, until the answer is called. */
export function takeList(take: (given: KeptList) => void): () => void {
  if (list) take(list);
  takers.add(take);
  return () => void takers.delete(take);
}

/** What calls are kept on, as people call it. */
export const deviceWord = () => (matchMedia("(pointer: coarse)").matches ? "phone" : "computer");

let last: { by: string; text: string; calls: KeptCall[] } | null = null;

/** Each call is an item of its own: two tabs that keep one at the same moment lose none. */
export function listKept(by: string): KeptCall[] {
  const items = itemsOf(placeOf(by, ""));
  const text = items.flat().join("\n");
  if (last?.by !== by || last.text !== text) {
    const calls = items.flatMap(([place, one]) => {
      const call = readCall(one);
      return call && place === placeOf(by, call.key) && call.input.keptBy === by ? [call] : [];
    });
    last = { by, text, calls: calls.toSorted((a, b) => a.at.localeCompare(b.at)) };
  }
  return last.calls;
}

export function findKept(by: string, key: string): KeptCall | null {
  return listKept(by).find((one) => one.key === key) ?? null;
}

/** False where the browser keeps nothing: its storage is full, or switched off. */
export function keepCall(by: string, call: KeptCall): boolean {
  try {
    localStorage.setItem(placeOf(by, call.key), JSON.stringify(call));
  } catch {
    // Full or switched off: whoever keeps a call says so.
    return false;
  }
  tell();
  return true;
}

export function forgetCall(by: string, key: string) {
  try {
    localStorage.removeItem(placeOf(by, key));
  } catch {
    // Switched off: nothing is in it.
    return;
  }
  tell();
}

/** Takes away what nobody has come back for in a month, whoever kept it: it says something of a person. */
export function forgetOldCalls(now = new Date()) {
  for (const [place, text] of itemsOf(start)) {
    const call = readCall(text);
    if (call && now.getTime() - Date.parse(call.keptAt) < longestMs) continue;
    localStorage.removeItem(place);
  }
}

/**
 * What becomes of a kept call by the answer to it: gone once it is logged, else it says why it is still there. Answers
 * the call where this is the answer that it was logged by.
 */
export function settleCall(by: string, key: string, answer: ActionResult<unknown>): KeptCall | null {
  const call = findKept(by, key);
  const { kind, field } = answer.serverError ?? {};
  const sentence = sentenceOf(answer);
  if (!sentence) {
    forgetCall(by, key);
    return call;
  }
  if (!call || kind === "unheard") return null;
  const signedOut = kind === "signed-out" || field === "keptBy";
  const why = signedOut ? "signed-out" : kind === "failed" ? "failed" : "refused";
  const said = kind === "signed-out" ? "You are signed out. Sign in to log it." : sentence;
  keepCall(by, { ...call, problem: { kind: why, sentence: said } });
  return null;
}

function itemsOf(prefix: string): [place: string, text: string][] {
  try {
    return Object.keys(localStorage)
      .filter((place) => place.startsWith(prefix))
      .toSorted()
      .map((place) => [place, localStorage.getItem(place) ?? ""]);
  } catch {
    // Switched off: nothing is in it.
    return [];
  }
}

const isTime = (value: unknown) => typeof value === "string" && !Number.isNaN(Date.parse(value));
const isOrNone = (value: unknown, type: "string" | "boolean") => value === undefined || typeof value === type;
const isWordOf = (words: object, value: unknown) => typeof value === "string" && Object.hasOwn(words, value);
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether this can be shown and sent: a browser's storage holds what anybody wrote there, and older versions of us. */
function isKeptCall(value: unknown): value is KeptCall {
  const { key, verb, name, at, keptAt, triedAt, changed, problem, input } = (value ?? {}) as Partial<KeptCall>;
  return (
    typeof key === "string" &&
    uuid.test(key) &&
    (verb === "logTouch" || verb === "logCall") &&
    typeof name === "string" &&
    isTime(at) &&
    isTime(keptAt) &&
    (triedAt === null || isTime(triedAt)) &&
    isOrNone(changed, "boolean") &&
    (problem === null ||
      (isWordOf({ refused: 1, "signed-out": 1, failed: 1 }, problem?.kind) && typeof problem?.sentence === "string")) &&
    typeof input?.personId === "string" &&
    typeof input.keptBy === "string" &&
    isWordOf(touchOutcomes, input.outcome) &&
    isWordOf(touchKinds, input.kind ?? "call") &&
    isOrNone(input.note, "string")
  );
}

/** Null where it is not ours: anything may stand in a browser's storage. */
function readCall(text: string): KeptCall | null {
  try {
    const call: unknown = JSON.parse(text);
    return isKeptCall(call) ? { ...call, stale: isStale(call, new Date()) } : null;
  } catch {
    // Cut or written by others: forgetOldCalls() takes it away.
    return null;
  }
}

function tell() {
  for (const listener of listeners) listener();
}

function subscribe(onChange: () => void) {
  listeners.add(onChange);
  // Other tabs.
  addEventListener("storage", onChange);
  return () => {
    listeners.delete(onChange);
    removeEventListener("storage", onChange);
  };
}
