import Link from "next/link";
import { Section } from "@/components/section";
import { Timeline } from "@/components/timeline";
import { timelineWords, type TimelineRow } from "../rules/timeline-words";

type Props = { items: TimelineRow[]; older: string | null; path: string; newest: boolean; zone: string };

/** What happened with a person, newest first, page by page. */
export function PersonTimeline({ items, older, path, newest, zone }: Props) {
  return (
    <Section title="Timeline" verbs={newest ? null : <Link href={path}>Newest</Link>}>
      {items.length === 0 ? <p>Nothing yet. Log a call, or write an email.</p> : null}
      <Timeline
        zone={zone}
        items={items.map((row) => {
          const { label, words } = timelineWords(row, zone);
          return {
            id: `${row.kind}-${row.id}`,
            at: new Date(row.at),
            label,
            who: [row.who, row.position].filter(Boolean).join(" · "),
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
