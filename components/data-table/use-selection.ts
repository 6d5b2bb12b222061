import { functionalUpdate, type RowSelectionState, type Updater } from "@tanstack/react-table";
import { useMemo, useState } from "react";
import type { DataRow } from "./columns";

/** Rows in all; `exact` false means "at least". */
export type Total = { count: number; exact: boolean };

/**
 * What a verb for many gets. `all` stands for the filters, which the server asks again: all that matched when they were
 * selected, which were `seen` then, but the exceptions.
 */
export type Selection = { count: number; clear: () => void } & (
  | { all: false; ids: string[] }
  | { all: true; except: string[]; seen: Total }
);

type AllMatching = { filters: string; seen: Total; except: RowSelectionState };

/**
 * Which rows are selected, over pages: by id, or all that match the filters but some. The latter is about the filters it
 * was made under: under others nothing is selected, and `lapsed` says how many were.
 */
export function useSelection(rows: DataRow[], filters: string, total: Total) {
  /** By id, each with the filters under which it was picked. */
  const [picked, setPicked] = useState<Record<string, string>>({});
  const [matching, setMatching] = useState<AllMatching | null>(null);
  const [lapsed, setLapsed] = useState(0);
  if (matching && matching.filters !== filters) {
    // For good: what was said to be no longer selected must not come back with the old filters.
    setLapsed(matching.seen.count - Object.keys(matching.except).length);
    setMatching(null);
  }
  const all = matching?.filters === filters ? matching : null;
  const rowSelection: RowSelectionState = useMemo(() => {
    const ids = all ? rows.map(({ id }) => id).filter((id) => !all.except[id]) : Object.keys(picked);
    return chosen(ids);
  }, [all, picked, rows]);

  /** From what is selected by then: of two keys in one moment the second one knows of the first. */
  function change(updater: Updater<RowSelectionState>) {
    setLapsed(0);
    if (!all) {
      setPicked((before) => {
        const now = functionalUpdate(updater, chosen(Object.keys(before)));
        const ids = Object.keys(now).filter((id) => now[id]);
        return Object.fromEntries(ids.map((id) => [id, before[id] ?? filters]));
      });
      return;
    }
    const here = rows.map(({ id }) => id);
    setMatching((before) => {
      const { except: excepted, seen } = before ?? all;
      const now = functionalUpdate(updater, chosen(here.filter((id) => !excepted[id])));
      const kept = Object.keys(excepted).filter((id) => !now[id]);
      const except = chosen([...kept, ...here.filter((id) => !now[id])]);
      const none = seen.exact && Object.keys(except).length >= seen.count;
      return none ? null : { ...all, except };
    });
  }
  function pickAll() {
    setLapsed(0);
    setPicked({});
    setMatching({ filters, seen: total, except: {} });
  }
  function clear() {
    setLapsed(0);
    setPicked({});
    setMatching(null);
  }

  const ids = Object.keys(picked);
  const except = Object.keys(all?.except ?? {});
  const selection: Selection = all
    ? { all: true, except, seen: all.seen, count: all.seen.count - except.length, clear }
    : { all: false, ids, count: ids.length, clear };
  const onPage = new Set(rows.map(({ id }) => id));
  return {
    selection,
    rowSelection,
    /** Picked under other filters and not on this page: they may not be in this list at all. */
    elsewhere: all ? [] : ids.filter((id) => picked[id] !== filters && !onPage.has(id)),
    /** How many were selected by filters that are no longer those of the list. */
    lapsed: all || ids.length > 0 ? 0 : lapsed,
    onRowSelectionChange: change,
    pickAll,
  };
}

const chosen = (ids: string[]): RowSelectionState => Object.fromEntries(ids.map((id) => [id, true as const]));
