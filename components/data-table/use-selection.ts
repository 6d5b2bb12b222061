import { functionalUpdate, type RowSelectionState, type Updater } from "@tanstack/react-table";
import { useMemo, useState } from "react";
import type { DataRow } from "./columns";

/**
 * Which rows are ticked, over pages: by id, or all that match the filters. The latter stands for what the server finds
 * again, so no ids are kept for it: each page is ticked as it comes, and a row unticked there leaves the rest of its page.
 */
export function useSelection(rows: DataRow[], filters: string) {
  const [picked, setPicked] = useState<RowSelectionState>({});
  const [allOf, setAllOf] = useState<string | null>(null);
  const all = allOf === filters;
  const ofPage = useMemo(() => Object.fromEntries(rows.map(({ id }) => [id, true as const])), [rows]);

  function change(updater: Updater<RowSelectionState>) {
    setPicked((before) => functionalUpdate(updater, all ? ofPage : before));
    setAllOf(null);
  }
  function pickAll() {
    setPicked({});
    setAllOf(filters);
  }
  function clear() {
    setPicked({});
    setAllOf(null);
  }

  return { all, rowSelection: all ? ofPage : picked, onRowSelectionChange: change, pickAll, clear };
}
