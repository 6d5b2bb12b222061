import { screen } from "@testing-library/react";
import { useRef, useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followFocus, keepFocus } from "./kept-focus";
import { openScreen } from "./test-screen";
import { useLineKeys } from "./use-line-keys";

let leaving = new AbortController();
beforeEach(() => {
  leaving = new AbortController();
  followFocus(leaving.signal);
});
afterEach(() => leaving.abort());

const names = ["Ana", "Ben", "Cleo"];

/** Lines that leave by x, as an action would have it: a moment after the press. */
function Lines() {
  const list = useRef<HTMLUListElement>(null);
  const [here, setHere] = useState(names);
  useLineKeys({
    list,
    onKey(key, index) {
      if (key !== "x") return false;
      const drawn = keepFocus();
      setHere((before) => before.filter((_, at) => at !== index));
      drawn();
      return true;
    },
  });
  return (
    <main id="main" tabIndex={-1}>
      <input aria-label="Search" />
      <ul ref={list}>
        {here.map((name, at) => (
          <li key={name}>
            {at === 0 ? <button type="button">Everybody</button> : null}
            <a href={`/${name}`} data-line="">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}

const focused = () => document.activeElement?.textContent;

test("j and k walk over the lines from the moment the page is open, but not while somebody types", async () => {
  const { user } = openScreen(<Lines />);
  expect(document.activeElement).toBe(document.body);
  for (const [key, name] of [
    ["j", "Ana"],
    ["j", "Ben"],
    ["j", "Cleo"],
    ["j", "Cleo"],
    ["k", "Ben"],
    ["{Home}", "Ana"],
    ["{End}", "Cleo"],
  ] as const) {
    await user.keyboard(key);
    expect(focused()).toBe(name);
  }
  await user.click(screen.getByLabelText("Search"));
  await user.keyboard("jx");
  expect(screen.getByLabelText<HTMLInputElement>("Search").value).toBe("jx");
  expect(screen.getAllByRole("link")).toHaveLength(3);
});

test("a line that leaves hands the focus to the next one, the last one to the one before, and then the page has it", async () => {
  const { user } = openScreen(<Lines />);
  await user.keyboard("jjx");
  await vi.waitFor(() => expect(focused()).toBe("Cleo"));
  await user.keyboard("x");
  await vi.waitFor(() => expect(focused()).toBe("Ana"));
  await user.keyboard("x");
  await vi.waitFor(() => expect(document.activeElement?.id).toBe("main"));
});
