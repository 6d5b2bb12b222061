"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { cardsAtFirst, type BoardSort } from "../inputs";
import type { Board, BoardCard } from "../rules/board";
import { useChanges } from "./use-changes";

const pollEvery = 4000;
// While the server says at once what has changed, only what it does not tell is left to be asked: who may be emailed.
const pollTold = 15_000;
// Days in stage, what is due and who may be emailed change with the clock alone.
const readAnewAfter = 10 * 60_000;

type Trouble = "signed-out" | "offline" | null;

/**
 * The board in the browser: what the server rendered, kept fresh while the page is seen by asking for its version as soon
 * as the server says that something has changed, and every few seconds where it cannot say that. `hold` stops updates while a card is dragged; `show` shows something before the server has answered.
 */
export function useBoard(
  initial: Board,
  { sort, printing, onOthers }: { sort: BoardSort; printing: boolean; onOthers: (cards: BoardCard[]) => void },
) {
  const [board, setBoard] = useState(initial);
  const [shown, setShown] = useState(() => cardsAtFirst(printing));
  const [trouble, setTrouble] = useState<Trouble>(null);
  const seen = useRef({ board: initial, key: keyOf(initial.sort, shown), readAt: 0, asking: 0 });
  const held = useRef(0);
  const missed = useRef(false);
  const latestOnOthers = useRef(onOthers);
  useEffect(() => {
    seen.current.readAt = Date.now();
  }, []);
  useEffect(() => {
    latestOnOthers.current = onOthers;
  });

  const show = useCallback((next: Board) => {
    seen.current.board = next;
    setBoard(next);
  }, []);

  const refresh = useCallback(
    async (quiet: boolean) => {
      const key = keyOf(sort, shown);
      const { board: before, key: keyBefore, readAt } = seen.current;
      const turn = (seen.current.asking += 1);
      const known = quiet && key === keyBefore && Date.now() - readAt < readAnewAfter ? before.version : "";
      const next = await askFor(`/api/positions/${before.positionId}/board?${key}`, known);
      if (typeof next === "string") return setTrouble(next === "same" ? null : next);
      // A later question was asked, or a card is being dragged: this answer is old.
      if (held.current > 0) missed.current = true;
      if (turn !== seen.current.asking || held.current > 0) return undefined;
      setTrouble(null);
      seen.current = { ...seen.current, key, readAt: Date.now() };
      const moved = quiet ? whoMoved(before, next) : [];
      show(next);
      if (moved.length > 0) latestOnOthers.current(moved);
      return undefined;
    },
    [show, shown, sort],
  );

  const ask = useCallback(() => {
    if (document.visibilityState !== "visible") return;
    missed.current = held.current > 0;
    if (held.current === 0) void refresh(true);
  }, [refresh]);
  const told = useChanges(`/api/positions/${initial.positionId}/changes`, ask);
  useEffect(() => {
    if (keyOf(sort, shown) !== seen.current.key) void refresh(false);
    const timer = setInterval(ask, told ? pollTold : pollEvery);
    document.addEventListener("visibilitychange", ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", ask);
    };
  }, [ask, refresh, shown, sort, told]);

  const latestAsk = useRef(ask);
  useEffect(() => {
    latestAsk.current = ask;
  });
  const hold = useCallback(() => {
    held.current += 1;
    return () => {
      held.current -= 1;
      // What changed in the meantime is shown now.
      if (held.current === 0 && missed.current) latestAsk.current();
    };
  }, []);

  const showMore = useCallback(
    (index: number) => setShown((most) => most.map((one, at) => (at === index ? one + 60 : one))),
    [],
  );

  return { board, trouble, show, hold, showMore, refresh: useCallback(() => refresh(false), [refresh]) };
}

function keyOf(sort: BoardSort, shown: number[]) {
  return `sort=${sort}&shown=${shown.join(",")}`;
}

async function askFor(url: string, known: string): Promise<Board | "same" | "signed-out" | "offline"> {
  try {
    const answer = await fetch(url, { headers: known ? { "if-none-match": `"${known}"` } : {}, cache: "no-store" });
    if (answer.status === 304) return "same";
    if (answer.status === 401) return "signed-out";
    return answer.ok ? ((await answer.json()) as Board) : "offline";
  } catch {
    // The screen says that it is offline, and asks again.
    return "offline";
  }
}

function whoMoved(before: Board, after: Board): BoardCard[] {
  const stages = new Map(before.columns.flatMap((column) => column.cards.map((card) => [card.id, card.stage])));
  return after.columns
    .flatMap((column) => column.cards)
    .filter((card) => stages.has(card.id) && stages.get(card.id) !== card.stage);
}
