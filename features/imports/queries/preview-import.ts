import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { imports } from "@/db/schema/imports";
import { findAddressOwners } from "@/features/people/queries/address-owners";
import { NotFound, Refusal } from "@/lib/errors";
import { guessMapping, type ImportField } from "../rules/columns";
import { parserOptions, shapeOf } from "@/lib/csv-file";
import { readRow } from "../rules/rows";

const previewed = 50;

export type PreviewedRow = {
  line: number;
  name: string;
  address: string | null;
  words: string;
  tone: "new" | "known" | "refused";
  notes: string[];
};

/** Columns with samples, the mapping (as given, else guessed), and what would become of the first rows. Writes nothing. */
export async function previewImport(
  { db }: Context,
  { importId, mapping }: { importId: string; mapping: Partial<Record<ImportField, string>> | null },
) {
  const [row] = await db.select({ file: imports.file }).from(imports).where(eq(imports.id, importId));
  if (!row) throw new NotFound("import");
  const shape = shapeOf(row.file);
  if (!shape) throw new Refusal("This is not a table.");
  const rows = parse(shape.text, { ...parserOptions(shape.delimiter), to: previewed + 1 }).slice(shape.headed ? 1 : 0);
  const present = mapping ?? guessMapping(shape.columns, rows);
  const cellsOf = (cells: string[]) =>
    Object.fromEntries(
      Object.entries(present).map(([field, column]) => [field, cells[shape.columns.indexOf(column)] ?? ""]),
    );
  const read = rows
    .slice(0, previewed)
    .map((cells, index) => ({ line: index + (shape.headed ? 2 : 1), row: readRow(cellsOf(cells)) }));
  const owners = await findAddressOwners(
    { db },
    read.flatMap(({ row: one }) => ("address" in one ? [one.address] : [])),
  );
  return {
    columns: shape.columns.map((name, at) => ({
      name,
      samples: rows.slice(0, 3).map((cells) => (cells[at] ?? "").slice(0, 60)),
    })),
    mapping: present,
    rows: read.map(({ line, row: one }): PreviewedRow => {
      if ("refused" in one) return { line, name: "", address: null, words: one.refused, tone: "refused", notes: [] };
      const owner = owners.get(one.address);
      const name = `${one.facts.firstName} ${one.facts.lastName}`.trim();
      return {
        line,
        name,
        address: one.address,
        words: owner ? `Known: ${owner.name}` : "New candidate",
        tone: owner ? "known" : "new",
        notes: one.notes,
      };
    }),
  };
}
