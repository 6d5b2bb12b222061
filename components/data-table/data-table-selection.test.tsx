import { screen, waitFor } from "@testing-library/react";
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
  const used = spies.used.mock.lastCall?.[0];
  expect(used && !used.all && used.ids.toSorted()).toEqual([
    "person-0",
    "person-1",
    "person-3",
    "person-4",
    "person-6",
  ]);
  await user.click(button("Age"));
  expect(said()).toBe("5 selected");
  await user.click(button("Clear selection"));
  expect([picked(), said()]).toEqual(["", "nothing"]);
});

test("all that match are the filter, not their ids: each page comes ticked", async () => {
  const { user } = openPeople("?city=Boise&page=1");
  await user.click(boxOf("C"));
  await user.click(button("Select all 4 matching"));
  expect([said(), picked(), page().checked]).toEqual(["All 4 selected", "CFIL", true]);
  expect(screen.queryByRole("button", { name: /^Select all/ })).toBeNull();
  await user.click(button("Use 4"));
  expect(spies.used).toHaveBeenCalledWith(expect.objectContaining({ all: true, except: [], count: 4 }));
});

test("one unticked out of all that match leaves all the others, over pages", async () => {
  const { user } = openPeople();
  await user.click(boxOf("A"));
  await user.click(button("Select all 12 matching"));
  await user.click(button("Next"));
  expect([said(), picked()]).toEqual(["All 12 selected", "FGHIJ"]);
  await user.click(boxOf("H"));
  expect([said(), picked()]).toEqual(["All 12 but 1 selected: 11", "FGIJ"]);
  await user.click(button("Previous"));
  await user.click(boxOf("B"));
  expect([said(), picked()]).toEqual(["All 12 but 2 selected: 10", "ACDE"]);
  await user.click(button("Next"));
  await user.click(boxOf("H"));
  await user.click(button("Age"));
  expect([said(), picked().includes("B")]).toEqual(["All 12 but 1 selected: 11", false]);
  await user.click(button("Use 11"));
  expect(spies.used).toHaveBeenCalledWith(
    expect.objectContaining({ all: true, except: ["person-1"], seen: { count: 12, exact: true }, count: 11 }),
  );
});

test("the head's box takes all that match back", async () => {
  const { user } = openPeople();
  await user.click(page());
  await user.click(button("Select all 12 matching"));
  await user.click(button("Next"));
  await user.click(page());
  expect([said(), picked()]).toEqual(["nothing", ""]);
  await user.click(button("Previous"));
  expect([said(), picked()]).toEqual(["nothing", ""]);
});

test("unticked one after the other, all that match are nobody", async () => {
  const { user } = openPeople("?city=Boise");
  await user.click(boxOf("C"));
  await user.click(button("Select all 4 matching"));
  for (const letter of "CFI") await user.click(boxOf(letter));
  expect([said(), picked()]).toEqual(["All 4 but 3 selected: 1", "L"]);
  await user.click(boxOf("L"));
  expect([said(), picked()]).toEqual(["nothing", ""]);
});

test("all that match are those of one filter: under another nothing is selected, and it is said", async () => {
  const { user } = openPeople("?city=Boise");
  await user.click(boxOf("C"));
  await user.click(button("Select all 4 matching"));
  await user.click(boxOf("F"));
  await chooseCity(user, "Boise", "Reno");
  expect([letters(), picked(), said()]).toEqual([
    "BEHK",
    "",
    "The filters changed, so the 3 you had selected are no longer selected.",
  ]);
  expect(screen.queryByRole("button", { name: /^Use|^Select all/ })).toBeNull();
  await user.click(boxOf("B"));
  expect([picked(), said()]).toEqual(["B", "1 selected"]);
});

test("what is said to be no longer selected does not come back with the old filter", async () => {
  const { user } = openPeople("?city=Boise");
  await user.click(boxOf("C"));
  await user.click(button("Select all 4 matching"));
  expect(document.activeElement).toBe(button("Clear selection"));
  await chooseCity(user, "Boise", "Reno");
  await user.click(screen.getByRole("checkbox", { name: "Boise" }));
  expect([letters(), picked(), said()]).toEqual([
    "CFIL",
    "",
    "The filters changed, so the 4 you had selected are no longer selected.",
  ]);
});

test("that nothing is selected anymore is said until it is read", async () => {
  const { user } = openPeople("?city=Boise");
  await user.click(boxOf("C"));
  await user.click(button("Select all 4 matching"));
  await chooseCity(user, "Boise", "Reno");
  await user.click(button("OK"));
  expect(said()).toBe("nothing");
});

test("picks stay under another filter, and it is said how many of them are not in the list", async () => {
  const { user } = openPeople("", { inside: ["person-6"] });
  await user.click(boxOf("A"));
  await user.click(boxOf("B"));
  await user.click(button("Next"));
  await user.click(boxOf("G"));
  expect(said()).toBe("3 selected");
  expect(spies.counted).not.toHaveBeenCalled();
  await chooseCity(user, "", "Reno");
  await waitFor(() => expect(said()).toBe("3 selected, 1 not in this list"));
  expect(letters()).toBe("BEHK");
  expect(spies.counted).toHaveBeenLastCalledWith(["person-0", "person-6"]);
  expect(button("Select all 4 matching")).toBeDefined();
  await user.click(boxOf("E"));
  await waitFor(() => expect(said()).toBe("4 selected, 1 not in this list"));
  await user.click(button("Use 4"));
  expect(spies.used).toHaveBeenCalledWith(expect.objectContaining({ all: false, count: 4 }));
  await user.click(button("Clear selection"));
  expect(said()).toBe("nothing");
});

test("where it cannot be counted what is outside, that is said", async () => {
  const { user } = openPeople("", { inside: null });
  await user.click(boxOf("A"));
  await chooseCity(user, "", "Reno");
  await waitFor(() => expect(said()).toBe("1 selected, some may not be in this list"));
});

test("a filter that finds nobody still says who is selected", async () => {
  const { user } = openPeople("", { inside: [] });
  await user.click(boxOf("A"));
  await chooseCity(user, "", "Nowhere");
  expect(screen.getByText("Nobody here")).toBeDefined();
  await waitFor(() => expect(said()).toBe("1 selected, 1 not in this list"));
  expect(screen.queryByRole("button", { name: /^Select all/ })).toBeNull();
});

/** In the chip of the filter by city, which says the city that is chosen. */
async function chooseCity(user: ReturnType<typeof openPeople>["user"], from: string, to: string) {
  await user.click(screen.getByRole("button", { name: from ? `City: ${from}` : "City" }));
  await user.click(screen.getByRole("checkbox", { name: to }));
}

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
