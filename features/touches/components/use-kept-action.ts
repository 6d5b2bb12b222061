"use client";

import { useContext, useEffect, useMemo, useRef } from "react";
import { answerTo } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import type { Action, ActionResult } from "@/lib/action-result";
import { instantOfWallClock } from "@/lib/calendar";
import { Refusal } from "@/lib/errors";
// It has to be there before the network is gone.
import "./kept-list";
import { happenedAt, keptWords, laterWords, type CallInput, type KeptCall } from "../rules";
import { deviceWord, KeeperContext, keepCall, onServerClock, settleCall, type Keeper } from "./use-kept-calls";

/** What comes back in place of an answer: the call is kept in this browser, and this says so. */
export type Kept = { kept: string };

export const isKept = (data: object): data is Kept => "kept" in data;

/** How long an answer is waited for before the call is kept. */
const patienceMs = 10_000;

/**
 * An action that logs a call, for useActionForm() and useAction(): where there is no connection, or no answer comes, the
 * call is kept in this browser with the time at which it was made and its operation key, and KeptCalls sends it later.
 */
export function useKeptAction<I extends CallInput, R extends object>(
  action: Action<I, R>,
  { verb, nameOf }: { verb: KeptCall["verb"]; nameOf: (personId: string) => string },
): Action<I, R | Kept> {
  const keeper = useContext(KeeperContext);
  const names = useRef(nameOf);
  useEffect(() => {
    names.current = nameOf;
  });
  // One function while the page is open: presses remember by it what had no answer.
  return useMemo<Action<I, R | Kept>>(
    () => async (input, press) => {
      if (!keeper || !press) return answerTo(action, input, press);
      const { recruiterId } = keeper;
      const call = () => ({
        key: press.key,
        verb,
        name: names.current(input.personId),
        changed: press.again === "changed",
        problem: null,
        ...toldBy(keeper, input),
      });
      if (!navigator.onLine) return kept(recruiterId, call, null);

      const asked = answerTo(action, input, press);
      const answer = await Promise.race([asked, noAnswer()]);
      if (answer && answer.serverError?.kind !== "unheard") return answer;
      const result = kept(recruiterId, call, new Date());
      // It is heard of after all: answerTo() throws nothing but a way to another page, and a call leads to none.
      if (!answer)
        void asked.then((late) => {
          const logged = settleCall(recruiterId, press.key, late);
          if (logged) showDone(laterWords(logged, keeper.zone));
        });
      return result;
    },
    [action, keeper, verb],
  );
}

function kept(
  by: string,
  callOf: () => Omit<KeptCall, "keptAt" | "triedAt">,
  triedAt: Date | null,
): ActionResult<Kept> {
  try {
    const call = { ...callOf(), keptAt: new Date().toISOString(), triedAt: triedAt?.toISOString() ?? null };
    if (keepCall(by, call)) return { data: { kept: keptWords(call, deviceWord(), navigator.onLine) } };
  } catch (error) {
    if (error instanceof Refusal) return { validationErrors: { at: [error.message] } };
    throw error;
  }
  const sentence = `There was no answer, and this ${deviceWord()} could not keep the call. Leave this open, and try again when you're back online: nothing will be logged twice.`;
  return { serverError: { kind: "unheard", sentence } };
}

/** The input with the moment of the call in it, whenever it will be sent, and whose it is. */
function toldBy({ recruiterId, zone }: NonNullable<Keeper>, input: CallInput) {
  const now = onServerClock(new Date());
  const given = input.at instanceof Date ? input.at : undefined;
  const told = input.happenedAt ? instantOfWallClock(input.happenedAt, zone) : given;
  if (told && Number.isNaN(told.getTime())) throw new Refusal("Pick a day and a time.", "at");
  const at = happenedAt(told, now).toISOString();
  return { at, input: { ...input, at, happenedAt: null, keptBy: recruiterId } };
}

/** Where the wait for an answer ends: after a while, without network, or as the page is left. */
async function noAnswer(): Promise<null> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const end = () => {
      over.abort();
      resolve(null);
    };
    setTimeout(end, patienceMs);
    for (const event of ["offline", "pagehide"]) addEventListener(event, end, { signal: over.signal });
  });
}
