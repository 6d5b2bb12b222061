"use client";

import Link from "next/link";
import { type ReactNode, useMemo } from "react";
import { Chip } from "@/components/chip";
import type { DataColumn } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/empty-state";
import { PhoneLink } from "@/components/phone-link";
import { Time } from "@/components/time";
import { sectors } from "@/db/vocabulary/experience";
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
  /** The button that adds the first one, for who may. */
  add: ReactNode;
};

export function ClientsTable({ rows, total, sort, page, pageSize, zone, now, filtered, add }: Props) {
  const columns = useMemo(() => columnsFor(zone, now), [zone, now]);
  return (
    <DataTable
      label="Clients"
      columns={columns}
      rows={rows}
      rowName={(row) => row.name}
      href={(row) => `/clients/${row.id}`}
      total={{ count: total, exact: true }}
      sort={sort}
      page={page}
      pageSize={pageSize}
      empty={
        filtered ? (
          <EmptyState title="No clients match">Remove a filter, or search for fewer words.</EmptyState>
        ) : (
          <EmptyState title="No clients yet" action={add ?? <Link href="/positions">Go to Positions</Link>}>
            A client is a company that hires through you. Its contacts, positions and decision dates are kept with it.
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
      header: "Client",
      accessorKey: "name",
      enableSorting: true,
      enableHiding: false,
      draw: (client) => (
        <span className={styles.who}>
          <Link href={`/clients/${client.id}`} prefetch={false}>
            {client.name}
          </Link>
          {client.offLimitsReason ? (
            <Chip tone="red" title={client.offLimitsReason}>
              Off-limits
            </Chip>
          ) : null}
        </span>
      ),
    },
    {
      id: "city",
      header: "Location",
      accessorFn: placeOf,
      enableSorting: true,
      draw: (client) => placeOf(client) || none,
    },
    {
      id: "positions",
      header: "Open positions",
      accessorKey: "openPositions",
      enableSorting: true,
      meta: { number: true },
      draw: (client) =>
        client.openPositions > 0 ? (
          <Link href={`/positions?client=${client.id}&state=open`} prefetch={false} className={styles.figure}>
            {formatCount(client.openPositions)}
          </Link>
        ) : (
          <span className={styles.soft}>0</span>
        ),
    },
    {
      id: "contact",
      header: "Main contact",
      draw: (client) => client.contact?.name ?? none,
    },
    {
      id: "phone",
      header: "Phone",
      draw: ({ contact }) =>
        contact?.phone ? <PhoneLink number={contact.phone} name={contact.name} zone={contact.zone} now={now} /> : none,
    },
    {
      id: "decisions",
      header: "Decision dates met",
      draw: ({ decisions }) => (
        <span className={decisions.of === 0 ? styles.soft : undefined}>{decisionDatesWords(decisions)}</span>
      ),
    },
    {
      id: "sectors",
      header: "Sectors",
      accessorFn: (client) => client.sectors.map((sector) => sectors[sector]).join(", "),
      meta: { extra: true },
    },
    { id: "owner", header: "Owner", accessorKey: "ownerName", meta: { extra: true } },
    {
      id: "added",
      header: "Added",
      accessorKey: "createdAt",
      enableSorting: true,
      meta: { extra: true },
      draw: (client) => <Time at={client.createdAt} zone={zone} now={now} form="relative-day" />,
    },
  ];
}

const placeOf = ({ city, state }: ClientRow) => [city, state].filter(Boolean).join(", ");
const none = <span className={styles.soft}>none</span>;
