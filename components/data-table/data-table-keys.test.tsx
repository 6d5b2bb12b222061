import { screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { boxOf, openPeople, rowOf, spies, type Person } from "./test-people";

/** The letter of the row that has the focus. */
const focused = () => document.activeElement?.closest("tr")?.querySelector("a")?.textContent?.at(-1);
const person = (name: string) => expect.objectContaining({ name: `Person ${name}` });

test("j and k walk over the rows from anywhere, and stop at both ends", async () => {
  const { user } = openPeople();
  await user.keyboard("j");
  expect(focused()).toBe("A");
  await user.keyboard("jj");
  expect(focused()).toBe("C");
  await user.keyboard("kkkk");
  expect(focused()).toBe("A");
  await user.keyboard("jjjjjjjj");
  expect(focused()).toBe("E");
});

test("k begins at the first row too", async () => {
  const { user } = openPeople();
  await user.keyboard("k");
  expect(focused()).toBe("A");
});

test("the arrows, Home and End walk once a row has the focus, and not before", async () => {
  const { user } = openPeople();
  await user.keyboard("{ArrowDown}{End}");
  expect(focused()).toBeUndefined();
  await user.keyboard("j{ArrowDown}{ArrowDown}{ArrowUp}");
  expect(focused()).toBe("B");
  await user.keyboard("{End}");
  expect(focused()).toBe("E");
  await user.keyboard("{Home}");
  expect(focused()).toBe("A");
});

test("one row is a stop of Tab: the one that had the focus last", async () => {
  const { user } = openPeople();
  const stops = () =>
    within(screen.getByRole("table"))
      .getAllByRole("row")
      .filter((row) => row.tabIndex === 0);
  expect(stops()).toEqual([rowOf("A")]);
  await user.keyboard("jj");
  expect(stops()).toEqual([rowOf("B")]);
});

test("Enter opens the row of the focus, where it leads or in a panel", async () => {
  const { user, router, unmount } = openPeople();
  await user.keyboard("jj{Enter}");
  expect(router.push).toHaveBeenCalledExactlyOnceWith("/people/person-1");
  unmount();

  const onOpen = vi.fn<(person: Person) => void>();
  const other = openPeople("", { onOpen });
  await other.user.keyboard("jj{Enter}");
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(person("B"));
  expect(other.router.push).not.toHaveBeenCalled();
});

test("x and space tick the row of the focus and untick it", async () => {
  const { user } = openPeople();
  await user.keyboard("jjx");
  expect(boxOf("B").checked).toBe(true);
  await user.keyboard("j ");
  expect(boxOf("C").checked).toBe(true);
  await user.keyboard("x");
  expect(boxOf("C").checked).toBe(false);
  expect(screen.getByRole("status").textContent).toBe("1 selected");
});

test("a verb runs by its key on the row of the focus, where the row has it", async () => {
  const { user } = openPeople();
  await user.keyboard("l");
  expect(spies.called).not.toHaveBeenCalled();
  await user.keyboard("jjl");
  expect(spies.called).toHaveBeenCalledExactlyOnceWith(person("B"));
  await user.keyboard("v");
  expect(spies.called).toHaveBeenCalledTimes(1);
  await user.keyboard("kv");
  expect(spies.called).toHaveBeenLastCalledWith(person("A"));
});

test("keys are the text of who types, the browser's with Control, and the panel's while one is open", async () => {
  const { user } = openPeople();
  await user.keyboard("j{Control>}l{/Control}");
  expect(spies.called).not.toHaveBeenCalled();
  const search = screen.getByRole<HTMLInputElement>("searchbox");
  await user.type(search, "jlx");
  expect([search.value, document.activeElement]).toEqual(["jlx", search]);
  await user.click(screen.getByRole("button", { name: "Columns" }));
  await user.keyboard("jl");
  expect(spies.called).not.toHaveBeenCalled();
  expect(screen.queryByRole("status")).toBeNull();
});

test("a click on a row or on its link opens it; one with Control is the browser's", async () => {
  const { user, router } = openPeople();
  await user.click(within(rowOf("B")).getByText("Reno"));
  expect(router.push).toHaveBeenLastCalledWith("/people/person-1");
  await user.click(screen.getByRole("link", { name: "Person C" }));
  expect(router.push).toHaveBeenLastCalledWith("/people/person-2");
  await user.keyboard("{Control>}");
  // There is no other tab to open in a test.
  addEventListener("click", (event) => event.preventDefault(), { once: true });
  await user.click(screen.getByRole("link", { name: "Person D" }));
  await user.keyboard("{/Control}");
  expect(router.push).toHaveBeenCalledTimes(2);
});

test("all of a box's cell is the place to tick, and opens nothing", async () => {
  const { user, router } = openPeople();
  const [cell] = within(rowOf("B")).getAllByRole("cell");
  await user.click(cell as HTMLElement);
  expect(boxOf("B").checked).toBe(true);
  await user.click(boxOf("B"));
  expect(boxOf("B").checked).toBe(false);
  expect(router.push).not.toHaveBeenCalled();
});

test("the row's menu has the verbs that the row has, and gives the focus back", async () => {
  const { user } = openPeople();
  await user.click(screen.getByRole("button", { name: "More for Person B" }));
  const call = await screen.findByRole("menuitem", { name: /Call/ });
  expect(screen.getAllByRole("menuitem")).toHaveLength(1);
  await user.click(call);
  expect(spies.called).toHaveBeenCalledExactlyOnceWith(person("B"));
  await user.click(screen.getByRole("button", { name: "More for Person A" }));
  expect(await screen.findAllByRole("menuitem")).toHaveLength(2);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "More for Person A" })));
});

test("of keys that were pressed before the page listened each one counts", async () => {
  const early = (key: string) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    path: location.pathname,
    at: Date.now(),
  });
  window.earlyKeys = ["j", "x", "j", "x"].map(early);
  openPeople();
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("2 selected"));
  expect([boxOf("A").checked, boxOf("B").checked]).toEqual([true, true]);
});
