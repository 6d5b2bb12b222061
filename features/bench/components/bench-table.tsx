"use client";

import Link from "next/link";
import { useMemo } from "react";
import { Chip } from "@/components/chip";
import { ContactLight } from "@/components/contact-light";
import type { DataColumn } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/empty-state";
import { Time } from "@/components/time";
import { formatDate, formatDay } from "@/lib/format/time";
import type { BenchLine } from "../rules/bench-row";
import styles from "./bench.module.css";

type Props = {
  rows: BenchLine[];
  total: number;
  sort: string;
  page: number;
  pageSize: number;
  zone: string;
  now: Date;
  filtered: boolean;
};

/** Runner-ups and people who are about to be free, who was spoken to last first. */
export function BenchTable({ rows, total, sort, page, pageSize, zone, now, filtered }: Props) {
  const columns = useMemo(() => columnsFor(zone, now), [zone, now]);
  return (
    <DataTable
      label="Bench"
      columns={columns}
      rows={rows}
      rowName={(row) => row.name}
      href={(row) => `/candidates/${row.id}`}
      total={{ count: total, exact: true }}
      sort={sort}
      page={page}
      pageSize={pageSize}
      empty={
        filtered ? (
          <EmptyState title="No one on the bench matches">
            Remove a filter. People with that detail not recorded are left out too.
          </EmptyState>
        ) : (
          <EmptyState title="No one is on the bench yet" action={<Link href="/positions">Go to Positions</Link>}>
            Mark a runner-up when you close someone out. People whose assignment ends soon appear by themselves.
          </EmptyState>
        )
      }
    />
  );
}

function columnsFor(zone: string, now: Date): DataColumn<BenchLine>[] {
  return [
    {
      id: "name",
      header: "Name",
      accessorKey: "name",
      enableSorting: true,
      enableHiding: false,
      meta: { className: styles.two },
      draw: (person) => (
        <>
          <a href={`/candidates/${person.id}`} data-row-link>
            {person.name}
          </a>
          <span>{person.title}</span>
        </>
      ),
    },
    {
      id: "why",
      header: "Why",
      enableHiding: false,
      meta: { phone: "bare", className: styles.why },
      draw: ({ runnerUp, free }) => (
        <>
          {free ? (
            <span>
              <Chip tone="amber">Free after {formatDay(free.on, "UTC")}</Chip>
              <Link href={cardOf(free)} prefetch={false}>
                {free.title}, {free.clientName}
              </Link>
            </span>
          ) : null}
          {runnerUp ? (
            <span>
              <Chip tone="blue">Runner-up {formatDate(runnerUp.on, "UTC")}</Chip>
              <Link href={cardOf(runnerUp)} prefetch={false}>
                {runnerUp.title}, {runnerUp.clientName}
              </Link>
            </span>
          ) : null}
        </>
      ),
    },
    {
      id: "trade",
      header: "Discipline",
      meta: { phone: "bare", className: styles.two },
      draw: (person) => (
        <>
          <span>{person.trade}</span>
          <span>{person.place}</span>
        </>
      ),
    },
    { id: "licenses", header: "Licenses & certs", accessorKey: "licenses", meta: { phone: "bare" } },
    {
      id: "light",
      header: "Contact",
      meta: { phone: "bare", className: styles.keep },
      draw: (person) => <ContactLight {...person.light} />,
    },
    {
      id: "spoke",
      header: "Last spoke",
      accessorKey: "spoke",
      enableSorting: true,
      sortDescFirst: true,
      meta: { className: styles.keep },
      draw: ({ spoke }) =>
        spoke ? (
          <Time at={spoke} zone={zone} now={now} form="relative-day" />
        ) : (
          <span className={styles.soft}>never</span>
        ),
    },
    {
      id: "free",
      header: "Free",
      accessorFn: ({ free }) => free?.on ?? "",
      enableSorting: true,
      meta: { extra: true, className: styles.keep },
      draw: ({ free }) => (free ? formatDay(free.on, "UTC") : <span className={styles.soft}>now</span>),
    },
  ];
}

const cardOf = ({ positionId, candidacyId }: NonNullable<BenchLine["free"]>) =>
  `/positions/${positionId}/board?card=${candidacyId}`;
