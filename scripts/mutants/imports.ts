import type { Mutant } from "../mutation/mutant.ts";

const withoutEmail = "features/imports/mutations/import-without-email.test.ts";
const runs = "features/imports/mutations/run-import.test.ts";
const starts = "features/imports/mutations/start-import.test.ts";
const uploads = "features/imports/mutations/upload-import.test.ts";
const csv = "lib/csv-file.ts";
const csvTest = "lib/csv-file.test.ts";
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
    fails: [{ file: starts, name: "started twice, a file runs once" }],
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
  {
    harm: "A file of one endless line of delimiters fills the memory.",
    change: { file: csv, find: "if (isLineTooLong(slice)) {", replace: "if (isLineTooLong(slice) && false) {" },
    fails: [{ file: csvTest, name: "what is past the most of a file is said in words: row of nothing" }],
  },
  {
    harm: "A file that is sent again because its answer was lost is there twice.",
    change: {
      file: "features/imports/mutations/upload-import.ts",
      find: "return once(context, () => takeFile(context, upload));",
      replace: "return takeFile({ ...context, press: undefined } as Context, upload);",
    },
    fails: [{ file: uploads, name: "is sent again and is the one that is here" }],
  },
  {
    harm: "The later one of two equal uploads is left over.",
    change: {
      file: "features/imports/mutations/upload-import.ts",
      find: "if (taken.importId !== importId)",
      replace: "if (taken.importId === null)",
    },
    fails: [{ file: uploads, name: "of one press that came in twice" }],
  },
  {
    harm: "The same file of people without email addresses adds them each time.",
    change: { file: chunk, find: " && !found[place]?.candidateId", replace: "" },
    fails: [{ file: withoutEmail, name: "come in once, however often the file does" }],
  },
  {
    harm: "A person of the same name with another number is taken for the one who is known.",
    change: {
      file: "features/imports/queries/find-namesakes.ts",
      find: "and p.e164 = any(asked.numbers))",
      replace: ")",
    },
    fails: [{ file: withoutEmail, name: "a name alone is nobody who can be reached otherwise" }],
  },
  {
    harm: "Nobody has a turn while somebody's file is read.",
    change: { file: csv, find: "    at = end;\n    await turn();", replace: "    at = end;" },
    fails: [{ file: csvTest, name: "others have their turn all the time" }],
  },
  {
    harm: "A cell of any size is imported.",
    change: { file: csv, find: "    refuseLongCells(row);\n", replace: "" },
    fails: [{ file: csvTest, name: "what is past the most of a file is said in words: cell" }],
  },
  {
    harm: "What came of a broken upload stays, and keeps its recruiter from the next one.",
    change: {
      file: "features/imports/mutations/upload-import.ts",
      find: "await Promise.allSettled([dropUpload(context, importId)]);",
      replace: "",
    },
    fails: [{ file: uploads, name: "an upload whose connection breaks leaves nothing behind" }],
  },
  {
    harm: "An upload that is under way is dropped under its recruiter's hands.",
    change: { file: "features/imports/mutations/drop-uploads.ts", find: "silentMs = 60_000", replace: "silentMs = 0" },
    fails: [{ file: uploads, name: "an upload that nobody goes on with is dropped after a minute" }],
  },
  {
    harm: "A file starts with a column that it does not have.",
    change: {
      file: "features/imports/mutations/start-import.ts",
      find: "    refuseUnknownColumns(mapping, row.columns);\n",
      replace: "",
    },
    fails: [{ file: starts, name: "a column that the file does not have starts nothing" }],
  },
  {
    harm: "A file that cannot be read keeps all others from being read.",
    change: {
      file: "jobs/import-job.ts",
      find: "if (error instanceof Refusal) return failImport(",
      replace: "if (error instanceof Refusal) throw error; else return failImport(",
    },
    fails: [
      {
        file: "jobs/run-imports.test.ts",
        name: "a file that no import could read ends with the sentence",
        says: "Row 3 is longer",
      },
    ],
  },
  {
    harm: "Anybody who is signed in takes a whole file of people away.",
    change: {
      file: "features/imports/rules/report.ts",
      find: '(role === "recruiter" && id === by)',
      replace: 'role === "recruiter"',
    },
    fails: [{ file: "features/imports/mutations/export-report.test.ts", name: "nobody else takes it away" }],
  },
];
