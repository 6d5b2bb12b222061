import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { Timeline } from "@/components/timeline";
import type { PositionEvent } from "../queries/list-position-history";
import { historyWords } from "../rules/history-words";
import styles from "./position.module.css";

type Props = { events: PositionEvent[]; older: string | null; newest: string | null; zone: string };

/** All that happened to a position and to everybody on it, newest first. */
export function PositionHistory({ events, older, newest, zone }: Props) {
  if (events.length === 0)
    return <EmptyState title="Nothing before this">The history begins when the position was opened.</EmptyState>;
  return (
    <>
      <Timeline
        zone={zone}
        items={events.map((event) => ({
          id: event.id,
          at: event.at,
          label: historyWords(event, event.name),
          who: event.by ?? "Callback",
          children:
            event.words || event.candidateId ? (
              <>
                {event.words}
                {event.candidateId ? (
                  <>
                    {event.words ? " · " : null}
                    <Link href={`/candidates/${event.candidateId}`} prefetch={false}>
                      {event.name}
                    </Link>
                  </>
                ) : null}
              </>
            ) : null,
        }))}
      />
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
