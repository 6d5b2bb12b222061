import type { Metadata } from "next";
import Link from "next/link";
import { createLoader, type SearchParams } from "nuqs/server";
import { EmptyState } from "@/components/empty-state";
import { PageHead } from "@/components/page-head";
import { DebriefsDue } from "@/features/interviews/components/debriefs-due";
import { listDebriefsDue } from "@/features/interviews/queries/debriefs-due";
import { lastWeeks } from "@/features/interviews/rules";
import { findTodayView } from "@/features/today/queries/find-today-view";
import { debriefsParsers } from "@/features/today/inputs";
import { plural } from "@/lib/format/count";
import { formatDay } from "@/lib/format/time";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Debriefs" };

const load = createLoader(debriefsParsers);

export default async function DebriefsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const context = await pageContext();
  const { now } = context;
  const { zone } = context.actor;
  const { week: asked, recruiter: owner } = await load(searchParams);
  const weeks = lastWeeks(zone, now);
  const week = weeks.find((one) => one === asked) ?? weeks[3];
  const [rows, { colleagues }] = await Promise.all([listDebriefsDue(context, { week, owner }), findTodayView(context)]);
  const late = rows.filter((row) => row.late).length;
  const name = owner ? colleagues.find(({ id }) => id === owner)?.name : undefined;
  return (
    <>
      <PageHead
        title={name ? `Debriefs of ${name}` : "Debriefs"}
        count={`${plural(rows.length, "debrief")} due, ${late} late`}
        lead={<Link href="/today">Today</Link>}
        note={`Week of ${formatDay(week, zone)}`}
      />
      {rows.length === 0 ? (
        <EmptyState title="No debriefs were due that week" action={<Link href="/today">Back to Today</Link>}>
          Each side of an interview counts in the week its debrief was due.
        </EmptyState>
      ) : (
        <DebriefsDue rows={rows} zone={zone} now={now} />
      )}
    </>
  );
}
