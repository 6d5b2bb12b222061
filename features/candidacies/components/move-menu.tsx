"use client";

import { Menu } from "@mantine/core";
import { stages, type Stage } from "@/db/vocabulary/candidacies";
import type { BoardCard } from "../rules/board";
import { stageOrder, wayTo } from "../rules/moves";
import classes from "./board.module.css";
import { standingOf, who } from "./use-board-verbs";

export type MenuAt = { cards: BoardCard[]; left: number; top: number; width: number; height: number };

type Props = {
  at: MenuAt | null;
  onMove: (cards: BoardCard[], to: Stage) => void;
  onCloseOut: (cards: BoardCard[]) => void;
  onDone: () => void;
};

const deedWords: Partial<Record<Stage, string>> = {
  submitted: "Submit to the client ...",
  interview: "Schedule an interview ...",
  offer: "Extend an offer ...",
  accepted: "Note their answer ...",
  placed: "Start the placement ...",
};

/** The one "Move to ..." menu of the board, opened at whichever card asks for it. */
export function MoveMenu({ at, onMove, onCloseOut, onDone }: Props) {
  if (!at) return null;
  const { cards, left, top, width, height } = at;
  const [only] = cards;
  return (
    <Menu
      opened
      onChange={(opened) => !opened && onDone()}
      position="bottom-end"
      width={260}
      trapFocus
      returnFocus={false}
    >
      <Menu.Target>
        <div className={classes.anchor} style={{ left, top, width, height }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={`Move ${who(cards)} to ...`}>
        <Menu.Label>Move {who(cards)} to</Menu.Label>
        {stageOrder.map((stage) => {
          const way = cards.length === 1 && only ? wayTo(standingOf(only), stage) : null;
          const here = cards.every((card) => card.stage === stage);
          return (
            <Menu.Item
              key={stage}
              disabled={here || way?.way === "no"}
              title={way?.way === "no" ? way.sentence : undefined}
              onClick={() => onMove(cards, stage)}
            >
              {stages[stage]}
              {here && " (is here)"}
              {way?.way === "deed" && <div className={classes.menuHint}>{deedWords[stage]}</div>}
            </Menu.Item>
          );
        })}
        <Menu.Divider />
        <Menu.Item onClick={() => onCloseOut(cards)}>Close out ...</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
