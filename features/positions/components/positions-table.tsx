"use client";

import { VisuallyHidden } from "@mantine/core";
import Link from "next/link";
import { useMemo } from "react";
import { Chip, type Tone } from "@/components/chip";
import { DataTable, type DataColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { Time } from "@/components/time";
import { stages, type Stage } from "@/db/vocabulary/candidacies";
import { disciplines, levels } from "@/db/vocabulary/candidates";
import { positionStates, reopeningKinds, type PositionState } from "@/db/vocabulary/positions";
import { formatCount } from "@/lib/format/count";
import { relativeTime } from "@/lib/format/time";
import type { PositionRow } from "../queries/list-positions";
import { isFilled } from "../rules/seats";
import { DecisionDate } from "./decision-date";
import styles from "./position.module.css";

const tones: Record<PositionState, Tone> = { open: "green", held: "amber", closed: "neutral" };
const counted = ["sourced", "screened", "submitted", "interview", "offer"] as const satisfies Stage[];
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
      rowId={(row) => row.id}
      rowName={(row) => `${row.title}, ${row.clientName}`}
      href={(row) => `/positions/${row.id}/board`}
      total={{ count: total, exact: true }}
      sort={sort}
      page={page}
      pageSize={pageSize}
      empty={
        filtered ? (
          <EmptyState title="No position matches">Take a filter off, or search for fewer words.</EmptyState>
        ) : (
          <EmptyState
            title="No positions yet"
            action={mayWrite ? <LinkButton href="/positions/new">Add a position</LinkButton> : undefined}
          >
            A position is a job order of a client, with one or more openings.
          </EmptyState>
        )
      }
    />
  );
}

function columnsFor(zone: string, now: Date): DataColumn<PositionRow>[] {
  return [
    {
      id: "title",
      label: "Position",
      sortable: true,
      always: true,
      cell: (row) => (
        <span className={styles.name}>
          <Link href={`/positions/${row.id}/board`} prefetch={false}>
            {row.title}
          </Link>
          {row.reqNumber ? <span className={styles.soft}>{row.reqNumber}</span> : null}
          {row.backOpen ? (
            <Chip
              tone="blue"
              title={`${reopeningKinds[row.backOpen.kind]} ${relativeTime(row.backOpen.at, zone, now)}`}
            >
              Back open
            </Chip>
          ) : null}
        </span>
      ),
    },
    {
      id: "client",
      label: "Client",
      sortable: true,
      cell: (row) => (
        <Link href={`/clients/${row.clientId}`} prefetch={false}>
          {row.clientName}
        </Link>
      ),
    },
    { id: "site", label: "Site", cell: (row) => <span className={styles.keep}>{`${row.city}, ${row.state}`}</span> },
    {
      id: "state",
      label: "State",
      sortable: true,
      cell: (row) =>
        isFilled(row) ? <Chip>Filled</Chip> : <Chip tone={tones[row.status]}>{positionStates[row.status]}</Chip>,
    },
    {
      id: "openings",
      label: "Filled",
      number: true,
      cell: ({ seats }) => (
        <span className={styles.keep} title={`${seats.filled} of ${seats.total} openings filled`}>
          {seats.filled} of {seats.total}
        </span>
      ),
    },
    {
      id: "board",
      label: "Sourced to Offer",
      cell: ({ board }) => <Pipeline board={board} />,
    },
    {
      id: "decision",
      label: "Decision date",
      sortable: true,
      cell: (row) => <DecisionDate decision={row.decision} zone={row.zone} now={now} />,
    },
    {
      id: "opened",
      label: "Days open",
      sortable: true,
      number: true,
      cell: (row) => (
        <span title={`Opened ${relativeTime(row.openedAt, zone, now)}`}>
          {formatCount(Math.max(0, Math.floor((now.getTime() - row.openedAt.getTime()) / day)))}
        </span>
      ),
    },
    { id: "discipline", label: "Discipline", extra: true, cell: (row) => disciplines[row.discipline] },
    { id: "level", label: "Level", extra: true, cell: (row) => levels[row.level] },
    { id: "owner", label: "Owner", extra: true, cell: (row) => row.ownerName },
    {
      id: "opened_on",
      label: "Opened",
      extra: true,
      cell: (row) => <Time at={row.openedAt} zone={zone} now={now} form="relative-day" />,
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
