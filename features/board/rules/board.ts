import type { Stage } from "@/db/vocabulary/candidacies";
import type { LicenseStatus, LicenseType } from "@/db/vocabulary/licenses";
import type { ContactLight } from "@/db/vocabulary/suppressions";
import type { BoardSort } from "../inputs";
import { ageOf, daysInStage } from "./days-in-stage";
import type { CandidacyRecord } from "@/features/candidacies/rules/moves";
import type { NextStep } from "./next-step";

export type CardLicense = { type: LicenseType; state: string | null; status: LicenseStatus; expiresOn: string | null };

/** A card as the browser gets it, by page or by poll: moments are ISO strings. */
export type BoardCard = {
  id: string;
  candidateId: string;
  personId: string;
  version: number;
  stage: Stage;
  stageAt: string;
  name: string;
  title: string;
  phone: string | null;
  zone: string;
  licenses: CardLicense[];
  record: CandidacyRecord;
  /** They said so themselves: said on the card while it stands in the first stage. */
  interested: boolean;
  next: NextStep | null;
  lastTouchAt: string | null;
  light: ContactLight;
  emailFrom: string | null;
};

export type BoardColumn = { stage: Stage; count: number; stuck: number; cards: BoardCard[] };

export type Board = {
  positionId: string;
  title: string;
  open: boolean;
  requiredLicense: LicenseType | null;
  siteState: string;
  startOn: string | null;
  /** Differs as soon as anything on the board does, but for what the clock alone changes: findBoardVersion(). */
  version: string;
  sort: BoardSort;
  closedCount: number;
  /** Within how many business days whoever was submitted hears how it ended. */
  answerWorkingDays: number;
  /** The clock of the answer, so that days are counted alike on both sides. */
  at: string;
  columns: BoardColumn[];
};

export function findCard(board: Board, id: string): BoardCard | undefined {
  for (const column of board.columns) {
    const card = column.cards.find((one) => one.id === id);
    if (card) return card;
  }
  return undefined;
}

/** The board with cards moved to another stage: shown at once, before the server has answered. */
export function withMoved(board: Board, ids: ReadonlySet<string>, to: Stage, now: Date): Board {
  const moving = board.columns.flatMap((column) =>
    column.cards.filter((card) => ids.has(card.id) && column.stage !== to),
  );
  const placed = moving.map((card) => ({ ...card, stage: to, stageAt: now.toISOString(), version: card.version + 1 }));
  return withColumns(board, now, (column) => {
    const cards = column.cards.filter((card) => !ids.has(card.id) || column.stage === to);
    if (column.stage !== to) return cards;
    return board.sort === "newest" ? [...placed, ...cards] : [...cards, ...placed];
  });
}

/** The board with cards where they stood before a move that was refused; what else moved meanwhile stays as it is. */
export function withReturned(board: Board, before: Board, ids: ReadonlySet<string>): Board {
  const stood = new Map(before.columns.map(({ stage, cards }) => [stage, cards]));
  return withColumns(board, new Date(board.at), ({ stage, cards }) => {
    const column = cards.filter((card) => !ids.has(card.id));
    for (const [index, card] of (stood.get(stage) ?? []).entries()) if (ids.has(card.id)) column.splice(index, 0, card);
    return column;
  });
}

/** The board without these cards. */
export function withoutCards(board: Board, ids: ReadonlySet<string>): Board {
  const left = withColumns(board, new Date(board.at), (column) => column.cards.filter((card) => !ids.has(card.id)));
  const gone = board.columns.flatMap((column) => column.cards).filter((card) => ids.has(card.id)).length;
  return { ...left, closedCount: board.closedCount + gone };
}

function withColumns(board: Board, now: Date, cardsOf: (column: BoardColumn) => BoardCard[]): Board {
  const stuck = (cards: BoardCard[]) =>
    cards.filter((card) => ageOf(card.stage, daysInStage(new Date(card.stageAt), now)) === "stuck").length;
  return {
    ...board,
    columns: board.columns.map((column) => {
      const cards = cardsOf(column);
      return {
        ...column,
        cards,
        count: column.count + cards.length - column.cards.length,
        stuck: column.stuck + stuck(cards) - stuck(column.cards),
      };
    }),
  };
}

/** Where an arrow key leads from a card: the next in its column, or the same height in the next column with cards. */
export function neighbor(board: Board, id: string, key: string): string | undefined {
  const columns = board.columns.map((column) => column.cards).filter((cards) => cards.length > 0);
  const column = columns.findIndex((cards) => cards.some((card) => card.id === id));
  const here = columns[column];
  if (!here) return columns[0]?.[0]?.id;
  const row = here.findIndex((card) => card.id === id);
  const at = (cards: BoardCard[] | undefined, index: number) => cards?.[Math.min(index, cards.length - 1)]?.id;
  if (key === "ArrowDown") return here[row + 1]?.id;
  if (key === "ArrowUp") return here[row - 1]?.id;
  if (key === "ArrowRight") return at(columns[column + 1], row);
  if (key === "ArrowLeft") return at(columns[column - 1], row);
  if (key === "Home") return here[0]?.id;
  return key === "End" ? here.at(-1)?.id : undefined;
}
