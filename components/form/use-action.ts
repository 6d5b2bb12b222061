"use client";

import { unstable_rethrow } from "next/navigation";
import { useState, useTransition } from "react";
import type { ActionResult } from "@/lib/action-result";
import { showRefusal } from "../notice";

const unreachable = "Callback cannot be reached. Check the connection, then press again; nothing you typed is lost.";

/** Calls an action; a lost connection becomes an answer as well, a redirect passes through. */
export async function answerOf<I, R>(action: (input: I) => Promise<ActionResult<R>>, input: I) {
  try {
    return await action(input);
  } catch (error) {
    unstable_rethrow(error);
    const lost: ActionResult<R> = { serverError: { kind: "failed", sentence: unreachable } };
    return lost;
  }
}

/** The first sentence of what was wrong, or null where nothing was. */
export function sentenceOf({ serverError, validationErrors }: ActionResult<unknown>): string | null {
  return serverError?.sentence ?? Object.values(validationErrors ?? {})[0]?.[0] ?? null;
}

/**
 * An action for a button, not a form: `const move = useAction(moveAction, { onDone })`, then `move.run(input)`.
 * A refusal is said in a notice unless `onRefused` takes it.
 */
export function useAction<I, R>(
  action: (input: I) => Promise<ActionResult<R>>,
  {
    onDone,
    onRefused = showRefusal,
  }: { onDone?: (data: R, input: I) => void; onRefused?: (sentence: string, input: I) => void } = {},
) {
  const [pending, startTransition] = useTransition();
  const [sentence, setSentence] = useState<string | null>(null);

  function run(input: I) {
    startTransition(async () => {
      const answer = await answerOf(action, input);
      const wrong = sentenceOf(answer);
      setSentence(wrong);
      if (wrong) onRefused(wrong, input);
      else onDone?.(answer.data as R, input);
    });
  }
  return { run, pending, sentence };
}
