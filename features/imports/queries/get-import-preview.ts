import { setImmediate as turn } from "node:timers/promises";
import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { imports } from "@/db/schema/imports";
import type { KnownRowChoice } from "@/db/vocabulary/imports";
import type { FileRow } from "@/lib/csv-file";
import { NotFound, Refusal } from "@/lib/errors";
import { cutText } from "@/lib/text";
import { cellsOf, guessMapping, unreadOptOuts, type ImportField } from "../rules/columns";
import { readRow, type ReadRow, type RowFacts } from "../rules/rows";
import { listChanges } from "./list-changes";
import { findImportHead } from "./find-import-file";
import { doubtOf, findKnown } from "./find-known";
import { marksOf } from "./find-namesakes";

type Mapping = Partial<Record<ImportField, string>>;
type Tone = "new" | "known" | "held" | "refused";
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
  { importId, mapping, knownRows = "fill" }: { importId: string; mapping: Mapping | null; knownRows?: KnownRowChoice },
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
  const foretold = await foretell(context, { names: file.columns, rows, mapping: present, knownRows });
  const counts: Record<Tone, number> = { new: 0, known: 0, held: 0, refused: 0 };
  for (const { tone } of foretold) counts[tone] += 1;
  const refusedToo = foretold.slice(shownRows).filter(({ tone }) => tone === "refused" || tone === "held");
  return {
    columns: file.columns.map((name, at) => ({
      name,
      samples: rows.slice(0, 3).map(({ cells }) => cutText((cells[at] ?? "").trim(), 60)),
    })),
    mapping: present,
    optOuts: unreadOptOuts(file.columns, present),
    lookedAt: rows.length,
    counts,
    rows: [...foretold.slice(0, shownRows), ...refusedToo.slice(0, shownRows)],
  };
}

type Asked = { names: string[]; rows: FileRow[]; mapping: Mapping; knownRows: KnownRowChoice };

async function foretell(context: Context, { names, rows, mapping, knownRows }: Asked): Promise<PreviewedRow[]> {
  const read: { line: number; row: ReadRow }[] = [];
  for (const [index, { line, cells, broken }] of rows.entries()) {
    // Others have their turn meanwhile: it is a page that reads them.
    if (index % rowsATurn === 0) await turn();
    const named = Object.fromEntries(names.map((name, at) => [name, (cells[at] ?? "").trim()]));
    const row: ReadRow = broken
      ? { refused: "A quotation mark opens here and never closes. Nothing after it can be read.", optOut: null }
      : readRow(cellsOf(mapping, named));
    read.push({ line, row });
  }
  const facts = read.flatMap(({ row }) => ("facts" in row ? [row.facts] : []));
  const found = new Map((await findKnown(context, facts)).map((one, place) => [facts[place], one]));
  const updates = await foretellUpdates(
    context,
    knownRows,
    facts.flatMap((one) => {
      const known = found.get(one);
      return known?.candidateId && !known.doubt ? [{ candidateId: known.candidateId, facts: one }] : [];
    }),
  );
  const seen = new Map<string, { line: number; name: string }>();
  return read.map(({ line, row }): PreviewedRow => {
    if ("refused" in row) return { line, name: "", address: null, words: row.refused, tone: "refused", notes: [] };
    const { address, optOut } = row;
    const name = `${row.facts.firstName} ${row.facts.lastName}`.trim();
    const notes = [...row.notes, ...(optOut?.noEmail ? ["Goes on the do-not-email list."] : [])];
    if (optOut?.noContact) notes.push("Will be marked as do not contact.");
    const shown = { line, name, address, notes };
    const known = found.get(row.facts);
    if (known?.doubt) return { ...shown, tone: "held", words: known.doubt };
    const marks = marksOf(row.facts);
    if (known?.candidateId)
      return { ...shown, tone: "known", words: `Already in Callback: ${updates.get(row.facts) ?? known.name}` };
    const earlier = marks.flatMap((mark) => {
      const before = seen.get(mark);
      return before ? [{ by: mark, personId: `${before.line}`, ...before }] : [];
    });
    const doubt = doubtOf(row.facts, earlier);
    if (doubt) return { ...shown, tone: "held", words: `${doubt} Row ${earlier[0]?.line} is theirs.` };
    for (const mark of marks) if (!seen.has(mark)) seen.set(mark, { line, name });
    const [before] = earlier;
    if (before)
      return {
        ...shown,
        tone: "known",
        words: address ? `The address of row ${before.line} again` : `Row ${before.line} again`,
      };
    if (known?.name) return { ...shown, tone: "new", words: `New candidate, a contact already: ${known.name}` };
    return { ...shown, tone: "new", words: address ? "New candidate" : "New candidate, without an email address" };
  });
}

/** What becomes of people the firm knows: what changes, as it is and as it will be. */
async function foretellUpdates(
  context: Context,
  choice: KnownRowChoice,
  rows: { candidateId: string; facts: RowFacts }[],
): Promise<Map<RowFacts, string>> {
  const compared = await listChanges(context, choice, rows);
  return new Map(
    compared.flatMap((one, place) => {
      const row = rows[place]?.facts;
      return row && "changed" in one ? [[row, one.words.replace(/\.$/, "")]] : [];
    }),
  );
}
