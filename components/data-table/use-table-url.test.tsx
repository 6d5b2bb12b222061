import { useTable } from "@tanstack/react-table";
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { openScreen } from "../test-screen";
import { dataTableFeatures, type TableOf } from "./columns";
import { columns, type Person } from "./test-people";
import { useTableUrl } from "./use-table-url";

/** Columns moved and resized by TanStack's own verbs, as whatever moves and resizes them will do it. */
function Moving({ change }: { change: (table: TableOf<Person>) => void }) {
  const { state, ...url } = useTableUrl({ columns, sort: "name", page: 1, pageSize: 5 });
  const table = useTable({ features: dataTableFeatures, columns, data: [], state, ...url });
  return (
    <button type="button" onClick={() => change(table)}>
      {table
        .getVisibleLeafColumns()
        .map(({ id }) => `${id} ${table.state.columnSizing[id] ?? "fits"}`)
        .join()}
    </button>
  );
}
const said = () => screen.getByRole("button").textContent;

test("columns put in another order stand so in the URL, and back in the usual one not at all", async () => {
  let order = ["age", "city"];
  const { user, query } = openScreen(<Moving change={(table) => table.setColumnOrder(order)} />, "/people?q=a");
  expect(said()).toBe("name fits,city fits,age fits");
  await user.click(screen.getByRole("button"));
  expect([said(), query()]).toEqual(["name fits,age fits,city fits", "?q=a&columns=age,city"]);
  order = ["name", "city", "age", "shout"];
  await user.click(screen.getByRole("button"));
  expect([said(), query()]).toEqual(["name fits,city fits,age fits", "?q=a"]);
});

test("widths stand in the URL, whole pixels by column", async () => {
  const widen = (table: TableOf<Person>) =>
    table.setColumnSizing((before) => (before.city ? {} : { ...before, city: 240.4 }));
  const { user, query } = openScreen(<Moving change={widen} />, "/people?widths=age:90");
  expect(said()).toBe("name fits,city fits,age 90");
  await user.click(screen.getByRole("button"));
  expect([said(), query()]).toEqual(["name fits,city 240.4,age 90", "?widths=age:90,city:240"]);
  await user.click(screen.getByRole("button"));
  expect([said(), query()]).toEqual(["name fits,city fits,age fits", ""]);
});
