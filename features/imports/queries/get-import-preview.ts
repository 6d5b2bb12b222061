import { setImmediate as turn } from "node:timers/promises";
import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { imports } from "@/db/schema/imports";
import { findAddressOwners } from "@/features/people/queries/address-owners";
import type { FileRow } from "@/lib/csv-file";
import { NotFound, Refusal } from "@/lib/errors";
import { cutText } from "@/lib/text";
import { guessMapping, type ImportField } from "../rules/columns";
import { readRow, type ReadRow } from "../rules/rows";
import { findNamesakes, marksOf } from "./find-namesakes";
import { findImportHead } from "./find-import-file";

type Mapping = Partial<Record<ImportField, string>>;
type Tone = "new" | "known" | "refused";
type PreviewedRow = {
  line: number;
  name: string;
  address: string | null;
  words: string;
  tone: Tone;
  notes: string[];
};

/** Rows that are looked at; of larger files, the first ones that one part of the file holds. */
const mostLookedAt = 2_000;
const shownRows = 50;
const rowsATurn = 200;

/** Columns with samples, the mapping (as given, else guessed), and what would become of the rows. Writes nothing. */
export async function getImportPreview(
  context: Context,
  { importId, mapping }: { importId: string; mapping: Mapping | null },
) {
  const [stored] = await context.db
    .select({ id: imports.id, encoding: imports.encoding })
    .from(imports)
    .where(eq(imports.id, importId));
  if (!stored) throw new NotFound("import");
  const file = await findImportHead(context, stored, { most: mostLookedAt });
  if (!file) throw new Refusal("This is not a table.");
  const { rows } = file;
  const present =
    mapping ??
    guessMapping(
      file.columns,
      rows.slice(0, shownRows).map(({ cells }) => cells),
    );
  const foretold = await foretell(context, file.columns, rows, present);
  const counts: Record<Tone, number> = { new: 0, known: 0, refused: 0 };
  for (const { tone } of foretold) counts[tone] += 1;
  const refusedToo = foretold.slice(shownRows).filter(({ tone }) => tone === "refused");
  return {
    columns: file.columns.map((name, at) => ({
      name,
      samples: rows.slice(0, 3).map(({ cells }) => cutText((cells[at] ?? "").trim(), 60)),
    })),
    mapping: present,
    lookedAt: rows.length,
    counts,
    rows: [...foretold.slice(0, shownRows), ...refusedToo.slice(0, shownRows)],
  };
}

async function foretell(context: Context, names: string[], rows: FileRow[], mapping: Mapping) {
  const columns = Object.entries(mapping).map(([field, column]) => [field, names.indexOf(column)] as const);
  const read: { line: number; row: ReadRow }[] = [];
  for (const [index, { line, cells, broken }] of rows.entries()) {
    // Others have their turn meanwhile: it is a page that reads them.
    if (index % rowsATurn === 0) await turn();
    const row = broken
      ? { refused: "A quotation mark opens here and never closes. Nothing after it can be read." }
      : readRow(Object.fromEntries(columns.map(([field, at]) => [field, (cells[at] ?? "").trim()])));
    read.push({ line, row });
  }
  const owners = await findAddressOwners(
    context,
    read.flatMap(({ row }) => ("facts" in row ? row.facts.emails : [])),
  );
  const namesakes = await findNamesakes(
    context,
    read.flatMap(({ row }) => ("facts" in row ? [row.facts] : [])),
  );
  const seen = new Map<string, number>();
  return read.map(({ line, row }): PreviewedRow => {
    if ("refused" in row) return { line, name: "", address: null, words: row.refused, tone: "refused", notes: [] };
    const { address, facts, notes } = row;
    const known = facts.emails.flatMap((one) => owners.get(one) ?? [])[0];
    const namesake = namesakes.get(facts);
    const marks = marksOf(facts);
    const before = marks.flatMap((one) => seen.get(one) ?? [])[0];
    for (const one of marks) if (!seen.has(one)) seen.set(one, line);
    const name = `${facts.firstName} ${facts.lastName}`.trim();
    const shown = { line, name, address, notes };
    if (known?.candidateId) return { ...shown, tone: "known", words: `Already in Callback: ${known.name}` };
    if (namesake) return { ...shown, tone: "known", words: `Already in Callback: ${namesake.name}` };
    if (before)
      return { ...shown, tone: "known", words: address ? `The address of row ${before} again` : `Row ${before} again` };
    if (known) return { ...shown, tone: "new", words: `New candidate, a contact already: ${known.name}` };
    return { ...shown, tone: "new", words: address ? "New candidate" : "New candidate, without an email address" };
  });
}
