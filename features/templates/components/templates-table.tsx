import Link from "next/link";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import { WalkedLines } from "@/components/walked-lines";
import { purposes } from "@/db/vocabulary/purposes";
import type { listTemplates } from "../queries/list-templates";

type Template = Awaited<ReturnType<typeof listTemplates>>[number];

const columns: PlainColumn<Template>[] = [
  {
    header: "Name",
    draw: ({ id, name }) => (
      <Link href={`/templates/${id}`} data-line="">
        {name}
      </Link>
    ),
  },
  { header: "For", draw: ({ purpose }) => purposes[purpose].label },
  { header: "Subject", draw: ({ subject }) => subject },
  { header: "Version", number: true, draw: ({ version }) => version },
];

export function TemplatesTable({ rows }: { rows: Template[] }) {
  return (
    <WalkedLines>
      <PlainTable label="Templates" columns={columns} rows={rows} rowId={({ id }) => id} />
    </WalkedLines>
  );
}
