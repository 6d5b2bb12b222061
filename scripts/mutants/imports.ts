import type { Mutant } from "../mutation/mutant.ts";

const runs = "features/imports/mutations/run-import.test.ts";
const chunk = "features/imports/mutations/import-chunk.ts";

export const mutants: Mutant[] = [
  {
    harm: "The report of a chunk is written without its people.",
    change: { file: chunk, find: "await insertRows(\n      tx,", replace: "await insertRows(\n      context.db," },
    fails: [{ file: runs, name: "a chunk that is lost at its end leaves neither people nor report" }],
  },
  {
    harm: "The people of a chunk are written without its report.",
    change: { file: chunk, find: "await report(inside)", replace: "await report(context)" },
    fails: [{ file: runs, name: "a chunk that is lost at its end leaves neither people nor report" }],
  },
  {
    harm: "Two workers at one file take a chunk twice.",
    change: { file: chunk, find: " || held.doneCount !== doneBefore", replace: "" },
    fails: [{ file: runs, name: "a worker that dies leaves whole chunks, and two that go on double nobody" }],
  },
  {
    harm: "A file starts twice.",
    change: {
      file: "features/imports/mutations/start-import.ts",
      find: ', inArray(imports.state, ["uploaded", "mapped"])',
      replace: "",
    },
    fails: [{ file: runs, name: "started twice, a file runs once" }],
  },
  {
    harm: "A row that the database does not take stops all others.",
    change: {
      file: "features/imports/mutations/run-import.ts",
      find: "if (!isOfTheData(error)) throw error;\n    for",
      replace: "throw error;\n    for",
    },
    fails: [{ file: runs, name: "a row that the database does not take", says: "Failed query" }],
  },
];
