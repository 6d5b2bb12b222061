import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { PlainTable, type PlainColumn } from "./plain-table";
import { openScreen } from "./test-screen";

type Order = { id: string; name: string; count: number };
const columns: PlainColumn<Order>[] = [
  { header: "Name", draw: ({ name }) => name },
  { header: "Count", number: true, keep: true, draw: ({ count }) => count },
  { header: "Twice", phone: "bare", draw: ({ count }) => count * 2 },
  { header: "Note", phone: "wide", className: "note", draw: () => null },
  { header: "Actions", unseen: true, draw: ({ name }) => <button type="button">Cancel {name}</button> },
];
const rows: Order[] = [
  { id: "a", name: "Beam", count: 2 },
  { id: "b", name: "Truss", count: 0 },
];
const show = (own = columns) =>
  openScreen(<PlainTable label="Orders" columns={own} rows={rows} rowId={({ id }) => id} />);

test("a named table with a head for each column, also for the buttons", () => {
  show();
  const table = within(screen.getByRole("table", { name: "Orders" }));
  const heads = table.getAllByRole("columnheader").map(({ textContent }) => textContent);
  expect(heads).toEqual(["Name", "Count", "Twice", "Note", "Actions"]);
  expect(table.getAllByRole("row").map((row) => row.textContent)).toEqual([
    "NameCountTwiceNoteActions",
    "Beam24Cancel Beam",
    "Truss00Cancel Truss",
  ]);
});

test("on a phone each value has its label, except what the row is called, bare values and buttons", () => {
  show();
  const cells = screen.getAllByRole("cell").slice(0, 5);
  expect(cells.map(({ dataset }) => [dataset.label, dataset.wide])).toEqual([
    [undefined, undefined],
    ["Count", undefined],
    [undefined, undefined],
    [undefined, "true"],
    [undefined, undefined],
  ]);
  show([{ header: "Row", number: true, draw: ({ count }) => count }]);
  expect(screen.getAllByText("2").map(({ dataset }) => dataset.label)).toContain("Row");
});
