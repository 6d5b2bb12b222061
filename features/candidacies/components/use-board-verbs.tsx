"use client";

import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useCallback, useEffect, useRef } from "react";
import { stages, type Stage } from "@/db/vocabulary/candidacies";
import { plural } from "@/lib/format/count";
import { closeOutAction, moveCardsAction, undoCloseOutsAction, undoMovesAction } from "../actions";
import { withMoved, withoutCards, type Board, type BoardCard } from "../rules/board";
import { wayTo, type Deed, type Standing } from "../rules/moves";

type Undoable = { did: string; ids: string[] } & ({ kind: "moves" } | { kind: "closeOuts" });
type Refused = { sentence: string }[];
export type Ending = Omit<Parameters<typeof closeOutAction>[0], "cards">;

type Tools = {
  board: Board;
  show: (board: Board) => void;
  hold: () => () => void;
  refresh: () => Promise<unknown>;
  say: (words: string) => void;
  onDeed: (card: BoardCard, deed: Deed) => void;
};

export function standingOf(card: BoardCard): Standing {
  return { ...card.ground, stage: card.stage, closed: false };
}

/** What a recruiter does to cards: shown at once, corrected by the server's answer, undone with one key. */
export function useBoardVerbs({ board, show, hold, refresh, say, onDeed }: Tools) {
  const done = useRef<Undoable[]>([]);
  const present = useRef(board);
  useEffect(() => {
    present.current = board;
  }, [board]);

  const undo = useCallback(async () => {
    const last = done.current.pop();
    if (!last) return say("Nothing to undo.");
    notifications.hide(toastId);
    const answer = await (last.kind === "moves"
      ? undoMovesAction({ moveIds: last.ids })
      : undoCloseOutsAction({ closeOutIds: last.ids }));
    await refresh();
    const problem = problemOf(answer);
    if (problem) return complain(problem, say);
    const { undone = [], refused = [] } = answer.data ?? {};
    if (refused.length > 0) complain(sentencesOf(refused), say);
    if (undone.length > 0) tell(["Undone.", ...new Set(undone.flatMap((one) => one.told))].join(" "), say);
    return undefined;
  }, [refresh, say]);

  const offerUndo = useCallback(
    (undoable: Undoable) => {
      done.current.push(undoable);
      say(`${undoable.did}. Press Z to undo.`);
      notifications.show({
        id: toastId,
        withCloseButton: true,
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{undoable.did}</Text>
            <Button variant="default" onClick={() => void undo()}>
              Undo (Z)
            </Button>
          </Group>
        ),
      });
    },
    [say, undo],
  );

  const move = useCallback(
    async (cards: BoardCard[], to: Stage) => {
      const going = cards.filter((card) => card.stage !== to);
      const ways = going.map((card) => ({ card, way: wayTo(standingOf(card), to) }));
      const [only] = ways;
      if (ways.length === 1 && only?.way.way === "deed") return onDeed(only.card, only.way.deed);
      const stopped = ways.flatMap(({ card, way }) => (way.way === "plain" ? [] : [{ card, sentence: way.sentence }]));
      const free = ways.filter(({ way }) => way.way === "plain").map(({ card }) => card);
      if (free.length === 0) return stopped.length > 0 ? complain(stoppedWords(stopped), say) : undefined;

      const before = present.current;
      const release = hold();
      const ids = new Set(free.map((card) => card.id));
      show(withMoved(before, ids, to, new Date()));
      const answer = await moveCardsAction({ cards: free.map(cardOf), toStage: to });
      release();
      const { moved = [], refused = [] } = answer.data ?? {};
      if (moved.length < free.length)
        show(withMoved(before, new Set(moved.map((one) => one.candidacyId)), to, new Date()));
      await refresh();
      const problem = problemOf(answer);
      if (problem) return complain(problem, say);
      if (moved.length > 0)
        offerUndo({
          kind: "moves",
          ids: moved.map((one) => one.moveId),
          did: `${who(free.filter((card) => moved.some((one) => one.candidacyId === card.id)))} moved to ${stages[to]}`,
        });
      if (refused.length > 0) complain(sentencesOf(refused), say);
      if (stopped.length > 0) complain(stoppedWords(stopped), say);
      return undefined;
    },
    [hold, offerUndo, onDeed, refresh, say, show],
  );

  /** Resolves to a sentence when nothing was closed out, for the dialog to show. */
  const closeOut = useCallback(
    async (cards: BoardCard[], ending: Ending): Promise<string | null> => {
      const answer = await closeOutAction({ ...ending, cards: cards.map(cardOf) });
      const problem = problemOf(answer);
      if (problem) return problem;
      const { closed = [], refused = [] } = answer.data ?? {};
      if (closed.length === 0) {
        await refresh();
        return sentencesOf(refused);
      }
      const gone = new Set(closed.map((one) => one.candidacyId));
      show(withoutCards(present.current, gone, new Date()));
      await refresh();
      offerUndo({
        kind: "closeOuts",
        ids: closed.map((one) => one.closeOutId),
        did: `${who(cards.filter((card) => gone.has(card.id)))} closed out`,
      });
      if (refused.length > 0) complain(sentencesOf(refused), say);
      return null;
    },
    [offerUndo, refresh, say, show],
  );

  return { move, closeOut, undo };
}

const toastId = "board-undo";

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
  return `${plural(stopped.length, "card")} stayed: ${sentences.join(" ")}`;
}

function sentencesOf(refused: Refused) {
  const said = [...new Set(refused.map((one) => one.sentence))];
  return said.length > 3 ? `${said.slice(0, 3).join(" ")} And ${said.length - 3} more.` : said.join(" ");
}

type Answer = {
  serverError?: { sentence: string } | undefined;
  validationErrors?: Record<string, string[]> | undefined;
};

export function problemOf({ serverError, validationErrors }: Answer): string | null {
  if (serverError) return serverError.sentence;
  return validationErrors ? Object.values(validationErrors).flat().join(" ") : null;
}

export function complain(sentence: string, say: (words: string) => void) {
  say(sentence);
  notifications.show({ color: "red", message: sentence, autoClose: 12_000 });
}

function tell(sentence: string, say: (words: string) => void) {
  say(sentence);
  notifications.show({ message: sentence });
}
