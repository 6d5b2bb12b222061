"use client";

import { Button } from "@mantine/core";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { ContactLight } from "@/components/contact-light";
import { DataTable, type DataColumn } from "@/components/data-table/data-table";
import type { Selection } from "@/components/data-table/selection-bar";
import { PhoneLink } from "@/components/phone-link";
import { Time } from "@/components/time";
import type { TableRow } from "../rules/table-row";
import styles from "./candidates-table.module.css";

const LogTouchPanel = dynamic(
  async () => (await import("@/features/touches/components/log-touch-panel")).LogTouchPanel,
);
const BulkVerb = dynamic(async () => (await import("./bulk-verb")).BulkVerb);

type Props = {
  rows: TableRow[];
  total: { count: number; exact: boolean };
  next: string | null;
  sort: string;
  page: number;
  pageSize: number;
  /** The filters as a query string: what "all matching" stands for. */
  matching: string;
  owners: { id: string; name: string }[];
  zone: string;
  now: Date;
  mayWrite: boolean;
  empty: React.ReactNode;
};

type Bulk = { verb: "position" | "owner"; selection: Selection };

/** The candidates, fifty at a time: `l` logs a call, Enter opens, x picks. */
export function CandidatesTable({ rows, matching, owners, zone, now, mayWrite, ...table }: Props) {
  const [callee, setCallee] = useState<TableRow | null>(null);
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const verbs = (selection: Selection) => (
    <>
      <Button size="compact-sm" onClick={() => setBulk({ verb: "position", selection })}>
        Put on a position
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => setBulk({ verb: "owner", selection })}>
        Assign owner
      </Button>
    </>
  );
  return (
    <>
      <DataTable
        {...table}
        label="Candidates"
        rows={rows}
        columns={columnsFor(zone, now)}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        href={(row) => `/candidates/${row.id}`}
        rowKeys={mayWrite ? { l: setCallee } : {}}
        bulk={mayWrite ? verbs : undefined}
      />
      {callee ? (
        <LogTouchPanel
          person={{ id: callee.personId, name: callee.name, phone: callee.phone, zone: callee.zone }}
          onClose={() => setCallee(null)}
        />
      ) : null}
      {bulk ? <BulkVerb {...bulk} matching={matching} owners={owners} onClose={() => setBulk(null)} /> : null}
    </>
  );
}

function columnsFor(zone: string, now: Date): DataColumn<TableRow>[] {
  const day = (at: string | null) => (at ? <Time at={at} zone={zone} now={now} form="relative-day" /> : "");
  return [
    {
      id: "name",
      label: "Name",
      sortable: true,
      always: true,
      cell: (row) => (
        <span className={styles.name}>
          <Link href={`/candidates/${row.id}`} prefetch={false} tabIndex={-1}>
            {row.name}
          </Link>
          <span className={styles.soft} title={row.title}>
            {row.title}
          </span>
        </span>
      ),
    },
    { id: "trade", label: "Discipline", cell: (row) => row.trade },
    { id: "place", label: "Place", cell: (row) => row.place },
    { id: "licenses", label: "Licenses & certs", cell: (row) => <Licenses licenses={row.licenses} /> },
    {
      id: "light",
      label: "Contact",
      cell: (row) => <ContactLight light={row.light.light} words={row.light.words} short={row.light.short} />,
    },
    {
      id: "phone",
      label: "Phone",
      cell: (row) =>
        row.phone ? (
          <span data-wrong={row.wrongNumber || undefined} className={styles.phone}>
            <PhoneLink number={row.phone} name={row.name} zone={row.zone} now={now} />
          </span>
        ) : null,
    },
    { id: "contact", label: "Last contact", sortable: true, cell: (row) => day(row.contact) || "never" },
    { id: "available", label: "Available", sortable: true, cell: (row) => day(row.available) },
    { id: "owner", label: "Owner", cell: (row) => row.owner },
    { id: "email", label: "Email", extra: true, cell: (row) => row.email },
    { id: "employer", label: "Employer", extra: true, cell: (row) => row.employer },
    { id: "added", label: "Added", sortable: true, extra: true, cell: (row) => day(row.added) },
    { id: "updated", label: "Updated", sortable: true, extra: true, cell: (row) => day(row.updated) },
  ];
}

function Licenses({ licenses }: { licenses: TableRow["licenses"] }) {
  const shown = licenses.slice(0, 2);
  const rest = licenses.length - shown.length;
  return (
    <span className={styles.licenses} title={licenses.map((one) => one.text).join(", ")}>
      {shown.map((one) => (
        <span key={one.text} className={styles.license} data-holds={one.holds || undefined}>
          {one.text}
        </span>
      ))}
      {rest > 0 ? <span className={styles.soft}>+{rest}</span> : null}
    </span>
  );
}
