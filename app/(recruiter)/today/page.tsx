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
import { countTodayByKind, listToday, type TodayLine } from "@/features/today/queries/list-today";
import { replyAnswers } from "@/features/today/rules/reply-answers";
import { opensOn } from "@/features/today/rules/scope";
import { lineWords } from "@/features/today/rules/words";
import { onFileWords, type CorrectionDetail } from "@/features/wishes/rules/correction-words";
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
  const rows = lines.map((line) => {
    const callee = line.kind === "decision_passed" ? (line.contact ?? line.person) : line.person;
    return {
      kind: line.kind,
      subjectId: line.subjectId,
      ...lineWords(line, { zone: actor.zone, now, mayWrite, firm }),
      callOnPage: line.kind === "decision_passed" && typeof line.detail["contactId"] === "string",
      settles: line.kind === "client_answered" && mayWrite ? line.subjectId : null,
      correction:
        line.kind === "correction" && mayWrite ? { seen: onFileWords(line.detail as CorrectionDetail) } : null,
      tells: line.kind === "update_due" && mayWrite ? line.candidacyId : null,
      answers: line.detail["restricted"] ? undefined : replyAnswers(line),
      place:
        line.kind === "back_open" || isForSeveral(line)
          ? line.clientName
          : line.positionTitle
            ? `${line.positionTitle}, ${line.clientName}`
            : null,
      owner: team || whose === "all" ? line.ownerName : null,
      call:
        callee && line.kind !== "back_open"
          ? {
              id: callee.id,
              name: callee.name,
              phone: callee.phone,
              zone: callee.zone,
              positionId: line.positionId ?? undefined,
              candidacyId: (callee === line.person && line.candidacyId) || undefined,
            }
          : null,
    };
  });

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

/** A check-in about more than one candidate: the place of the first is not that of the others. */
function isForSeveral({ kind, detail }: TodayLine) {
  return kind === "decision_passed" && Array.isArray(detail["names"]) && detail["names"].length > 1;
}
