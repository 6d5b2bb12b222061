"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { useState, useTransition } from "react";
import type { Action, ActionError, ActionResult, Press } from "@/lib/action-result";
import { keepFocus } from "../kept-focus";
import { showRefusal, showUnheard } from "../notice";
import { askToConfirm } from "./confirming";
import { pressOf } from "./presses";
import { unheard, unread, updated } from "./sentences";

/**
 * Calls an action that changes something. Where no answer comes, the answer says so, and the next call about the same
 * thing has the same operation key, so that it does nothing twice. What it is about is its input, unless `about` says
 * that somebody may type more before they press again. A redirect passes through.
 */
export async function answerOf<I, R>(action: Action<I, R>, input: I, about?: string): Promise<ActionResult<R>> {
  const { press, settle } = pressOf(action, input, about);
  const drawn = keepFocus();
  try {
    const answer = await answerTo(action, input, press);
    const { kind, sentence } = answer.serverError ?? {};
    // One that failed, or that nothing was heard of, may have been done.
    if ((kind !== "failed" && kind !== "unheard") || sentence === updated) settle();
    return answer;
  } finally {
    drawn();
  }
}

/**
 * The same for a press whose key somebody else keeps, beyond this page: it is made with that key until an answer comes.
 */
export async function answerTo<I, R>(
  action: Action<I, R>,
  input: I,
  press: Press | undefined,
): Promise<ActionResult<R>> {
  try {
    const answer = await action(input, press);
    // The same press once more, with what was typed, when whoever is signed in has proved that it is them.
    if (answer.serverError?.kind !== "unconfirmed" || !(await askToConfirm())) return answer;
    return await action(input, press);
  } catch (error) {
    unstable_rethrow(error);
    if (!unstable_isUnrecognizedActionError(error)) return { serverError: { kind: "unheard", sentence: unheard } };
    return { serverError: { kind: "failed", sentence: updated } };
  }
}

/** Calls an action that only reads, which may be asked again at any time. */
export async function readFrom<I, R>(action: Action<I, R>, input: I): Promise<ActionResult<R>> {
  try {
    return await action(input);
  } catch (error) {
    unstable_rethrow(error);
    const sentence = unstable_isUnrecognizedActionError(error) ? updated : unread;
    return { serverError: { kind: "failed", sentence } };
  }
}

/** The first sentence of what was wrong, or null where nothing was. */
export function sentenceOf({ serverError, validationErrors }: ActionResult<unknown>): string | null {
  return serverError?.sentence ?? Object.values(validationErrors ?? {})[0]?.[0] ?? null;
}

/** Says in a notice what was wrong; `again` makes the same press once more, where no answer came to it. */
export function showProblem(sentence: string, error: ActionError | undefined, again: () => void) {
  if (error?.kind === "unheard") showUnheard(sentence, again);
  else showRefusal(sentence);
}

/**
 * An action for a button, not a form: `const move = useAction(moveAction, { onDone })`, then `move.run(input)`.
 * A refusal is said in a notice unless `onRefused` takes it.
 */
export function useAction<I, R>(
  action: Action<I, R>,
  {
    onDone,
    onRefused,
    about,
  }: {
    onDone?: (data: R, input: I) => void;
    onRefused?: (sentence: string, input: I) => void;
    /** What a press is about, where more may be typed before it is made again: answerOf() says why. */
    about?: string;
  } = {},
) {
  const [pending, startTransition] = useTransition();
  const [sentence, setSentence] = useState<string | null>(null);

  function run(input: I) {
    startTransition(async () => {
      const answer = await answerOf(action, input, about);
      const wrong = sentenceOf(answer);
      setSentence(wrong);
      if (!wrong) onDone?.(answer.data as R, input);
      else if (onRefused) onRefused(wrong, input);
      else showProblem(wrong, answer.serverError, () => run(input));
    });
  }
  return { run, pending, sentence };
}
