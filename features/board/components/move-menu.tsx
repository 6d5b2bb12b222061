"use client";

import { Menu } from "@mantine/core";
import { useEffect, useRef } from "react";
import { stageOrder, stages, type Stage } from "@/db/vocabulary/candidacies";
import type { BoardCard } from "../rules/board";
import { stepsOf, type CardStep } from "../rules/card-steps";
import { checkMove, type Step } from "@/features/candidacies/rules/moves";
import classes from "./board.module.css";
import { candidacyStateOf, who } from "./use-board-verbs";

export type MenuAt = { cards: BoardCard[]; left: number; top: number; width: number; height: number };

type Props = {
  at: MenuAt | null;
  /** The position is: on a closed one nothing new begins. */
  open: boolean;
  onMove: (cards: BoardCard[], to: Stage) => void;
  /** What happens to one card without a stage of its own: a decline, an offer withdrawn, a decision date. */
  onStep: (card: BoardCard, step: CardStep) => void;
  onCloseOut: (cards: BoardCard[]) => void;
  onDone: () => void;
};

const stepWords: Record<Step, string> = {
  submit: "Submit to the client…",
  schedule_interview: "Schedule an interview…",
  extend_offer: "Extend an offer…",
  accept_offer: "Record acceptance…",
  start_placement: "Confirm start…",
};

/** The one "Move to…" menu of the board, opened at whichever card asks for it. */
export function MoveMenu({ at, open, onMove, onStep, onCloseOut, onDone }: Props) {
  const list = useRef<HTMLDivElement>(null);
  // The menu opens without a button of its own, so focus has to be moved to its first item.
  useEffect(() => {
    if (!at) return undefined;
    const timer = setTimeout(
      () => list.current?.querySelector<HTMLElement>("[role=menuitem]:not(:disabled)")?.focus(),
      20,
    );
    return () => clearTimeout(timer);
  }, [at]);

  if (!at) return null;
  const { cards, left, top, width, height } = at;
  const [only] = cards;
  const others =
    open && only && cards.length === 1 ? stepsOf(only.record).filter(([step]) => !(step in stepWords)) : [];
  return (
    <Menu
      opened
      onChange={(opened) => !opened && onDone()}
      position="bottom-end"
      middlewares={{ flip: true, shift: { padding: 8 } }}
      width={260}
      trapFocus
      returnFocus={false}
      withinPortal={false}
    >
      <Menu.Target>
        <button
          type="button"
          className={classes.anchor}
          tabIndex={-1}
          aria-label="Move to…"
          style={{ left, top, width, height }}
        />
      </Menu.Target>
      <Menu.Dropdown ref={list}>
        <Menu.Label>Move {who(cards)} to</Menu.Label>
        {stageOrder.map((stage) => {
          const check = cards.length === 1 && only ? checkMove(candidacyStateOf(only), stage) : null;
          const here = cards.every((card) => card.stage === stage);
          return (
            <Menu.Item
              key={stage}
              disabled={here || check?.kind === "refused"}
              title={check?.kind === "refused" ? check.sentence : undefined}
              onClick={() => onMove(cards, stage)}
            >
              {stages[stage]}
              {here && " (current stage)"}
              {check?.kind === "step" && <div className={classes.menuHint}>{stepWords[check.step]}</div>}
            </Menu.Item>
          );
        })}
        <Menu.Divider />
        {others.map(([step, words]) => (
          <Menu.Item key={step} onClick={() => only && onStep(only, step)}>
            {words}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => onCloseOut(cards)}>Close out…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
