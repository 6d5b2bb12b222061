import type { OperationContext } from "@/db/context";
import { NotFound, Refusal } from "@/lib/errors";
import type { BulkReport, RefusedRow } from "../rules";
import { inSavepoint } from "./run-operation";

/**
 * Does a step for each row of a bulk verb: one operation and one transaction for all, a savepoint for each, one
 * report. A row named twice is done once. In the order of their ids, so that two bulk verbs over the same rows cannot deadlock. An expected refusal
 * becomes a row of the report; any other error takes everything back.
 */
export async function eachRow<Row, Done>(
  inside: OperationContext,
  rows: Row[],
  idOf: (row: Row) => string,
  step: (savepoint: OperationContext, row: Row) => Promise<Done>,
): Promise<BulkReport<Done>> {
  const done: Done[] = [];
  const refused: RefusedRow[] = [];
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  for (const row of [...byId.values()].toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1))) {
    try {
      done.push(await inSavepoint(inside, (savepoint) => step(savepoint, row)));
    } catch (error) {
      refused.push(refusedRow(idOf(row), error));
    }
  }
  return { done, refused };
}

/** An expected refusal as a row of the report; any other error is thrown again. */
export function refusedRow(id: string, error: unknown): RefusedRow {
  if (error instanceof Refusal || error instanceof NotFound) return { id, sentence: error.message };
  throw error;
}
