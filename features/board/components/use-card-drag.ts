"use client";

import { useCallback, useRef, useState, type DragEvent } from "react";
import { stageOrder, stages, type Stage } from "@/db/vocabulary/candidacies";
import { findCard, type Board, type BoardCard } from "../rules/board";
import { checkMove, type MoveCheck } from "@/features/candidacies/rules/moves";
import { candidacyStateOf, who } from "./use-board-verbs";
import classes from "./board.module.css";

type Drag = { cards: BoardCard[]; ids: ReadonlySet<string>; drops: Map<Stage, MoveCheck> };

/**
 * Dragging by the browser's own means: a card goes to a column, never to a place within it, so columns are the only
 * targets, and a board of 500 cards carries no code per card. A selected card brings the whole selection.
 */
export function useCardDrag(
  board: Board,
  picked: ReadonlySet<string>,
  hold: () => () => void,
  move: (cards: BoardCard[], to: Stage) => unknown,
) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const [over, setOver] = useState<Stage | null>(null);
  const held = useRef<{ cards: BoardCard[]; release: () => void } | null>(null);

  const end = useCallback(() => {
    held.current?.release();
    held.current = null;
    setDrag(null);
    setOver(null);
  }, []);

  function onDragStart(event: DragEvent<HTMLElement>) {
    const id = closest(event, "[data-card]")?.dataset.card;
    const card = id && findCard(board, id);
    if (!card) return;
    const cards = picked.has(id) ? everyCard(board).filter((one) => picked.has(one.id)) : [card];
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", cards.map((one) => one.name).join(", "));
    if (cards.length > 1) showBadge(event, who(cards));
    held.current = { cards, release: hold() };
    const drops = new Map(stageOrder.map((stage) => [stage, checkMoveOfAll(cards, stage)]));
    // Chrome ends a drag whose element changes while it begins.
    requestAnimationFrame(() => setDrag({ cards, drops, ids: new Set(cards.map((one) => one.id)) }));
  }

  function onDragOver(event: DragEvent<HTMLElement>) {
    const stage = stageUnder(event);
    if (stage !== over) setOver(stage);
    if (!stage || !drag || drag.drops.get(stage)?.kind === "refused") return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
  }

  function onDrop(event: DragEvent<HTMLElement>) {
    const stage = stageUnder(event);
    const cards = held.current?.cards;
    if (!stage || !cards) return;
    event.preventDefault();
    end();
    void move(cards, stage);
  }

  return { drag, over, handlers: { onDragStart, onDragOver, onDrop, onDragEnd: end } };
}

/** What dropping several cards does: those that may move, move; the others are reported afterwards. */
function checkMoveOfAll(cards: BoardCard[], to: Stage): MoveCheck {
  const checks = cards.map((card) => checkMove(candidacyStateOf(card), to));
  const [only] = checks;
  if (cards.length === 1 && only) return only;
  if (checks.some((check) => check.kind === "allowed")) return { kind: "allowed" };
  const first = checks.find((check) => check.kind === "step");
  return { kind: "refused", sentence: first ? first.sentence : `None of these can move to ${stages[to]}.` };
}

function everyCard(board: Board) {
  return board.columns.flatMap((column) => column.cards);
}

function closest(event: DragEvent<HTMLElement>, selector: string) {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
}

function stageUnder(event: DragEvent<HTMLElement>): Stage | null {
  return (closest(event, "[data-stage]")?.dataset.stage as Stage | undefined) ?? null;
}

function showBadge(event: DragEvent<HTMLElement>, words: string) {
  const badge = document.createElement("div");
  badge.className = classes.dragBadge ?? "";
  badge.textContent = words;
  document.body.append(badge);
  event.dataTransfer.setDragImage(badge, 12, 12);
  setTimeout(() => badge.remove());
}
