"use client";

import { useCallback, useEffect, useRef } from "react";
import { answerOf, sentenceOf, showProblem } from "@/components/form/use-action";
import { showDone, showRefusal } from "@/components/notice";
import { stages, type Stage } from "@/db/vocabulary/candidacies";
import { plural } from "@/lib/format/count";
import { closeOutAction, moveCardsAction } from "@/features/candidacies/actions";
import { refusedWords } from "@/features/operations/rules";
import { undoOperationAction } from "../actions";
import { withMoved, withoutCards, withReturned, type Board, type BoardCard } from "../rules/board";
import { checkMove, type Step, type CandidacyState } from "@/features/candidacies/rules/moves";

type Done = { operationId: string; at: number; hide: () => void };
export type Ending = Omit<Parameters<typeof closeOutAction>[0], "cards">;

type Tools = {
  board: Board;
  show: (board: Board) => void;
  hold: () => () => void;
  refresh: () => Promise<unknown>;
  onStep: (card: BoardCard, step: Step) => void;
};

export function candidacyStateOf(card: BoardCard): CandidacyState {
  return { ...card.record, stage: card.stage, closed: false };
}

/** What a recruiter does to cards: shown at once, corrected by the server's answer, undone with one key. */
export function useBoardVerbs({ board, show, hold, refresh, onStep }: Tools) {
  const done = useRef<Done[]>([]);
  const pending = useRef<Promise<unknown>>(Promise.resolve());
  const present = useRef(board);
  useEffect(() => {
    present.current = board;
  }, [board]);

  const undo = useCallback(
    async function takeBack(asked?: Done) {
      // Undo waits for the answer of what was just done, so that it takes that back and not what came before.
      await pending.current;
      const one = asked ?? done.current.at(-1);
      if (!one) return;
      done.current = done.current.filter((other) => other !== one);
      one.hide();
      const answer = await answerOf(undoOperationAction, { operationId: one.operationId });
      await refresh();
      const problem = sentenceOf(answer);
      // Without an answer it may still be to do: the next Z asks for the same one again, and not for what came before.
      if (answer.serverError?.kind === "unheard") done.current = [...done.current, one].toSorted((a, b) => a.at - b.at);
      if (problem) return showProblem(problem, answer.serverError, () => void takeBack(one));
      const { done: undone = [], refused = [] } = answer.data ?? {};
      if (refused.length > 0) showRefusal(refusedWords(refused));
      if (undone.length > 0) showDone(["Undone.", ...new Set(undone.flatMap((each) => each.told))].join(" "));
    },
    [refresh],
  );

  const offerUndo = useCallback(
    (operationId: string, did: string) => {
      const one: Done = { operationId, at: performance.now(), hide: () => undefined };
      one.hide = showDone(did, { label: "Undo (Z)", run: () => void undo(one) });
      done.current.push(one);
    },
    [undo],
  );

  const send = useCallback(
    async function sendOnce(cards: BoardCard[], to: Stage) {
      const before = present.current;
      const release = hold();
      const now = new Date(before.at);
      show(withMoved(before, idsOf(cards), to, now));
      const answered = answerOf(moveCardsAction, { cards: cards.map(cardOf), toStage: to });
      pending.current = answered;
      const answer = await answered;
      release();
      const { operationId, done: moved = [], refused = [] } = answer.data ?? {};
      const gone = new Set(moved.map((one) => one.candidacyId));
      const went = cards.filter((card) => gone.has(card.id));
      if (operationId) offerUndo(operationId, `${who(went)} moved to ${stages[to]}.`);
      const stayed = cards.filter((card) => !gone.has(card.id));
      if (stayed.length > 0) show(withReturned(present.current, before, idsOf(stayed)));
      const problem = sentenceOf(answer) ?? refusedWords(refused);
      // The same cards as they were then: whatever they became since, it is the same press.
      if (problem) showProblem(problem, answer.serverError, () => void sendOnce(cards, to));
      await refresh();
    },
    [hold, offerUndo, refresh, show],
  );

  const move = useCallback(
    async (cards: BoardCard[], to: Stage) => {
      const checks = cards
        .filter((card) => card.stage !== to)
        .map((card) => ({ card, check: checkMove(candidacyStateOf(card), to) }));
      const [only] = checks;
      if (checks.length === 1 && only?.check.kind === "step") return onStep(only.card, only.check.step);
      const stopped = checks.flatMap(({ card, check }) =>
        check.kind === "allowed" ? [] : [{ card, sentence: check.sentence }],
      );
      if (stopped.length > 0) showRefusal(stoppedWords(stopped));
      const free = checks.filter(({ check }) => check.kind === "allowed").map(({ card }) => card);
      if (free.length > 0) await send(free, to);
    },
    [onStep, send],
  );

  /** Resolves to a sentence when nothing was closed out, for the dialog to show. */
  const closeOut = useCallback(
    async (cards: BoardCard[], ending: Ending): Promise<string | null> => {
      const answer = await answerOf(closeOutAction, { ...ending, cards: cards.map(cardOf) }, aboutOf(cards));
      const problem = sentenceOf(answer);
      if (problem) return problem;
      const { operationId, done: closed = [], refused = [] } = answer.data ?? {};
      const gone = new Set(closed.map((one) => one.candidacyId));
      show(withoutCards(present.current, gone));
      await refresh();
      if (!operationId) return refusedWords(refused);
      offerUndo(operationId, `${who(cards.filter((card) => gone.has(card.id)))} closed out.`);
      if (refused.length > 0) showRefusal(refusedWords(refused));
      return null;
    },
    [offerUndo, refresh, show],
  );

  return { move, closeOut, undo, offerUndo };
}

function idsOf(cards: BoardCard[]): ReadonlySet<string> {
  return new Set(cards.map((card) => card.id));
}

function aboutOf(cards: BoardCard[]) {
  return cards.map(({ id }) => id).join();
}

function cardOf(card: BoardCard) {
  return { candidacyId: card.id, version: card.version };
}

export function who(cards: { name: string }[]): string {
  return cards.length === 1 ? (cards[0]?.name ?? "") : plural(cards.length, "card");
}

function stoppedWords(stopped: { card: BoardCard; sentence: string }[]) {
  const [only] = stopped;
  if (stopped.length === 1 && only) return `${only.card.name}: ${only.sentence}`;
  const sentences = [...new Set(stopped.map((one) => one.sentence))];
  return `${plural(stopped.length, "card")} not moved: ${sentences.join(" ")}`;
}
