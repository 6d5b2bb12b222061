import { expect, test } from "vitest";
import { fitOf, proposeItem, type ItemToFit, type Reader } from "./fit";

const day = (number: number) => new Date(Date.UTC(2026, 2, number));
const item = (id: string, more: Partial<ItemToFit> = {}): ItemToFit => ({
  id,
  kind: "article",
  disciplines: [],
  sectors: [],
  states: [],
  createdAt: day(1),
  ...more,
});
const ana: Reader = { discipline: "structural", sectors: ["healthcare", "k12"], state: "FL" };

test.each<[string, Partial<ItemToFit>, number | null]>([
  ["for everyone", {}, 0],
  ["their discipline", { disciplines: ["civil", "structural"] }, 1],
  ["discipline, sector and state", { disciplines: ["structural"], sectors: ["k12"], states: ["FL"] }, 3],
  ["their discipline in another state", { disciplines: ["structural"], states: ["TX"] }, null],
  ["another sector", { sectors: ["ports"] }, null],
])("%s", (_, more, points) => {
  expect(fitOf(item("a", more), ana)).toBe(points);
});

test("a tag leaves out whoever it is not known of", () => {
  const unknown: Reader = { discipline: null, sectors: [], state: null };
  expect(fitOf(item("a", { states: ["FL"] }), unknown)).toBeNull();
  expect(fitOf(item("a"), unknown)).toBe(0);
});

test("the closest is proposed, then the newest; never one they had, and no congratulation", () => {
  const items = [
    item("wide", { createdAt: day(9) }),
    item("old", { disciplines: ["structural"], createdAt: day(2) }),
    item("new", { disciplines: ["structural"], createdAt: day(3) }),
    item("congratulation", { kind: "congratulation", disciplines: ["structural"], states: ["FL"] }),
  ];
  const proposed = (...had: string[]) => proposeItem(items, ana, new Set(had))?.id;
  expect([proposed(), proposed("new"), proposed("new", "old"), proposed("new", "old", "wide")]).toEqual([
    "new",
    "old",
    "wide",
    undefined,
  ]);
});
