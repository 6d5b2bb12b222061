import Link from "next/link";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import { Time } from "@/components/time";
import { WalkedLines } from "@/components/walked-lines";
import { importStates } from "@/db/vocabulary/imports";
import { formatCount } from "@/lib/format/count";
import type { listImports } from "../queries/list-imports";

type ImportedFile = Awaited<ReturnType<typeof listImports>>[number];

/** The files of people that were imported, newest first. */
export function ImportsTable({ rows, zone, now }: { rows: ImportedFile[]; zone: string; now: Date }) {
  return (
    <WalkedLines>
      <PlainTable label="Imports" columns={columnsFor(zone, now)} rows={rows} rowId={({ id }) => id} />
    </WalkedLines>
  );
}

function columnsFor(zone: string, now: Date): PlainColumn<ImportedFile>[] {
  return [
    {
      header: "File",
      draw: ({ id, fileName }) => (
        <Link href={`/imports/${id}`} data-line="">
          {fileName}
        </Link>
      ),
    },
    { header: "Status", draw: ({ state }) => importStates[state] },
    {
      header: "Rows",
      number: true,
      draw: ({ doneCount, rowCount }) =>
        rowCount === 0 ? "–" : `${formatCount(doneCount)} of ${formatCount(rowCount)}`,
    },
    { header: "By", draw: ({ by }) => by },
    {
      header: "Uploaded",
      keep: true,
      phone: "bare",
      draw: ({ createdAt }) => <Time at={createdAt} zone={zone} now={now} form="day-time" />,
    },
  ];
}
