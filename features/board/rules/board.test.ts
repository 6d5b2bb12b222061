import { expect, test } from "vitest";
import { stageOrder } from "@/db/vocabulary/candidacies";
import { findCard, neighbor, withMoved, withoutCards, type Board, type BoardCard } from "./board";

const now = new Date("2026-03-20T12:00:00Z");

function card(id: string, stage: BoardCard["stage"], stageAt = "2026-03-01T12:00:00.000Z") {
  return { id, stage, stageAt, version: 1 } as BoardCard;
}

function board(cards: BoardCard[]): Board {
  const columns = stageOrder.map((stage) => {
    const own = cards.filter((one) => one.stage === stage);
    return { stage, count: own.length, stuck: own.length, cards: own };
  });
  return { columns, at: now.toISOString(), closedCount: 0, sort: "newest" } as unknown as Board;
}

const three = board([card("a", "sourced"), card("b", "sourced"), card("c", "interview")]);

test("a moved card is on top of its new column, with today's date and the next version; the counts follow", () => {
  const after = withMoved(three, new Set(["a", "c"]), "interview", now);
  expect(after.columns[0]).toMatchObject({ count: 1, stuck: 1 });
  expect(after.columns[3]).toMatchObject({ count: 2, stuck: 1 });
  expect(after.columns[3]!.cards.map((one) => one.id)).toEqual(["a", "c"]);
  expect(findCard(after, "a")).toMatchObject({ stage: "interview", stageAt: now.toISOString(), version: 2 });
  expect(findCard(three, "a")).toMatchObject({ stage: "sourced", version: 1 });
});

test("where the longest waiting come first, a moved card is last", () => {
  const after = withMoved({ ...three, sort: "waiting" }, new Set(["a"]), "interview", now);
  expect(after.columns[3]!.cards.map((one) => one.id)).toEqual(["c", "a"]);
});

test("closed-out cards leave their columns and are counted below", () => {
  const after = withoutCards(three, new Set(["a", "b"]));
  expect(after).toMatchObject({ closedCount: 2 });
  expect(after.columns[0]).toMatchObject({ count: 0, stuck: 0, cards: [] });
});

test.each([
  ["a", "ArrowDown", "b"],
  ["b", "ArrowDown", undefined],
  ["b", "ArrowUp", "a"],
  ["b", "ArrowRight", "c"],
  ["c", "ArrowLeft", "a"],
  ["a", "ArrowLeft", undefined],
  ["b", "Home", "a"],
  ["a", "End", "b"],
  ["gone", "ArrowDown", "a"],
])("from %s, %s leads to %s", (from, key, to) => expect(neighbor(three, from, key)).toBe(to));
