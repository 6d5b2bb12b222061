import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { SumTable } from "./sum-table";
import { openScreen } from "./test-screen";

test("lines stand under the sum of their group, and the sums say what they make", () => {
  const line = (id: string, value: number) => ({ id, label: id, words: `because ${id}`, value, most: 20 });
  const groups = [
    { id: "fit", label: "Fit", sum: 25, most: 40, lines: [line("Role", 20), line("Sector", 5)] },
    { id: "reach", label: "Reach", sum: 0, most: 20, lines: [line("Phone", 0)] },
  ];
  openScreen(<SumTable caption="Points" groups={groups} total={25} most={100} />);
  screen.getByRole("table", { name: "Points" });
  expect(screen.getAllByRole("row").map((row) => [...row.children].map((cell) => cell.textContent).join("|"))).toEqual([
    "Fit|25 of 40",
    "Role|because Role|20 of 20",
    "Sector|because Sector|5 of 20",
    "Reach|0 of 20",
    "Phone|because Phone|0 of 20",
    "Total|25 + 0|25 of 100",
  ]);
});
