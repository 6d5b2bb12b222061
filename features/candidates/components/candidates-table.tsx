"use client";

import { Button } from "@mantine/core";
import dynamic from "next/dynamic";
import { useMemo, useState, type ReactNode } from "react";
import { ContactLight } from "@/components/contact-light";
import { DataTable, type DataColumn } from "@/components/data-table/data-table";
import type { RowAction } from "@/components/data-table/row-menu";
import type { Selection } from "@/components/data-table/selection-bar";
import { PhoneLink } from "@/components/phone-link";
import { Time } from "@/components/time";
import type { TableRow } from "../rules/table-row";
import styles from "./candidates-table.module.css";

const LogTouchPanel = dynamic(
  async () => (await import("@/features/touches/components/log-touch-panel")).LogTouchPanel,
  { ssr: false },
);
const BulkVerb = dynamic(async () => (await import("./bulk-verb")).BulkVerb, { ssr: false });

type Props = {
  rows: TableRow[];
  total: { count: number; exact: boolean };
  next: string | null;
  previous: string | null;
  sort: string;
  page: number;
  pageSize: number;
  /** The filters as a query string: what "all matching" stands for. */
  matching: string;
  owners: { id: string; name: string }[];
  zone: string;
  now: Date;
  mayWrite: boolean;
  empty: ReactNode;
};

type Bulk = { verb: "position" | "owner"; selection: Selection };

/** The candidates, fifty at a time: `l` logs a call, Enter opens, x picks. */
export function CandidatesTable({ rows, matching, owners, zone, now, mayWrite, ...table }: Props) {
  const [callee, setCallee] = useState<TableRow | null>(null);
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const columns = useMemo(() => columnsFor(zone, now), [zone, now]);
  const putOn = (row: TableRow) =>
    setBulk({ verb: "position", selection: { ids: [row.id], all: false, count: 1, clear: () => undefined } });
  const actions: RowAction<TableRow>[] = [
    { label: "Log a call", key: "l", run: setCallee },
    { label: "Put on a position", key: "p", run: putOn },
  ];
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
        {...(mayWrite ? { actions, bulk: verbs } : {})}
        label="Candidates"
        rows={rows}
        columns={columns}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        href={(row) => `/candidates/${row.id}`}
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
  const day = (at: string | null) => (at ? <Time at={at} zone={zone} now={now} form="relative-day" /> : null);
  return [
    {
      id: "name",
      label: "Name",
      sortable: true,
      always: true,
      className: styles.two,
      cell: (row) => (
        <>
          <a href={`/candidates/${row.id}`} data-row-link>
            {row.name}
          </a>
          <span>{row.title}</span>
        </>
      ),
    },
    {
      id: "trade",
      label: "Discipline",
      phone: "bare",
      className: styles.two,
      cell: (row) => (
        <>
          <span>{row.trade}</span>
          <span>{row.place}</span>
        </>
      ),
    },
    { id: "licenses", label: "Licenses & certs", phone: "bare", cell: licenseCell },
    {
      id: "light",
      label: "Contact",
      phone: "bare",
      className: styles.keep,
      cell: ({ light: { light, words, short } }) => <ContactLight light={light} words={words} short={short} />,
    },
    {
      id: "phone",
      label: "Phone",
      phone: "bare",
      className: styles.phone,
      cell: ({ phone, name, zone: theirs, wrongNumber }) =>
        phone ? <PhoneLink number={phone} name={name} zone={theirs} now={now} wrong={wrongNumber} /> : null,
    },
    {
      id: "contact",
      label: "Last contact",
      sortable: true,
      downFirst: true,
      className: styles.keep,
      cell: (row) => day(row.contact) ?? <span className={styles.soft}>never</span>,
    },
    { id: "available", label: "Available", sortable: true, className: styles.keep, cell: (row) => day(row.available) },
    { id: "owner", label: "Owner", extra: true, phone: "hide", cell: (row) => row.owner },
    { id: "email", label: "Email", extra: true, cell: (row) => row.email },
    { id: "employer", label: "Employer", extra: true, cell: (row) => row.employer },
    { id: "added", label: "Added", sortable: true, downFirst: true, extra: true, cell: (row) => day(row.added) },
    { id: "updated", label: "Updated", sortable: true, downFirst: true, extra: true, cell: (row) => day(row.updated) },
  ];
}

function licenseCell({ licenses }: TableRow) {
  const shown = licenses.slice(0, 2);
  const rest = licenses.length - shown.length;
  if (licenses.length === 0) return null;
  return (
    <span className={styles.licenses} title={rest > 0 ? licenses.map((one) => one.text).join(", ") : undefined}>
      {shown.map((one) => (
        <span key={one.text} data-holds={one.holds || undefined}>
          {one.text}
        </span>
      ))}
      {rest > 0 ? <small>+{rest}</small> : null}
    </span>
  );
}
