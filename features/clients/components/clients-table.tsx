"use client";

import Link from "next/link";
import { useMemo } from "react";
import { Chip } from "@/components/chip";
import { DataTable, type DataColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/empty-state";
import { PhoneLink } from "@/components/phone-link";
import { Time } from "@/components/time";
import { sectors } from "@/db/vocabulary/candidates";
import { formatCount } from "@/lib/format/count";
import type { ClientRow } from "../queries/list-clients";
import { decisionDatesWords } from "../rules/decision-dates";
import styles from "./client.module.css";

type Props = {
  rows: ClientRow[];
  total: number;
  sort: string;
  page: number;
  pageSize: number;
  zone: string;
  now: Date;
  filtered: boolean;
};

export function ClientsTable({ rows, total, sort, page, pageSize, zone, now, filtered }: Props) {
  const columns = useMemo(() => columnsFor(zone, now), [zone, now]);
  return (
    <DataTable
      label="Clients"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      href={(row) => `/clients/${row.id}`}
      total={{ count: total, exact: true }}
      sort={sort}
      page={page}
      pageSize={pageSize}
      empty={
        filtered ? (
          <EmptyState title="No client matches">Take a filter off, or search for fewer words.</EmptyState>
        ) : (
          <EmptyState title="No clients yet">
            A client is a company that hires through you. Add the first one with the button above.
          </EmptyState>
        )
      }
    />
  );
}

function columnsFor(zone: string, now: Date): DataColumn<ClientRow>[] {
  return [
    {
      id: "name",
      label: "Client",
      sortable: true,
      always: true,
      cell: (row) => (
        <span className={styles.who}>
          <Link href={`/clients/${row.id}`} prefetch={false}>
            {row.name}
          </Link>
          {row.offLimitsReason ? (
            <Chip tone="red" title={row.offLimitsReason}>
              Off-limits
            </Chip>
          ) : null}
        </span>
      ),
    },
    {
      id: "city",
      label: "Place",
      sortable: true,
      cell: (row) => [row.city, row.state].filter(Boolean).join(", ") || <span className={styles.soft}>none</span>,
    },
    {
      id: "positions",
      label: "Open positions",
      sortable: true,
      number: true,
      cell: (row) =>
        row.openPositions > 0 ? (
          <Link href={`/positions?client=${row.id}&state=open`} prefetch={false}>
            {formatCount(row.openPositions)}
          </Link>
        ) : (
          <span className={styles.soft}>0</span>
        ),
    },
    {
      id: "contact",
      label: "Main contact",
      cell: ({ contact }) => (contact ? contact.name : <span className={styles.soft}>none</span>),
    },
    {
      id: "phone",
      label: "Phone",
      cell: ({ contact }) =>
        contact?.phone ? (
          <PhoneLink number={contact.phone} name={contact.name} zone={contact.zone} now={now} />
        ) : (
          <span className={styles.soft}>none</span>
        ),
    },
    {
      id: "decisions",
      label: "Decision dates met",
      cell: ({ decisions }) => (
        <span className={decisions.of === 0 ? styles.soft : undefined}>{decisionDatesWords(decisions)}</span>
      ),
    },
    {
      id: "sectors",
      label: "Sectors",
      extra: true,
      cell: (row) => row.sectors.map((sector) => sectors[sector]).join(", "),
    },
    { id: "owner", label: "Owner", extra: true, cell: (row) => row.ownerName },
    {
      id: "added",
      label: "Added",
      sortable: true,
      extra: true,
      cell: (row) => <Time at={row.createdAt} zone={zone} now={now} form="relative-day" />,
    },
  ];
}
