"use client";

import { Button } from "@mantine/core";
import { useQueryState } from "nuqs";
import { useCallback, useEffect, useRef, useState } from "react";
import { onDemand } from "@/components/on-demand";
import { EmptyState } from "@/components/empty-state";
import { showDone } from "@/components/notice";
import { PrintPage } from "@/components/print/print-page";
import { stages, type Stage } from "@/db/vocabulary/candidacies";
import { parseAsId } from "@/lib/url-parsers";
import { StepDialog } from "./step-dialog";
import { plural } from "@/lib/format/count";
import { toggled } from "@/lib/toggled";
import { boardSortParser } from "../inputs";
import type { CardStep } from "../rules/card-steps";
import { findCard, type Board, type BoardCard } from "../rules/board";
import { BoardColumn } from "./board-column";
import { BoardToolbar } from "./board-toolbar";
import classes from "./board.module.css";
import type { CardVerb } from "./candidacy-card";
import { MoveMenu, type MenuAt } from "./move-menu";
import { StagePicker } from "./stage-picker";
import { useBoard } from "./use-board";
import { useBoardKeys } from "./use-board-keys";
import { useBoardVerbs } from "./use-board-verbs";
import { useCardDrag } from "./use-card-drag";

const CandidacyPanel = onDemand(async () => (await import("./candidacy-panel")).CandidacyPanel);
const CloseOutDialog = onDemand(async () => (await import("./close-out-dialog")).CloseOutDialog);
const AddPeople = onDemand(async () => (await import("./add-people")).AddPeople);
const LogTouchPanel = onDemand(
  async () => (await import("@/features/touches/components/log-touch-panel")).LogTouchPanel,
);
const ClosedOutList = onDemand(async () => (await import("./closed-out-list")).ClosedOutList);

const none: ReadonlySet<string> = new Set();

type Props = {
  initial: Board;
  zone: string;
  canWrite: boolean;
  /** Opened to be printed: with all cards and everybody who was closed out. */
  printing?: boolean;
};

/** The board of a position. The server renders its first state; from then on it keeps itself fresh. */
export function BoardScreen({ initial, zone, canWrite, printing = false }: Props) {
  const [sort, setSort] = useQueryState("sort", boardSortParser);
  const [openId, setOpenId] = useQueryState("card", parseAsId);
  const [picked, setPicked] = useState<ReadonlySet<string>>(none);
  const [changed, setChanged] = useState<ReadonlySet<string>>(none);
  const [activeId, setActiveId] = useState<string>();
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const [ending, setEnding] = useState<BoardCard[] | null>(null);
  const [adding, setAdding] = useState(false);
  const [step, setStep] = useState<{ id: string; step: CardStep } | null>(null);
  const [calling, setCalling] = useState<BoardCard | null>(null);
  const [said, say] = useState("");
  const [closedOutRead, setClosedOutRead] = useState(initial.closedCount === 0);
  const root = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const focusNext = useRef<string | null>(null);

  const onOthers = useCallback((cards: BoardCard[]) => {
    setChanged(new Set(cards.map((card) => card.id)));
    setTimeout(() => setChanged(none), 6000);
    const [first] = cards;
    say(
      first && cards.length === 1
        ? `${first.name} is now in ${stages[first.stage]}.`
        : `${plural(cards.length, "card")} were moved by others.`,
    );
  }, []);
  const { board, trouble, show, hold, showMore, refresh } = useBoard(initial, { sort, printing, onOthers });
  const onStep = useCallback((card: BoardCard, asked: CardStep) => setStep({ id: card.id, step: asked }), []);
  const verbs = useBoardVerbs({ board, show, hold, refresh, onStep });

  const move = useCallback(
    (cards: BoardCard[], to: Stage) => {
      focusNext.current = cards[0]?.id ?? null;
      setMenu(null);
      setPicked(none);
      void verbs.move(cards, to);
    },
    [verbs],
  );
  const { drag, over, handlers } = useCardDrag(board, picked, hold, move);

  const together = useCallback(
    (card: BoardCard) =>
      picked.has(card.id) ? board.columns.flatMap((one) => one.cards).filter((one) => picked.has(one.id)) : [card],
    [board, picked],
  );
  const onVerb = useCallback(
    (verb: CardVerb | "closeOut", card: BoardCard, anchor: HTMLElement) => {
      if (verb === "open") void setOpenId(card.id);
      if (verb === "pick") setPicked((before) => toggled(before, card.id));
      if (verb === "closeOut") setEnding(together(card));
      if (verb === "move") setMenu(menuAt(anchor, together(card)));
      if (verb === "log") setCalling(card);
    },
    [setOpenId, together],
  );
  const clearPicked = useCallback(() => setPicked(none), []);
  const onKeyDown = useBoardKeys({ board, canWrite, onVerb, move, clearPicked, undo: verbs.undo });

  // A card that changes its column is another element: focus follows it there.
  useEffect(() => {
    const id = focusNext.current;
    if (!id || menu || ending || step || calling) return;
    focusNext.current = null;
    root.current?.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus();
  });

  useEffect(() => {
    const element = root.current;
    if (element) element.style.setProperty("--board-top", `${element.getBoundingClientRect().top + window.scrollY}px`);
  }, []);

  const cards = board.columns.flatMap((column) => column.cards);
  const total = board.columns.reduce((sum, column) => sum + column.count, 0);
  const active = activeId && findCard(board, activeId) ? activeId : cards[0]?.id;
  const pickedCards = cards.filter((card) => picked.has(card.id));
  const opened = openId ? findCard(board, openId) : undefined;

  return (
    <div className={classes.screen} data-wide-paper>
      <BoardToolbar
        positionId={board.positionId}
        picked={pickedCards}
        unseen={picked.size - pickedCards.length}
        total={total}
        sort={sort}
        trouble={trouble}
        canWrite={canWrite}
        open={board.open}
        printHref={printing ? null : `?sort=${sort}&print=true`}
        onSort={(next) => void setSort(next)}
        onMove={(anchor) => setMenu(menuAt(anchor, pickedCards))}
        onCloseOut={() => setEnding(pickedCards)}
        onClear={clearPicked}
        onAdd={() => setAdding(true)}
      />

      {total === 0 && (
        <EmptyState
          title="No one is on this board yet"
          action={canWrite && board.open ? <Button onClick={() => setAdding(true)}>Add people</Button> : undefined}
        >
          {emptyWords(board.open, canWrite)}
        </EmptyState>
      )}
      <div ref={root} hidden={total === 0} data-closed={board.closedCount > 0 || undefined}>
        <StagePicker columns={board.columns} strip={strip} />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys and drags of the cards within, each focusable */}
        <section
          ref={strip}
          aria-label="Board"
          className={classes.board}
          onKeyDown={onKeyDown}
          onFocus={(event) => setActiveId(event.target.closest<HTMLElement>("[data-card]")?.dataset.card ?? active)}
          {...(canWrite ? handlers : {})}
        >
          {board.columns.map((column, index) => (
            <BoardColumn
              key={column.stage}
              column={column}
              site={board}
              zone={zone}
              at={board.at}
              activeId={active}
              picked={picked}
              heldIds={drag?.ids ?? null}
              changed={changed}
              drop={drag?.drops.get(column.stage) ?? null}
              over={over === column.stage}
              canWrite={canWrite}
              onVerb={onVerb}
              onMore={() => showMore(index)}
              onStuck={() => void setSort("waiting")}
            />
          ))}
        </section>
      </div>

      <ClosedOutList
        positionId={board.positionId}
        count={board.closedCount}
        version={board.version}
        zone={zone}
        canWrite={canWrite}
        unfolded={printing}
        onRead={() => setClosedOutRead(true)}
        onOpen={(id) => void setOpenId(id)}
        onChanged={() => void refresh()}
      />
      {printing ? <PrintPage ready={closedOutRead} /> : null}
      <div className={classes.unseen} aria-live="polite">
        {said}
      </div>

      <MoveMenu
        at={menu}
        open={board.open}
        onMove={move}
        onStep={(card, asked) => {
          focusNext.current = card.id;
          setMenu(null);
          onStep(card, asked);
        }}
        onCloseOut={(chosen) => {
          setMenu(null);
          setEnding(chosen);
        }}
        onDone={() => {
          focusNext.current = menu?.cards[0]?.id ?? null;
          setMenu(null);
        }}
      />
      {ending && (
        <CloseOutDialog
          cards={ending}
          answerWorkingDays={board.answerWorkingDays}
          onClose={() => setEnding(null)}
          onCloseOut={(chosen, how) => {
            setPicked(none);
            return verbs.closeOut(chosen, how);
          }}
        />
      )}
      {adding && (
        <AddPeople positionId={board.positionId} onClose={() => setAdding(false)} onAdded={() => void refresh()} />
      )}
      {step && (
        <StepDialog
          step={step.step}
          candidacyId={step.id}
          onClose={() => setStep(null)}
          onDone={(sentence, undo) => {
            if (undo) verbs.offerUndo(undo, sentence);
            else showDone(sentence);
            void refresh();
          }}
        />
      )}
      {openId && (
        <CandidacyPanel
          candidacyId={openId}
          name={opened?.name ?? "Card"}
          version={board.version}
          zone={zone}
          canWrite={canWrite}
          onClose={() => {
            // Escape reaches the panel as well as the dialog over it: it closes the dialog only.
            if (step || ending || calling || menu) return;
            focusNext.current = openId;
            void setOpenId(null);
          }}
          onChanged={() => void refresh()}
          onMove={(anchor) => opened && setMenu(menuAt(anchor, [opened]))}
          onStep={(asked) => setStep({ id: openId, step: asked })}
          onCloseOut={() => opened && setEnding([opened])}
          onLog={() => opened && setCalling(opened)}
        />
      )}
      {calling && (
        <LogTouchPanel
          person={{ id: calling.personId, name: calling.name, phone: calling.phone, zone: calling.zone }}
          positionId={board.positionId}
          candidacyId={calling.id}
          onClose={() => {
            focusNext.current = calling.id;
            setCalling(null);
            void refresh();
          }}
        />
      )}
    </div>
  );
}

function menuAt(anchor: HTMLElement, cards: BoardCard[]): MenuAt {
  const { left, top, width, height } = anchor.getBoundingClientRect();
  return { cards, left, top, width, height };
}

function emptyWords(open: boolean, canWrite: boolean) {
  if (!open) return "This position is closed.";
  return canWrite
    ? "Search by name here, pick people in Candidates, or see who is top of mind for this position."
    : "Candidates for this position are shown here by stage once a recruiter has added them.";
}
