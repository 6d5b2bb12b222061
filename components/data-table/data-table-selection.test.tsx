import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { boxOf, letters, openPeople, rowOf, spies } from "./test-people";

const page = () => screen.getByRole<HTMLInputElement>("checkbox", { name: "Select this page" });
const picked = () =>
  letters()
    .split("")
    .filter((letter) => boxOf(letter).checked)
    .join("");
const said = () => screen.queryByRole("status")?.textContent ?? "nothing";
const button = (name: string) => screen.getByRole("button", { name });

test("nothing is selected at first, and there are no verbs for it", () => {
  openPeople();
  expect([said(), picked(), page().checked]).toEqual(["nothing", "", false]);
  expect(screen.queryByRole("region", { name: "Selected rows" })).toBeNull();
});

test("the box of the head takes the page, half ticked where some of it is", async () => {
  const { user } = openPeople();
  await user.click(boxOf("B"));
  expect([page().checked, page().indeterminate, said()]).toEqual([false, true, "1 selected"]);
  expect(rowOf("B").dataset.picked).toBe("true");
  await user.click(page());
  expect([page().checked, page().indeterminate, picked(), said()]).toEqual([true, false, "ABCDE", "5 selected"]);
  await user.click(page());
  expect([page().checked, picked(), said()]).toEqual([false, "", "nothing"]);
});

test("a selection lives over pages, sorts and filters", async () => {
  const { user } = openPeople();
  await user.click(page());
  await user.click(button("Next"));
  expect([letters(), picked(), page().checked, page().indeterminate]).toEqual(["FGHIJ", "", false, false]);
  await user.click(boxOf("G"));
  await user.click(button("Previous"));
  expect([picked(), said()]).toEqual(["ABCDE", "6 selected"]);
  await user.click(boxOf("C"));
  await user.click(button("Use 5"));
  expect(spies.used).toHaveBeenCalledWith(expect.objectContaining({ all: false, count: 5 }));
  expect(spies.used.mock.lastCall?.[0].ids.toSorted()).toEqual([
    "person-0",
    "person-1",
    "person-3",
    "person-4",
    "person-6",
  ]);
  await user.click(button("Age"));
  expect(said()).toBe("5 selected");
  await user.click(button("Clear"));
  expect([picked(), said()]).toEqual(["", "nothing"]);
});

test("all that match are the filter, not their ids: each page comes ticked", async () => {
  const { user } = openPeople("?city=Boise&page=1");
  await user.click(boxOf("C"));
  await user.click(button("Select all 4 matching"));
  expect([said(), picked(), page().checked]).toEqual(["All 4 selected", "CFIL", true]);
  expect(screen.queryByRole("button", { name: /^Select all/ })).toBeNull();
  await user.click(button("Use 4"));
  expect(spies.used).toHaveBeenCalledWith(expect.objectContaining({ all: true, count: 4 }));
});

test("one unticked out of all that match leaves the rest of its page, and says how many", async () => {
  const { user } = openPeople();
  await user.click(boxOf("A"));
  await user.click(button("Select all 12 matching"));
  await user.click(button("Next"));
  expect([said(), picked()]).toEqual(["All 12 selected", "FGHIJ"]);
  await user.click(boxOf("H"));
  expect([said(), picked()]).toEqual(["4 selected", "FGIJ"]);
  await user.click(button("Use 4"));
  expect(spies.used).toHaveBeenCalledWith(expect.objectContaining({ all: false, count: 4 }));
  await user.click(button("Previous"));
  expect(picked()).toBe("");
});

test("the head's box takes all that match back", async () => {
  const { user } = openPeople();
  await user.click(page());
  await user.click(button("Select all 12 matching"));
  await user.click(page());
  expect([said(), picked()]).toEqual(["nothing", ""]);
});

test("all that match are those of one filter: under another nothing is selected", async () => {
  const { user } = openPeople("?city=Boise");
  await user.click(boxOf("C"));
  await user.click(button("Select all 4 matching"));
  await user.click(button("City: Boise"));
  await user.click(screen.getByRole("checkbox", { name: "Reno" }));
  expect([letters(), picked(), said()]).toEqual(["BEHK", "", "nothing"]);
});

test("shift takes all rows from the last one ticked", async () => {
  const { user } = openPeople();
  await user.click(boxOf("B"));
  await user.keyboard("{Shift>}");
  await user.click(boxOf("D"));
  await user.keyboard("{/Shift}");
  expect(picked()).toBe("BCD");
});

test("a tick draws one row, not the page", async () => {
  const { user } = openPeople();
  await user.click(boxOf("B"));
  spies.drawn.mockClear();
  await user.keyboard("x");
  expect([picked(), new Set(spies.drawn.mock.calls.flat())]).toEqual(["", new Set(["Person B"])]);
});
