import type { Metadata } from "next";
import Link from "next/link";
import { createLoader, type SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { EmptyState } from "@/components/empty-state";
import { PageHead } from "@/components/page-head";
import { PrintButton } from "@/components/print/print-button";
import { FirstSteps } from "@/features/first-steps/components/first-steps";
import { findOpenSteps } from "@/features/first-steps/queries/find-open-steps";
import { getFirm } from "@/features/settings/queries";
import { listOwnTeams } from "@/features/teams/queries";
import { KindChips } from "@/features/today/components/kind-chips";
import { TeamLoad, TeamLoadComing } from "@/features/today/components/team-load";
import { TodayEmpty } from "@/features/today/components/today-empty";
import { TodayList } from "@/features/today/components/today-list";
import { todayParsers } from "@/features/today/inputs";
import { countDebriefsDue } from "@/features/interviews/queries/debriefs-due";
import { findTodayView } from "@/features/today/queries/find-today-view";
import { findFirstSteps } from "@/features/today/queries/find-first-steps";
import { listTeamLoad } from "@/features/today/queries/list-team-load";
import { countTodayByKind, listToday } from "@/features/today/queries/list-today";
import { countByKind, rowOf } from "@/features/today/rules/row";
import { leads } from "@/features/today/rules/may-hand";
import { opensOn } from "@/features/today/rules/scope";
import { formatCount } from "@/lib/format/count";
import { formatDay } from "@/lib/format/time";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Today" };

const load = createLoader(todayParsers);
const nothing = { late: "Nothing is late", today: "Nothing else is due today", other: "Nothing else is waiting" };

export default async function TodayPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const context = await pageContext();
  const { actor, now } = context;
  const asked = await load(searchParams);
  const { kind, when, team, recruiter, snoozed } = asked;
  const whose = asked.whose ?? opensOn(actor.role);
  const ofAll = whose === "all" && !recruiter;
  const isLead = leads(actor.role);
  const [lines, counts, firm, steps, teams, { folded, hasSnoozed, colleagues }] = await Promise.all([
    listToday(context, { whose, team, recruiter, kind, when, snoozed }),
    countTodayByKind(context, whose, { team, recruiter, when }),
    getFirm(context),
    findOpenSteps(context),
    listOwnTeams(context),
    findTodayView(context),
  ]);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const mayWrite = actor.role !== "viewer";
  const reader = { zone: actor.zone, now, mayWrite, firm, id: actor.id, leads: isLead };
  const rows = lines.map((line) => rowOf(line, reader, Boolean(team || recruiter) || whose === "all"));

  return (
    <>
      <PageHead title="Today" count={`${formatCount(total)} to do`} note={formatDay(now, actor.zone)}>
        {rows.length > 0 ? <PrintButton /> : null}
      </PageHead>
      <KindChips
        counts={counts}
        kind={kind}
        when={when}
        whose={whose}
        usual={opensOn(actor.role)}
        team={team}
        recruiter={
          recruiter
            ? { id: recruiter, name: colleagues.find(({ id }) => id === recruiter)?.name ?? "One recruiter" }
            : null
        }
        teams={teams}
        snoozed={snoozed}
        hasSnoozed={hasSnoozed}
      />
      {isLead && ofAll && !kind && !when && !snoozed && colleagues.length > 1 ? (
        <Suspense fallback={<TeamLoadComing />}>
          <Loads team={team} />
        </Suspense>
      ) : null}
      {steps ? <FirstSteps steps={steps} /> : null}
      {rows.length === 0 && snoozed ? (
        <EmptyState title="Nothing is snoozed" action={<Link href="/today">Back to Today</Link>}>
          What you snooze waits here until its day.
        </EmptyState>
      ) : rows.length === 0 && (when || recruiter) ? (
        <EmptyState title={when ? nothing[when] : "Nothing to do"} action={<Link href="/today">Back to Today</Link>} />
      ) : rows.length === 0 && steps ? null : rows.length === 0 ? (
        <TodayEmpty whose={team ? "all" : whose} kind={kind} role={actor.role} has={await findFirstSteps(context)} />
      ) : (
        <TodayList
          rows={rows}
          counts={snoozed ? countByKind(rows) : counts}
          folded={folded}
          zone={actor.zone}
          now={now}
          mayWrite={mayWrite}
          colleagues={colleagues}
        />
      )}
    </>
  );
}

/** It counts what waits for each recruiter, and comes after the lines themselves. */
async function Loads({ team }: { team: string | null }) {
  const context = await pageContext();
  const [loads, debriefs] = await Promise.all([listTeamLoad(context, team), countDebriefsDue(context)]);
  return <TeamLoad loads={loads} debriefs={debriefs} zone={context.actor.zone} now={context.now} />;
}
