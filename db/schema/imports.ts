import { sql } from "drizzle-orm";
import { index, integer, jsonb, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import {
  fileEncodings,
  importRowVerdicts,
  importStates,
  knownRowChoices,
  type FileEncoding,
  type ImportRowVerdict,
  type ImportState,
  type KnownRowChoice,
} from "../vocabulary/imports";
import { at, bytea, id, inWords, oneOf, table } from "./columns";
import { operationId } from "./operations";
import { people } from "./people";
import { recruiters } from "./recruiters";

/** An uploaded file of people. */
export const imports = table(
  "imports",
  {
    id: id(),
    fileName: text().notNull(),
    /** Of a file uploaded before files were stored in parts; nothing reads or writes it any more. */
    file: bytea(),
    /** Null for a file uploaded before this column: then it is found out from the bytes. */
    encoding: text().$type<FileEncoding>(),
    columns: jsonb().$type<string[]>().notNull(),
    /** Column of the file by field of ours. */
    mapping: jsonb().$type<Record<string, string>>().notNull().default({}),
    knownRows: text().$type<KnownRowChoice>().notNull().default("fill"),
    state: text().$type<ImportState>().notNull().default("uploaded"),
    rowCount: integer().notNull().default(0),
    doneCount: integer().notNull().default(0),
    /** The code of a fault, for whoever reads the log. */
    error: text(),
    /** Why the file cannot be imported, in a sentence for whoever uploaded it. */
    reason: text(),
    /** The operation that all of its chunks belong to. */
    operationId: operationId(),
    by: uuid()
      .notNull()
      .references(() => recruiters.id),
    createdAt: at().notNull(),
    /** When the last part of it came in. */
    receivedAt: at(),
    startedAt: at(),
    finishedAt: at(),
    /** When somebody said that they have looked at the rows that were skipped or came in with a remark. */
    checkedAt: at(),
    checkedOperationId: operationId("checked_operation_id"),
  },
  (t) => [
    index("imports_created").on(t.createdAt),
    index("imports_unchecked")
      .on(t.by, t.finishedAt)
      .where(sql`${t.state} = 'done' and ${t.checkedAt} is null`),
    // A recruiter uploads one file at a time, whatever windows are open.
    uniqueIndex("imports_one_upload")
      .on(t.by)
      .where(inWords(t.state, ["receiving"])),
    oneOf("imports_encoding", t.encoding, fileEncodings),
    oneOf("imports_state", t.state, importStates),
    oneOf("imports_known_rows", t.knownRows, knownRowChoices),
  ],
);

/** The file, in parts that are read one at a time, so that a file of 100,000 people is never in memory as a whole. */
export const importParts = table(
  "import_parts",
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id),
    part: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.part] })],
);

/** Values of facts, as they were and as a row made them. */
export type ImportChanges = Record<string, { before: unknown; after: unknown }>;

/** The report: what happened to each row, and why. */
export const importRows = table(
  "import_rows",
  {
    id: id(),
    importId: uuid()
      .notNull()
      .references(() => imports.id),
    /** Row of the file as a spreadsheet numbers it: the head is 1. */
    line: integer().notNull(),
    cells: jsonb().$type<Record<string, string>>().notNull(),
    verdict: text().$type<ImportRowVerdict>().notNull().default("pending"),
    reason: text(),
    /** Warnings that did not refuse it. */
    notes: jsonb().$type<string[]>().notNull().default([]),
    personId: uuid().references(() => people.id),
    /** What it changed about somebody whom the firm knew, as it was and as it is, by fact. */
    changes: jsonb().$type<ImportChanges>().notNull().default({}),
    /** By which a recruiter said what becomes of a row that was held. */
    decidedOperationId: operationId("decided_operation_id"),
  },
  (t) => [
    uniqueIndex("import_rows_line").on(t.importId, t.line),
    index("import_rows_verdict").on(t.importId, t.verdict, t.line),
    index("import_rows_person")
      .on(t.personId)
      .where(sql`${t.personId} is not null`),
    index("import_rows_remarks")
      .on(t.importId)
      .where(sql`${t.verdict} = 'refused' or ${t.notes} <> '[]'`),
    oneOf("import_rows_verdict_word", t.verdict, importRowVerdicts),
  ],
);
