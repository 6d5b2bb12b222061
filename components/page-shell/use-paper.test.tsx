import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { openScreen } from "../test-screen";
import { usePaper } from "./use-paper";

function Page() {
  usePaper();
  return (
    <main id="main">
      <details>
        <summary>12 closed out</summary>
        <p>Maria Alvarez</p>
      </details>
      <details open>
        <summary>Email</summary>
      </details>
    </main>
  );
}

const root = document.documentElement;
const scheme = () => root.dataset["mantineColorScheme"];
const open = () => screen.getAllByRole<HTMLDetailsElement>("group").map((details) => details.open);

test("paper is light and unfolded, and afterwards the screen is as it was", () => {
  openScreen(<Page />);
  root.dataset["mantineColorScheme"] = "dark";
  dispatchEvent(new Event("beforeprint"));
  expect([scheme(), open()]).toEqual(["light", [true, true]]);
  dispatchEvent(new Event("afterprint"));
  expect([scheme(), open()]).toEqual(["dark", [false, true]]);
});

test("a page that is left changes nothing anymore", () => {
  const { unmount } = openScreen(<Page />);
  unmount();
  root.dataset["mantineColorScheme"] = "dark";
  dispatchEvent(new Event("beforeprint"));
  expect(scheme()).toBe("dark");
});
