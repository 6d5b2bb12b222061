import Link from "next/link";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import { WalkedLines } from "@/components/walked-lines";
import { valueItemKinds } from "@/db/vocabulary/value-items";
import { plural } from "@/lib/format/count";
import type { ValueItem } from "../queries/list-value-items";
import { audienceWords, siteOf } from "../rules/words";

/** What is worth sharing: what it is, whom it is for, and how many people have it. */
export function ValueItemsTable({ label, rows }: { label: string; rows: ValueItem[] }) {
  return (
    <WalkedLines>
      <PlainTable label={label} columns={columns} rows={rows} rowId={({ id }) => id} />
    </WalkedLines>
  );
}

const columns: PlainColumn<ValueItem>[] = [
  {
    header: "Title",
    draw: ({ id, title }) => (
      <Link href={`/worth-sharing/${id}`} data-line="">
        {title}
      </Link>
    ),
  },
  { header: "Kind", keep: true, draw: ({ kind }) => valueItemKinds[kind] },
  { header: "Site", draw: ({ url }) => siteOf(url) },
  { header: "Who it is for", draw: audienceWords },
  {
    header: "Shared with",
    keep: true,
    draw: ({ shared }) => (shared > 0 ? plural(shared, "person", "people") : "No one yet"),
  },
  { header: "Added by", draw: ({ by }) => by },
];
