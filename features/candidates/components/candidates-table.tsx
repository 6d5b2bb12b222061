"use client";

import { useMemo, useState, type ReactNode } from "react";
import { onDemand } from "@/components/on-demand";
import { ContactLight } from "@/components/contact-light";
import type { DataColumn } from "@/components/data-table/columns";
import buttons from "@/components/button.module.css";
import { DataTable } from "@/components/data-table/data-table";
import type { RowAction } from "@/components/data-table/row-menu";
import type { Selection } from "@/components/data-table/use-selection";
import { PhoneLink } from "@/components/phone-link";
import { Time } from "@/components/time";
import { countMatchingAction } from "../actions";
import type { TableRow } from "../rules/table-row";
import styles from "./candidates-table.module.css";

const LogTouchPanel = onDemand(
  async () => (await import("@/features/touches/components/log-touch-panel")).LogTouchPanel,
);
const BulkVerb = onDemand(async () => (await import("./bulk-verb")).BulkVerb);

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
  /** These are only like the words that were searched for. */
  similar: boolean;
  owners: { id: string; name: string }[];
  zone: string;
  now: Date;
  mayWrite: boolean;
  empty: ReactNode;
};

type Bulk = { verb: "position" | "owner" | "email"; selection: Selection; matching: string; similar: boolean };

/** The candidates, fifty at a time: `l` logs a call, Enter opens, x picks. */
export function CandidatesTable({ rows, matching, similar, owners, zone, now, mayWrite, ...table }: Props) {
  const [callee, setCallee] = useState<TableRow | null>(null);
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const columns = useMemo(() => columnsFor(zone, now), [zone, now]);
  const ask = (verb: Bulk["verb"], selection: Selection) => setBulk({ verb, selection, matching, similar });
  const addTo = (row: TableRow) => ask("position", { ids: [row.id], all: false, count: 1, clear: () => undefined });
  async function countMatching(ids: string[]) {
    const { readFrom } = await import("@/components/form/use-action");
    return (await readFrom(countMatchingAction, { matching, ids })).data ?? null;
  }
  const actions: RowAction<TableRow>[] = [
    { label: "Log a call", key: "l", run: setCallee },
    { label: "Add to position", key: "p", run: addTo },
  ];
  const verbs = (selection: Selection) => (
    <>
      <button type="button" className={buttons.filled} onClick={() => ask("position", selection)}>
        Add to position
      </button>
      <button type="button" className={buttons.default} onClick={() => ask("email", selection)}>
        Email
      </button>
      <button type="button" className={buttons.default} onClick={() => ask("owner", selection)}>
        Assign owner
      </button>
    </>
  );
  return (
    <>
      <DataTable
        {...table}
        {...(mayWrite ? { actions, bulk: verbs } : {})}
        countMatching={countMatching}
        label="Candidates"
        rows={rows}
        columns={columns}
        rowName={(row) => row.name}
        href={(row) => `/candidates/${row.id}`}
      />
      {callee ? (
        <LogTouchPanel
          person={{ id: callee.personId, name: callee.name, phone: callee.phone, zone: callee.zone }}
          onClose={() => setCallee(null)}
        />
      ) : null}
      {bulk ? <BulkVerb {...bulk} owners={owners} onClose={() => setBulk(null)} /> : null}
    </>
  );
}

function columnsFor(zone: string, now: Date): DataColumn<TableRow>[] {
  const day = (at: string | null) => (at ? <Time at={at} zone={zone} now={now} form="relative-day" /> : null);
  return [
    {
      id: "name",
      header: "Name",
      accessorKey: "name",
      enableSorting: true,
      enableHiding: false,
      meta: { className: styles.two },
      draw: (candidate) => (
        <>
          <a href={`/candidates/${candidate.id}`} data-row-link>
            {candidate.name}
          </a>
          <span>{candidate.title}</span>
        </>
      ),
    },
    {
      id: "trade",
      header: "Discipline",
      meta: { phone: "bare", className: styles.two },
      draw: (candidate) => (
        <>
          <span>{candidate.trade}</span>
          <span>{candidate.place}</span>
        </>
      ),
    },
    {
      id: "licenses",
      header: "Licenses & certs",
      meta: { phone: "bare" },
      draw: (candidate) => <Licenses licenses={candidate.licenses} />,
    },
    {
      id: "light",
      header: "Contact",
      meta: { phone: "bare", className: styles.keep },
      draw: (candidate) => <ContactLight {...candidate.light} />,
    },
    {
      id: "phone",
      header: "Phone",
      meta: { phone: "bare", className: styles.phone },
      draw: (candidate) =>
        candidate.phone ? (
          <PhoneLink
            number={candidate.phone}
            name={candidate.name}
            zone={candidate.zone}
            now={now}
            wrong={candidate.wrongNumber}
          />
        ) : null,
    },
    {
      id: "contact",
      header: "Last contact",
      accessorKey: "contact",
      enableSorting: true,
      sortDescFirst: true,
      meta: { className: styles.keep },
      draw: (candidate) => day(candidate.contact) ?? <span className={styles.soft}>never</span>,
    },
    {
      id: "available",
      header: "Available",
      accessorKey: "available",
      enableSorting: true,
      meta: { className: styles.keep },
      draw: (candidate) => day(candidate.available),
    },
    { id: "owner", header: "Owner", accessorKey: "owner", meta: { extra: true, phone: "hide" } },
    { id: "email", header: "Email", accessorKey: "email", meta: { extra: true } },
    { id: "employer", header: "Employer", accessorKey: "employer", meta: { extra: true } },
    {
      id: "added",
      header: "Added",
      accessorKey: "added",
      enableSorting: true,
      sortDescFirst: true,
      meta: { extra: true },
      draw: (candidate) => day(candidate.added),
    },
    {
      id: "updated",
      header: "Updated",
      accessorKey: "updated",
      enableSorting: true,
      sortDescFirst: true,
      meta: { extra: true },
      draw: (candidate) => day(candidate.updated),
    },
  ];
}

function Licenses({ licenses }: Pick<TableRow, "licenses">) {
  const shown = licenses.slice(0, 2);
  const rest = licenses.slice(2);
  if (licenses.length === 0) return null;
  return (
    <span className={styles.licenses} title={rest.length > 0 ? licenses.map((one) => one.text).join(", ") : undefined}>
      {shown.map((one) => (
        <span key={one.text} data-holds={one.holds || undefined}>
          {one.text}
        </span>
      ))}
      {rest.length > 0 ? (
        <>
          <small data-screen>+{rest.length}</small>
          <span data-paper>{rest.map((one) => one.text).join(", ")}</span>
        </>
      ) : null}
    </span>
  );
}
