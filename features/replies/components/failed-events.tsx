import { EmptyState } from "@/components/empty-state";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import styles from "@/components/plain-table.module.css";
import { formatDayTime } from "@/lib/format/time";
import type { listFailedEvents } from "../queries/list-failed-events";
import { nameOfEvent } from "../rules/resend-event";
import { RetryEvent } from "./retry-event";

type Event = Awaited<ReturnType<typeof listFailedEvents>>[number];

/** What came in from Resend and could not be applied. */
export function FailedEvents({ events, zone, mayRetry }: { events: Event[]; zone: string; mayRetry: boolean }) {
  if (events.length === 0)
    return <EmptyState title="Nothing failed">Every reply and delivery report was processed.</EmptyState>;
  return (
    <PlainTable
      label="Replies and reports that failed"
      columns={columnsFor(zone, mayRetry)}
      rows={events}
      rowId={({ svixId }) => svixId}
    />
  );
}

function columnsFor(zone: string, mayRetry: boolean): PlainColumn<Event>[] {
  return [
    {
      header: "What",
      className: styles.breaks,
      draw: ({ type, from }) => (from && type === "email.received" ? `Reply from ${from}` : nameOfEvent(type)),
    },
    { header: "Received", draw: ({ receivedAt }) => formatDayTime(receivedAt, zone) },
    { header: "Why", phone: "wide", draw: ({ error }) => error },
    {
      header: "Actions",
      unseen: true,
      draw: ({ svixId, type }) => (mayRetry ? <RetryEvent svixId={svixId} name={nameOfEvent(type)} /> : null),
    },
  ];
}
