/** A row that a bulk verb left as it was, and why. */
export type RefusedRow = { id: string; sentence: string };

/** What every bulk verb reports: what was done, and each row that was refused (docs/decisions/0012-bulk-verbs.md). */
export type BulkReport<Done> = { done: Done[]; refused: RefusedRow[] };

/** The reasons in one sentence or three, each once, for a notice. */
export function refusedWords(refused: Pick<RefusedRow, "sentence">[]): string {
  const said = [...new Set(refused.map((one) => one.sentence))];
  return said.length > 3 ? `${said.slice(0, 3).join(" ")} And ${said.length - 3} more.` : said.join(" ");
}
