import type { Mutant } from "../mutation/mutant.ts";

const table = "components/data-table/data-table.tsx";
const selection = "components/data-table/use-selection.ts";
const rows = "components/data-table/use-rows.ts";
const paper = "components/page-shell/use-paper.ts";
const papering = "components/page-shell/use-paper.test.tsx";
const selecting = "components/data-table/data-table-selection.test.tsx";
const keys = "components/data-table/data-table-keys.test.tsx";

/** What every list does with a selection, a key and a click. */
export const mutants: Mutant[] = [
  {
    harm: "A selection is of places on the page, not of people.",
    change: { file: table, find: "  getRowId: ({ id }: DataRow) => id,\n", replace: "" },
    fails: [{ file: selecting, name: "lives over pages" }],
  },
  {
    harm: "All that match stay selected under another filter.",
    change: {
      file: selection,
      find: "const all = matching?.filters === filters ? matching : null;",
      replace: "const all = matching;",
    },
    fails: [{ file: selecting, name: "all that match are those of one filter" }],
  },
  {
    harm: "Nobody is told that a filter let go of all that matched.",
    change: { file: selection, find: "lapsed: all || ids.length > 0 ? 0 : lapsed,", replace: "lapsed: 0," },
    fails: [{ file: selecting, name: "all that match are those of one filter" }],
  },
  {
    harm: "One row unticked out of all that match is forgotten on the next page.",
    change: { file: selection, find: "[...kept, ...left].map", replace: "left.map" },
    fails: [{ file: selecting, name: "leaves all the others, over pages" }],
  },
  {
    harm: "A selection does not say how many of it are not in the list.",
    change: { file: selection, find: "picked[id] !== filters && !onPage.has(id)", replace: "false" },
    fails: [{ file: selecting, name: "how many of them are not in the list" }],
  },
  {
    harm: "A list that is empty hides what is selected.",
    change: { file: table, find: "{bar ? <div className={foot.foot}>{bar}</div> : null}", replace: "" },
    fails: [{ file: selecting, name: "a filter that finds nobody still says" }],
  },
  {
    harm: "A tick draws the whole page.",
    change: {
      file: "components/data-table/table-row.tsx",
      find: "memo(PlainRow) as typeof PlainRow",
      replace: "PlainRow",
    },
    fails: [{ file: selecting, name: "a tick draws one row" }],
  },
  {
    harm: "Keys run verbs while somebody types or a panel is open.",
    change: {
      file: "components/line-keys.ts",
      find: "return target.closest(typing) || document.querySelector(floating) ? null : target;",
      replace: "return target;",
    },
    fails: [{ file: keys, name: "keys are the text of who types" }],
  },
  {
    harm: "A click with Control opens the row here.",
    change: {
      file: rows,
      find: "if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;",
      replace: "",
    },
    fails: [{ file: keys, name: "one with Control is the browser's" }],
  },
  {
    harm: "A key runs a verb that the row does not have.",
    change: { file: table, find: "action && row && action.available?.(row) !== false", replace: "action" },
    fails: [{ file: keys, name: "where the row has it" }],
  },
  {
    harm: "A dark screen prints pale letters.",
    change: { file: paper, find: 'root.setAttribute(scheme, "light");', replace: "" },
    fails: [{ file: papering, name: "paper is light and unfolded" }],
  },
  {
    harm: "The page to print has the first rows only.",
    change: { file: "lib/table-url.ts", find: "return print ? mostPrinted : usual;", replace: "return usual;" },
    fails: [{ file: "features/candidates/queries/list-candidates.test.ts", name: "the page to print has all rows" }],
  },
];
