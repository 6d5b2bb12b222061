import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { FilterChips, type Filter } from "./filter-chips";
import { openScreen } from "./test-screen";

const filters: Filter[] = [
  {
    id: "state",
    label: "State",
    kind: "choice",
    options: [
      { value: "FL", label: "Florida" },
      { value: "GA", label: "Georgia" },
    ],
  },
  { id: "mine", label: "Mine", kind: "flag" },
];

test("a choice stands in the URL, beside the sort, and starts again on the first page", async () => {
  const { user, query } = openScreen(<FilterChips filters={filters} />, "/people?sort=name&page=3");
  await user.click(screen.getByRole("button", { name: "State" }));
  const choices = screen.getByRole("dialog", { name: "State" });
  await user.click(within(choices).getByRole("checkbox", { name: "Georgia" }));
  await user.click(within(choices).getByRole("checkbox", { name: "Florida" }));
  expect(query()).toBe("?sort=name&state=GA,FL");
  await screen.findByRole("button", { name: "State: Georgia, Florida" });
});

test("one click takes a filter off, another takes off all", async () => {
  const { user, query } = openScreen(<FilterChips filters={filters} />, "/people?state=GA,FL&mine=1&sort=name");
  await user.click(screen.getByRole("button", { name: "Remove filter State" }));
  expect(query()).toBe("?mine=1&sort=name");
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "State" }));
  expect(screen.getByRole("button", { name: "Mine" }).getAttribute("aria-pressed")).toBe("true");
  await user.click(screen.getByRole("button", { name: "Clear" }));
  expect(query()).toBe("?sort=name");
});
