import { useRef, type ReactNode } from "react";
import { formatCount } from "@/lib/format/count";
import styles from "./foot.module.css";
import type { Selection, Total } from "./use-selection";

type Props = {
  selection: Selection;
  /** Of the list as it is now. */
  total: Total;
  /** Selected and not in this list: undefined while it is being asked, null where it could not be. */
  outside: number | null | undefined;
  /** Selected by filters that are no longer those of the list. */
  lapsed: number;
  onAll: () => void;
  children: ReactNode;
};

/** "3 selected, 1 not in this list", "Select all 1,234 matching", "Clear selection", and what can be done with them. */
export function SelectionBar({ selection, total, outside, lapsed, onAll, children }: Props) {
  const { count, clear } = selection;
  const clearing = useRef<HTMLButtonElement>(null);
  const offersAll = selection.all ? total.count !== selection.seen.count : total.count > 0 && !holdsAll();
  // What was pressed leaves with the press, and the focus must not fall to the page.
  function pickAll() {
    clearing.current?.focus();
    onAll();
  }
  function holdsAll() {
    return outside === 0 && count >= total.count;
  }
  return (
    <section className={styles.selection} aria-label="Selected rows">
      <output>{count > 0 ? selectedWords(selection, total, outside) : lapsedWords(lapsed)}</output>
      {count > 0 && offersAll ? (
        <button type="button" className={styles.plain} onClick={pickAll}>
          Select all {many(total)} matching
        </button>
      ) : null}
      <button type="button" className={styles.plain} onClick={clear} ref={clearing}>
        {count > 0 ? "Clear selection" : "OK"}
      </button>
      {count > 0 ? <span className={styles.verbs}>{children}</span> : null}
    </section>
  );
}

function selectedWords(selection: Selection, total: Total, outside: Props["outside"]) {
  const { count } = selection;
  if (!selection.all) {
    if (outside === null) return `${formatCount(count)} selected, some may not be in this list`;
    return `${formatCount(count)} selected${outside ? `, ${formatCount(outside)} not in this list` : ""}`;
  }
  const { except, seen } = selection;
  const words =
    except.length > 0
      ? `All ${many(seen)} but ${formatCount(except.length)} selected${seen.exact ? `: ${formatCount(count)}` : ""}`
      : `All ${many(seen)} selected`;
  return total.count === seen.count ? words : `${words}, ${many(total)} match now`;
}

function lapsedWords(lapsed: number) {
  return `The filters changed, so the ${formatCount(lapsed)} you had selected are no longer selected.`;
}

function many({ count, exact }: Total) {
  return `${formatCount(count)}${exact ? "" : "+"}`;
}
