import Link from "next/link";
import { Chip } from "@/components/chip";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import { WalkedLines } from "@/components/walked-lines";
import { processSubjects, purposes } from "@/db/vocabulary/purposes";
import type { listReplyRates, listTemplates } from "../queries/list-templates";
import { replyRateWords } from "../rules/reply-rate";

type Template = Awaited<ReturnType<typeof listTemplates>>[number];
type Props = { label: string; rows: Template[]; rates: Awaited<ReturnType<typeof listReplyRates>> };

/** Templates by name: what each is for, whose it is, and how many reply to it. */
export function TemplatesTable({ label, rows, rates }: Props) {
  return (
    <WalkedLines>
      <PlainTable label={label} columns={columnsFor(rates)} rows={rows} rowId={({ id }) => id} />
    </WalkedLines>
  );
}

function columnsFor(rates: Props["rates"]): PlainColumn<Template>[] {
  return [
    {
      header: "Name",
      draw: ({ id, name, ownerId }) => (
        <>
          <Link href={`/templates/${id}`} data-line="">
            {name}
          </Link>{" "}
          {ownerId ? <Chip>Only you</Chip> : null}
        </>
      ),
    },
    {
      header: "For",
      draw: ({ purpose, processSubject }) =>
        processSubject ? `In process: ${processSubjects[processSubject]}` : purposes[purpose].label,
    },
    { header: "Subject", draw: ({ subject }) => subject },
    { header: "Version", number: true, draw: ({ version }) => version },
    { header: "Reply rate", draw: ({ id }) => replyRateWords(rates.get(id) ?? null) },
  ];
}
