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
      <div className={styles.history}>
        <Timeline
          zone={zone}
          items={events.map((event) => ({
            id: event.id,
            at: event.at,
            label: <EventWords event={event} />,
            who: event.by ?? "Callback",
            children: event.words,
          }))}
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

/** The words of an event, with the person's name leading to their page. */
function EventWords({ event }: { event: PositionEvent }) {
  const { name, candidateId } = event;
  const words = historyWords(event, name);
  if (!name || !candidateId) return words;
  const [before, ...after] = words.split(name);
  return (
    <>
      {before}
      <Link href={`/candidates/${candidateId}`} prefetch={false}>
        {name}
      </Link>
      {after.join(name)}
    </>
  );
}
