"use client";

import type { KeyboardEvent } from "react";
import { keyName, placeOfKey } from "@/components/line-keys";
import { usePageKeys } from "@/components/use-page-keys";
import { stageOrder, type Stage } from "@/db/vocabulary/candidacies";
import { findCard, neighbor, type Board, type BoardCard } from "../rules/board";
import type { CardVerb } from "./candidacy-card";

type Keys = {
  board: Board;
  canWrite: boolean;
  onVerb: (verb: CardVerb | "closeOut", card: BoardCard, anchor: HTMLElement) => void;
  move: (cards: BoardCard[], to: Stage) => void;
  clearPicked: () => void;
  undo: () => unknown;
};

const writing: Record<string, CardVerb | "closeOut"> = { m: "move", x: "pick", l: "log", e: "closeOut" };
const likeArrows: Record<string, string> = { j: "ArrowDown", k: "ArrowUp" };
const neighborKeys = new Set(["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End"]);

/** The keys of a focused card, and Z wherever nobody is typing. Shift with an arrow carries the card to the next stage. */
export function useBoardKeys({ board, canWrite, onVerb, move, clearPicked, undo }: Keys) {
  // From anywhere on the page, from the moment it is open: on a card they are arrows.
  usePageKeys((event) => {
    const place = placeOfKey(event);
    const key = keyName(event);
    if (place && canWrite && key === "z") void undo();
    if (!place || place.closest("[data-card]") || !(key === "j" || key === "k")) return;
    const first = document.querySelector<HTMLElement>("[data-card][tabindex='0']");
    first?.focus();
    if (first) event.preventDefault();
  });

  return function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
    const element = event.target.closest<HTMLElement>("[data-card]");
    const card = element && findCard(board, element.dataset.card ?? "");
    if (!card) return;
    const onCard = event.target === element;
    const verb = writing[event.key.toLowerCase()];
    const towards = likeArrows[keyName(event)] ?? event.key;

    if (neighborKeys.has(towards)) {
      event.preventDefault();
      const step = towards === "ArrowRight" ? 1 : towards === "ArrowLeft" ? -1 : 0;
      const to = stageOrder[stageOrder.indexOf(card.stage) + step];
      if (event.shiftKey && step !== 0 && canWrite) return to && move([card], to);
      const next = neighbor(board, card.id, towards);
      return next && focusCard(event.currentTarget, next);
    }
    if (event.key === "Escape") return clearPicked();
    if (event.key === "Enter" && onCard) {
      event.preventDefault();
      return onVerb("open", card, element);
    }
    if (verb && canWrite) {
      event.preventDefault();
      return onVerb(verb, card, element);
    }
    return undefined;
  };
}

function focusCard(root: HTMLElement, id: string) {
  const card = root.querySelector<HTMLElement>(`[data-card="${id}"]`);
  card?.focus();
  card?.scrollIntoView({ block: "nearest", inline: "nearest" });
}
