import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PrintButton } from "@/components/print/print-button";
import { PrintPage } from "@/components/print/print-page";
import { Timeline } from "@/components/timeline";
import { eventWords, type HistoryEvent } from "../rules/event-words";
import styles from "./position-history.module.css";

type Props = {
  events: HistoryEvent[];
  older: string | null;
  newest: string | null;
  printing: boolean;
  printHref: string | null;
  zone: string;
};

/** All that happened to a position and to everybody on it, newest first. */
export function PositionHistory({ events, older, newest, printing, printHref, zone }: Props) {
  if (events.length === 0)
    return <EmptyState title="Nothing before this">The history begins when the position was opened.</EmptyState>;
  return (
    <>
      {printing ? <PrintPage /> : null}
      <div className={styles.tools}>
        <PrintButton all={printHref} />
      </div>
      <div className={styles.history}>
        <Timeline
          zone={zone}
          items={events.map((event) => {
            const { label, words } = eventWords(event, zone);
            return {
              id: `${event.kind}-${event.id}`,
              at: new Date(event.at),
              label: <OfPerson event={event}>{label}</OfPerson>,
              who: event.by ?? "Callback",
              children: words || null,
            };
          })}
        />
      </div>
      {older || newest ? (
        <nav aria-label="Pages" className={styles.pages}>
          {newest ? (
            <LinkButton href={newest} variant="default">
              Newest
            </LinkButton>
          ) : null}
          {older ? (
            <LinkButton href={older} variant="default">
              Older
            </LinkButton>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}

/** The words of an event after the name of whom it is about, which links to their page. */
function OfPerson({ event: { name, candidateId }, children }: { event: HistoryEvent; children: string }) {
  if (!name) return children;
  return (
    <>
      {candidateId ? (
        <Link href={`/candidates/${candidateId}`} prefetch={false}>
          {name}
        </Link>
      ) : (
        name
      )}
      : {children}
    </>
  );
}
