import type { RefObject } from "react";
import { keyName, moved, placeOfKey } from "./line-keys";
import { usePageKeys } from "./use-page-keys";

type Lines = {
  list: RefObject<HTMLElement | null>;
  /** Another key on a line; whether the line knows it. */
  onKey?: (key: string, index: number) => boolean;
};

/**
 * The keys of a list whose lines are `li` or `tr` with one `data-line` each, which takes the focus: j and k move over them from
 * anywhere on the page, from the moment it is open; the arrows, Home, End and the lines' own keys once one has the focus.
 */
export function useLineKeys({ list, onKey }: Lines) {
  usePageKeys((event) => {
    const target = placeOfKey(event);
    if (!target) return;
    const lines = [...(list.current?.querySelectorAll<HTMLElement>("[data-line]") ?? [])];
    const at = lines.findIndex((line) => line.closest("li, tr")?.contains(target));
    const key = keyName(event);
    const to = moved(key, at, lines.length);
    if (to !== undefined) lines[to]?.focus();
    else if (at < 0 || !onKey?.(key, at)) return;
    event.preventDefault();
  });
}
