"use client";

import Link from "next/link";
import { useMemo } from "react";
import { Chip, type Tone } from "@/components/chip";
import type { DataColumn } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { Time } from "@/components/time";
import { VisuallyHidden } from "@/components/visually-hidden";
import { stageSets, stages } from "@/db/vocabulary/candidacies";
import { disciplines, levels } from "@/db/vocabulary/candidates";
import { positionStates, reopeningKinds, type PositionState } from "@/db/vocabulary/positions";
import { formatCount } from "@/lib/format/count";
import { relativeTime } from "@/lib/format/time";
import type { PositionRow } from "../queries/list-positions";
import { isFilled } from "../rules/seats";
import { DecisionDate } from "./decision-date";
import styles from "./position.module.css";

const tones: Record<PositionState, Tone> = { open: "green", held: "amber", closed: "neutral" };
const counted = stageSets.pending;
const day = 86_400_000;

type Props = {
  rows: PositionRow[];
  total: number;
  sort: string;
  page: number;
  pageSize: number;
  zone: string;
  now: Date;
  filtered: boolean;
  mayWrite: boolean;
};

export function PositionsTable({ rows, total, sort, page, pageSize, zone, now, filtered, mayWrite }: Props) {
  const columns = useMemo(() => columnsFor(zone, now), [zone, now]);
  return (
    <DataTable
      label="Positions"
      columns={columns}
      rows={rows}
      rowName={(row) => `${row.title}, ${row.clientName}`}
      href={(row) => `/positions/${row.id}/board`}
      total={{ count: total, exact: true }}
      sort={sort}
      page={page}
      pageSize={pageSize}
      empty={
        filtered ? (
          <EmptyState title="No positions match">Remove a filter, or search for fewer words.</EmptyState>
        ) : (
          <EmptyState
            title="No positions yet"
            action={
              mayWrite ? (
                <LinkButton href="/positions/new">Add the first position</LinkButton>
              ) : (
                <Link href="/candidates">Go to Candidates</Link>
              )
            }
          >
            A position is a job order of a client, with one or more openings.
          </EmptyState>
        )
      }
    />
  );
}

function columnsFor(zone: string, now: Date): DataColumn<PositionRow>[] {
  const daysOpen = ({ openedAt }: PositionRow) => Math.max(0, Math.floor((now.getTime() - openedAt.getTime()) / day));
  return [
    {
      id: "title",
      header: "Position",
      accessorKey: "title",
      enableSorting: true,
      enableHiding: false,
      draw: (position) => (
        <span className={styles.name}>
          <Link href={`/positions/${position.id}/board`} prefetch={false}>
            {position.title}
          </Link>
          {position.reqNumber ? <span className={styles.soft}>{position.reqNumber}</span> : null}
          {position.restricted ? (
            <Chip title="Only its owner, the people named and admins see this position.">Restricted</Chip>
          ) : null}
          {position.backOpen ? (
            <Chip
              tone="blue"
              title={`${reopeningKinds[position.backOpen.kind]} ${relativeTime(position.backOpen.at, zone, now)}`}
            >
              Back open
            </Chip>
          ) : null}
        </span>
      ),
    },
    {
      id: "client",
      header: "Client",
      accessorKey: "clientName",
      enableSorting: true,
      draw: (position) => (
        <Link href={`/clients/${position.clientId}`} prefetch={false}>
          {position.clientName}
        </Link>
      ),
    },
    {
      id: "site",
      header: "Location",
      meta: { className: styles.keep },
      accessorFn: (position) => `${position.city}, ${position.state}`,
    },
    {
      id: "state",
      header: "Status",
      accessorKey: "status",
      enableSorting: true,
      draw: (position) =>
        isFilled(position) ? (
          <Chip>Filled</Chip>
        ) : (
          <Chip tone={tones[position.status]}>{positionStates[position.status]}</Chip>
        ),
    },
    {
      id: "openings",
      header: "Filled",
      meta: { number: true },
      draw: ({ seats }) => (
        <span className={styles.keep} title={`${seats.filled} of ${seats.total} openings filled`}>
          {seats.filled} of {seats.total}
        </span>
      ),
    },
    {
      id: "board",
      header: "Pipeline",
      draw: (position) => <Pipeline board={position.board} />,
    },
    {
      id: "decision",
      header: "Decision date",
      accessorKey: "decision",
      enableSorting: true,
      draw: (position) => <DecisionDate decision={position.decision} zone={position.zone} now={now} />,
    },
    {
      id: "opened",
      header: "Days open",
      accessorFn: daysOpen,
      enableSorting: true,
      meta: { number: true },
      draw: (position) => (
        <span title={`Opened ${relativeTime(position.openedAt, zone, now)}`}>{formatCount(daysOpen(position))}</span>
      ),
    },
    {
      id: "discipline",
      header: "Discipline",
      accessorFn: (position) => disciplines[position.discipline],
      meta: { extra: true },
    },
    { id: "level", header: "Level", accessorFn: (position) => levels[position.level], meta: { extra: true } },
    { id: "owner", header: "Owner", accessorKey: "ownerName", meta: { extra: true } },
    {
      id: "opened_on",
      header: "Opened",
      meta: { extra: true },
      draw: (position) => <Time at={position.openedAt} zone={zone} now={now} form="relative-day" />,
    },
  ];
}

/** How many stand in each stage before a hire, in the order of the board. */
function Pipeline({ board }: { board: PositionRow["board"] }) {
  const words = counted.map((stage) => `${board[stage] ?? 0} ${stages[stage]}`).join(", ");
  return (
    <span className={styles.pipeline} title={words}>
      <VisuallyHidden>{words}</VisuallyHidden>
      {counted.map((stage) => (
        <span key={stage} aria-hidden className={board[stage] ? undefined : styles.none}>
          {board[stage] ?? 0}
        </span>
      ))}
    </span>
  );
}
