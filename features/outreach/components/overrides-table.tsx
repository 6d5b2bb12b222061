import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import { Time } from "@/components/time";
import { messageStates } from "@/db/vocabulary/messages";
import type { Override } from "../queries/list-overrides";

type Props = { overrides: Override[]; zone: string; now: Date };

/** Who sent somebody a second email in a month, and the reason they wrote. */
export function OverridesTable({ overrides, zone, now }: Props) {
  if (overrides.length === 0)
    return <EmptyState title="None">No one has sent a second email in a month here.</EmptyState>;
  return <PlainTable label="Second emails" columns={columnsFor(zone, now)} rows={overrides} rowId={({ id }) => id} />;
}

function columnsFor(zone: string, now: Date): PlainColumn<Override>[] {
  return [
    {
      header: "To",
      draw: ({ name, candidateId }) => (candidateId ? <Link href={`/candidates/${candidateId}`}>{name}</Link> : name),
    },
    {
      header: "Position",
      draw: ({ positionId, position }) =>
        positionId ? <Link href={`/positions/${positionId}`}>{position}</Link> : "None",
    },
    { header: "Reason", draw: ({ reason }) => reason },
    { header: "By", keep: true, draw: ({ by }) => by },
    {
      header: "Date",
      keep: true,
      draw: ({ at }) => <Time at={at} zone={zone} now={now} form="day-time-year" />,
    },
    { header: "Email", draw: ({ state }) => messageStates[state] },
  ];
}
