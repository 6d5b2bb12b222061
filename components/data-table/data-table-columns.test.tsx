import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { letters, openPeople, rowOf } from "./test-people";

const heads = () =>
  screen
    .getAllByRole("columnheader")
    .map((head) => head.textContent)
    .filter(Boolean)
    .join();
const sortOf = (name: string) => screen.getByRole("columnheader", { name }).getAttribute("aria-sort");

test("everybody sees the usual columns in their order; the value of an accessor needs no drawing", () => {
  openPeople();
  expect(heads()).toBe("Name,City,Age,More");
  expect(
    within(rowOf("A"))
      .getAllByRole("cell")
      .map(({ textContent }) => textContent),
  ).toEqual(["", "Person A", "Tampa", "30", ""]);
});

test("the menu of columns shows and hides, and what is not usual stands in the URL", async () => {
  const { user, query } = openPeople("?sort=-age");
  await user.click(screen.getByRole("button", { name: "Columns" }));
  const menu = within(screen.getByRole("dialog", { name: "Columns" }));
  expect(menu.getAllByRole("checkbox").map((box) => box.closest("label")?.textContent)).toEqual([
    "City",
    "Age",
    "Shout",
  ]);

  await user.click(menu.getByRole("checkbox", { name: "Shout" }));
  expect(query()).toBe("?sort=-age&columns=city,age,shout");
  expect(heads()).toBe("Name,City,Age,Shout,More");
  await user.click(menu.getByRole("checkbox", { name: "City" }));
  await user.click(menu.getByRole("checkbox", { name: "Age" }));
  expect(heads()).toBe("Name,Shout,More");
  await user.click(menu.getByRole("checkbox", { name: "Shout" }));
  expect(query()).toBe("?sort=-age&columns=");
  expect(heads()).toBe("Name,More");

  await user.click(menu.getByRole("checkbox", { name: "Age" }));
  await user.click(menu.getByRole("checkbox", { name: "City" }));
  expect(heads()).toBe("Name,City,Age,More");
  expect(query()).toBe("?sort=-age");
});

test("the URL orders the columns too; what a row is known by stays first, and unknown columns are passed over", async () => {
  const { user, query } = openPeople("?columns=age,salary,city,age,name");
  expect(heads()).toBe("Name,Age,City,More");
  expect(
    within(rowOf("A"))
      .getAllByRole("cell")
      .map(({ textContent }) => textContent),
  ).toEqual(["", "Person A", "30", "Tampa", ""]);

  await user.click(screen.getByRole("button", { name: "Columns" }));
  await user.click(screen.getByRole("checkbox", { name: "Shout" }));
  expect(heads()).toBe("Name,Age,City,Shout,More");
  expect(query()).toBe("?columns=age,city,shout");
});

test("a width in the URL is the column's; the others fit their cells", () => {
  openPeople("?widths=city:240,salary:90,age:wide");
  expect(screen.getByRole("columnheader", { name: "City" }).style.width).toBe("240px");
  expect(screen.getByRole("columnheader", { name: "Age" }).style.width).toBe("");
});

test("a head sorts and a second click turns the order around, from the first page on", async () => {
  const { user, query } = openPeople("?city=Tampa&page=2&after=x");
  expect(sortOf("Name")).toBe("ascending");
  await user.click(screen.getByRole("button", { name: "Age" }));
  expect(query()).toBe("?city=Tampa&sort=-age");
  expect([sortOf("Age"), sortOf("Name")]).toEqual(["descending", null]);
  expect(letters()).toBe("DGJA");
  await user.click(screen.getByRole("button", { name: "Age" }));
  expect(query()).toBe("?city=Tampa&sort=age");
  expect(sortOf("Age")).toBe("ascending");
  await user.click(screen.getByRole("button", { name: "Age" }));
  expect(query()).toBe("?city=Tampa&sort=-age");
  await user.click(screen.getByRole("button", { name: "Name" }));
  expect(query()).toBe("?city=Tampa&sort=name");
  expect(within(screen.getByRole("table")).queryByRole("button", { name: "City" })).toBeNull();
});

test("a column sorts upwards first, whatever its values are, where it does not say otherwise", async () => {
  const { user, query } = openPeople("?columns=shout");
  await user.click(screen.getByRole("button", { name: "Shout" }));
  expect(query()).toBe("?columns=shout&sort=shout");
});

test("pages by number: how far, and no further than there are rows", async () => {
  const { user, query } = openPeople("?sort=name");
  const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });
  expect(screen.getByText("1-5 of 12")).toBeDefined();
  expect(button("Previous").disabled).toBe(true);
  await user.click(button("Next"));
  await user.click(button("Next"));
  expect(query()).toBe("?sort=name&page=3");
  expect([letters(), button("Next").disabled]).toEqual(["KL", true]);
  expect(screen.getByText("11-12 of 12")).toBeDefined();
  await user.click(button("Previous"));
  await user.click(button("Previous"));
  expect(query()).toBe("?sort=name");
});

test("pages by cursor: the one after, the one before, and the first where the one before is not known", async () => {
  const { user, query } = openPeople("?page=2", { cursors: true });
  const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });
  expect(screen.getByText("6-10 of 12+")).toBeDefined();
  await user.click(button("Next"));
  expect(query()).toBe("?page=3&after=after-2");
  expect(button("Next").disabled).toBe(true);
  await user.click(button("Previous"));
  expect(query()).toBe("?page=2&before=before-3");
  await user.click(button("First"));
  expect(query()).toBe("");
  await user.click(button("Next"));
  expect(query()).toBe("?page=2&after=after-1");
  await user.click(button("Previous"));
  expect(query()).toBe("");
});

test("a page past the end says so and leads back; no rows at all show what to do instead of a table", async () => {
  const { user } = openPeople("?page=9");
  expect(screen.getByText("No more rows of 12")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Previous" }));
  openPeople("?city=Nowhere");
  expect(screen.getByText("Nobody here")).toBeDefined();
});
