import type { Context } from "@/db/context";
import { auditNouns, type AuditNoun } from "@/db/vocabulary/audit";
import { wordsOfVerb } from "@/db/vocabulary/verbs";
import { wordsOfFields } from "../rules/log-words";
import { type AuditFilter, type AuditRow, listOperations } from "./list-operations";

const chunkSize = 500;
/** A spreadsheet takes a million rows; the filters find older ones. */
const mostRows = 100_000;

/** The log as rows of a file, some at a time: its head first, then a row for each thing that an operation changed. */
export async function* listLogRows(context: Context, filter: AuditFilter): AsyncGenerator<string[][]> {
  yield [["When (UTC)", "Who", "What happened", "Reason", "About", "Name", "Id", "Changed", "Undone by"]];
  for (let page = 1; page <= mostRows / chunkSize; page += 1) {
    const rows = await listOperations(context, filter, { page, size: chunkSize });
    yield rows.slice(0, chunkSize).flatMap(rowsOf);
    if (rows.length <= chunkSize) return;
  }
}

function rowsOf({ at, recruiter, systemName, verb, reason, undoneBy, entries, entryCount }: AuditRow): string[][] {
  const head = [at.toISOString(), recruiter ?? `Callback (${systemName})`, wordsOfVerb(verb), reason ?? ""];
  const said = entries.map(({ noun, subjectId, fields, named }) => [
    ...head,
    Object.hasOwn(auditNouns, noun) ? auditNouns[noun as AuditNoun] : noun,
    named?.name ?? "",
    subjectId,
    wordsOfFields(fields).join(", "),
    undoneBy ?? "",
  ]);
  const more = entryCount - entries.length;
  return more > 0 ? [...said, [...head, `and ${more} more`, "", "", "", undoneBy ?? ""]] : said;
}
