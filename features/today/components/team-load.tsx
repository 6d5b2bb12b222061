import Link from "next/link";
import { PlainTable, type PlainColumn } from "@/components/plain-table";
import { PartBar, WeekColumns } from "@/components/small-charts";
import { todayKinds, type TodayKind } from "@/db/vocabulary/today";
import { lastWeeks } from "@/features/interviews/rules";
import { formatCount, plural } from "@/lib/format/count";
import { formatDay, relativeTime } from "@/lib/format/time";
import type { Load } from "../rules/load";
import { mostCheckIns } from "../rules/marks";
import type { DueWhen } from "../rules/scope";
import styles from "./team-load.module.css";

/** Debriefs that came due in a week, and how many of them were late. */
type Week = { ownerId: string; week: string; due: number; late: number };
type Props = { loads: Load[]; debriefs: Week[]; zone: string; now: Date };

/** What waits for each recruiter, for whoever has to see that nobody is forgotten: each number opens its lines. */
export function TeamLoad({ loads, debriefs, zone, now }: Props) {
  const late = loads.reduce((sum, load) => sum + load.late, 0);
  return (
    <details className={styles.section}>
      <summary>
        By recruiter <span className={styles.soft}>{late > 0 ? `${formatCount(late)} late` : "nothing late"}</span>
      </summary>
      <PlainTable
        label="To do, by recruiter"
        columns={columnsOf(loads, debriefs, zone, now)}
        rows={loads}
        rowId={({ id }) => id}
      />
      <p className={styles.definition}>
        Late: past the time it had to be done by. Due today: late if not done before midnight, and interviews today. Not
        due yet: everything else, check-ins too. At most {mostCheckIns} check-ins are proposed to a recruiter or a team
        at a time, so the numbers here can add up to more than the team's. Debriefs, by week: both sides of each
        interview, in the week the debrief was due, this week last; the red foot is what was recorded late or is still
        missing. They count for whoever has the position now.
      </p>
    </details>
  );
}

/** In its place until it has been counted. */
export function TeamLoadComing() {
  return (
    <div className={styles.section}>
      <div className={styles.coming}>By recruiter</div>
    </div>
  );
}

const columnsOf = (loads: Load[], debriefs: Week[], zone: string, now: Date): PlainColumn<Load>[] => {
  const most = Math.max(...loads.map(({ due }) => due));
  const mostDebriefs = Math.max(...debriefs.map(({ due }) => due));
  const weeks = lastWeeks(zone, now);
  return [
    {
      header: "Recruiter",
      draw: ({ id, name }) => (
        <Link href={linesOf(id)} prefetch={false} className={styles.name}>
          {name}
        </Link>
      ),
    },
    { header: "To do", number: true, draw: ({ due }) => formatCount(due) },
    {
      header: "Late, due today, not due yet",
      phone: "wide",
      draw: ({ id, due, late, today }) => {
        const part = (when: DueWhen, value: number, words: string, tone: "bad" | "soon" | "calm") => ({
          id: when,
          value,
          words: `${formatCount(value)} ${words}`,
          href: linesOf(id, { when }),
          tone,
        });
        return (
          <PartBar
            most={most}
            parts={[
              part("late", late, "late", "bad"),
              part("today", today, "due today", "soon"),
              part("other", due - late - today, "not due yet", "calm"),
            ]}
          />
        );
      },
    },
    {
      header: "Late by kind",
      phone: "wide",
      draw: ({ id, lateKinds }) => (
        <div className={styles.kinds}>
          {lateKinds.map(({ kind, late }) => (
            <Link key={kind} href={linesOf(id, { kind, when: "late" })} prefetch={false} className={styles.kind}>
              {todayKinds[kind]} {formatCount(late)}
            </Link>
          ))}
        </div>
      ),
    },
    {
      header: "Debriefs, by week",
      draw: ({ id }) => (
        <WeekColumns
          most={mostDebriefs}
          columns={weeks.map((week) => {
            const { due = 0, late = 0 } = debriefs.find((one) => one.ownerId === id && one.week === week) ?? {};
            return {
              id: week,
              whole: due,
              bad: late,
              href: `/today/debriefs?week=${week}&recruiter=${id}`,
              words: `Week of ${formatDay(week, zone)}: ${due > 0 ? `${formatCount(late)} of ${plural(due, "debrief")} late` : "no debriefs due"}`,
            };
          })}
        />
      ),
    },
    {
      header: "Oldest reply",
      keep: true,
      draw: ({ id, oldestReply }) =>
        oldestReply ? (
          <Link href={linesOf(id, { kind: oldestReply.kind })} prefetch={false} className={styles.name}>
            {relativeTime(oldestReply.at, zone, now)}
          </Link>
        ) : (
          <span className={styles.soft}>none</span>
        ),
    },
    {
      header: "Open positions",
      number: true,
      draw: ({ id, positions }) => (
        <Link href={`/positions?owner=${id}&state=open`} prefetch={false} className={styles.number}>
          {formatCount(positions)}
        </Link>
      ),
    },
    { header: "In process", number: true, draw: ({ inProcess }) => formatCount(inProcess) },
  ];
};

const linesOf = (recruiter: string, only: { kind?: TodayKind; when?: DueWhen } = {}) =>
  `/today?${new URLSearchParams({ recruiter, ...only })}`;
