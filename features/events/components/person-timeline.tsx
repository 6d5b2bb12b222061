import Link from "next/link";
import { Section } from "@/components/section";
import { Timeline } from "@/components/timeline";
import { eventWords, type HistoryEvent } from "../rules/event-words";

type Props = { events: HistoryEvent[]; older: string | null; path: string; newest: boolean; zone: string };

/** What happened with a person, newest first, page by page. */
export function PersonTimeline({ events, older, path, newest, zone }: Props) {
  return (
    <Section title="Timeline" verbs={newest ? null : <Link href={path}>Newest</Link>}>
      {events.length === 0 ? <p>Nothing yet. Log a call, or send an email.</p> : null}
      <Timeline
        zone={zone}
        items={events.map((event) => {
          const { label, words } = eventWords(event, zone);
          return {
            id: `${event.kind}-${event.id}`,
            at: new Date(event.at),
            label: event.replyId ? (
              <Link href={`/replies/${event.replyId}`} prefetch={false}>
                {label}
              </Link>
            ) : (
              label
            ),
            who: [event.by, event.position].filter(Boolean).join(" · "),
            children: words || null,
          };
        })}
      />
      {older ? (
        <p>
          <Link href={`${path}?before=${encodeURIComponent(older)}`} prefetch={false}>
            Older
          </Link>
        </p>
      ) : null}
    </Section>
  );
}
