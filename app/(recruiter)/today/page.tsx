import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { PageHead } from "@/components/page-head";
import { PrintButton } from "@/components/print/print-button";
import { FirstSteps } from "@/features/first-steps/components/first-steps";
import { findOpenSteps } from "@/features/first-steps/queries/find-open-steps";
import { getFirm } from "@/features/settings/queries";
import { listOwnTeams } from "@/features/teams/queries";
import { KindChips } from "@/features/today/components/kind-chips";
import { TodayEmpty } from "@/features/today/components/today-empty";
import { TodayList } from "@/features/today/components/today-list";
import { todayParsers } from "@/features/today/inputs";
import { findFirstSteps } from "@/features/today/queries/find-first-steps";
import { countTodayByKind, listToday } from "@/features/today/queries/list-today";
import { rowOf } from "@/features/today/rules/row";
import { opensOn } from "@/features/today/rules/scope";
import { formatCount } from "@/lib/format/count";
import { formatDay } from "@/lib/format/time";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Today" };

const load = createLoader(todayParsers);

export default async function TodayPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const context = await pageContext();
  const { actor, now } = context;
  const asked = await load(searchParams);
  const { kind, team } = asked;
  const whose = asked.whose ?? opensOn(actor.role);
  const [lines, counts, firm, steps, teams] = await Promise.all([
    listToday(context, { whose, team, kind }),
    countTodayByKind(context, whose, team),
    getFirm(context),
    findOpenSteps(context),
    listOwnTeams(context),
  ]);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const mayWrite = actor.role !== "viewer";
  const reader = { zone: actor.zone, now, mayWrite, firm };
  const rows = lines.map((line) => rowOf(line, reader, Boolean(team) || whose === "all"));

  return (
    <>
      <PageHead title="Today" count={`${formatCount(total)} to do`} note={formatDay(now, actor.zone)}>
        {rows.length > 0 ? <PrintButton /> : null}
      </PageHead>
      <KindChips counts={counts} kind={kind} whose={whose} usual={opensOn(actor.role)} team={team} teams={teams} />
      {steps ? <FirstSteps steps={steps} /> : null}
      {rows.length === 0 && steps ? null : rows.length === 0 ? (
        <TodayEmpty whose={team ? "all" : whose} kind={kind} role={actor.role} has={await findFirstSteps(context)} />
      ) : (
        <TodayList rows={rows} zone={actor.zone} now={now} mayWrite={mayWrite} />
      )}
    </>
  );
}
