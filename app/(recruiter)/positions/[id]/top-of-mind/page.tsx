import type { Metadata } from "next";
import Link from "next/link";
import { createLoader, createSerializer, type SearchParams } from "nuqs/server";
import { Banner } from "@/components/banner";
import { EmptyState } from "@/components/empty-state";
import { FilterChips } from "@/components/filter-chips";
import { LinkButton } from "@/components/link-button";
import { PrintButton } from "@/components/print/print-button";
import { PrintPage } from "@/components/print/print-page";
import { employmentTerms } from "@/db/vocabulary/candidates";
import { licenseTypes } from "@/db/vocabulary/licenses";
import { states } from "@/db/vocabulary/places";
import { AsItWas } from "@/features/top-of-mind/components/as-it-was";
import { CallLists } from "@/features/top-of-mind/components/call-lists";
import { ConsideredLine } from "@/features/top-of-mind/components/considered-line";
import { Dismissed } from "@/features/top-of-mind/components/dismissed";
import { NotListed } from "@/features/top-of-mind/components/not-listed";
import { TopList } from "@/features/top-of-mind/components/top-list";
import styles from "@/features/top-of-mind/components/top-of-mind.module.css";
import tools from "@/features/top-of-mind/components/tools.module.css";
import { topOfMindParsers } from "@/features/top-of-mind/inputs";
import { getTopOfMind } from "@/features/top-of-mind/queries/get-top-of-mind";
import { listCallLists } from "@/features/top-of-mind/queries/list-call-lists";
import { findStoredList, listStoredLists } from "@/features/top-of-mind/queries/stored-lists";
import { plural } from "@/lib/format/count";
import { formatDayTime } from "@/lib/format/time";
import { keysOf } from "@/lib/keys-of";
import { pageContext } from "@/lib/server/auth";
import { found, pageId } from "@/lib/server/page-id";

export const metadata: Metadata = { title: "Top of mind" };

const load = createLoader(topOfMindParsers);
const withQuery = createSerializer(topOfMindParsers);
const shownAtFirst = 50;

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function TopOfMindPage({ params, searchParams }: Props) {
  const positionId = await pageId(params);
  const search = load(await searchParams);
  const context = await pageContext();
  const { actor, now } = context;
  const wanted = {
    states: search.state,
    licenses: search.license,
    terms: search.terms,
    withinPay: search.pay === "1",
  };
  const whole = search.all || search.print;
  const past = search.list ? await findStoredList(context, { positionId, listId: search.list }) : null;
  const read = Promise.all([
    past ?? getTopOfMind(context, { positionId, wanted, wide: search.wide, most: whole ? undefined : shownAtFirst }),
    listStoredLists(context, { positionId }),
    listCallLists(context, { positionId }),
  ]);
  const [list, lists, callLists] = await found(read);
  const rows = past ? list.rows : list.rows.filter((row) => row.wanted);
  const shown = whole ? rows : rows.slice(0, shownAtFirst);

  return (
    <>
      <div className={tools.tools}>
        {past ? null : (
          <FilterChips
            filters={[
              { id: "state", label: "Lives in", kind: "choice", options: options(states) },
              { id: "license", label: "License", kind: "choice", options: options(licenseTypes) },
              { id: "terms", label: "Employment type", kind: "choice", options: options(employmentTerms) },
              { id: "pay", label: "Within budget", kind: "flag" },
            ]}
          />
        )}
        <span className={styles.soft}>
          {list.wanted === list.listed
            ? plural(list.listed, "person", "people")
            : `${list.wanted} of ${plural(list.listed, "person", "people")}`}
        </span>
        <span className={tools.end}>
          <AsItWas lists={lists} chosen={past ? search.list : null} zone={actor.zone} />
          {shown.length > 0 ? <PrintButton all={search.print ? null : withQuery({ ...search, print: true })} /> : null}
        </span>
      </div>
      {past ? (
        <Banner tone="neutral" title={`As of ${formatDayTime(past.at, actor.zone)}`}>
          {past.by ? `Seen by ${past.by}. ` : ""}Points, notes and numbers are as of then.{" "}
          <Link href={`/positions/${positionId}/top-of-mind`}>Show the current list</Link>
        </Banner>
      ) : null}
      {list.considered ? (
        <ConsideredLine
          considered={list.considered}
          width={past ? past.width : search.wide}
          hrefOf={past ? null : (wide) => `/positions/${positionId}/top-of-mind${withQuery({ ...search, wide })}`}
        />
      ) : null}
      {past ? null : <CallLists lists={callLists} zone={actor.zone} />}
      <TopList
        positionId={positionId}
        reopeningId={list.position.reopening?.id ?? null}
        rows={shown}
        zone={actor.zone}
        now={past?.at ?? now}
        canWrite={actor.role !== "viewer"}
        past={past !== null}
        width={search.wide}
        unkept={
          "fingerprint" in list && list.fingerprint !== lists.find((one) => one.width === search.wide)?.fingerprint
        }
        unfolded={search.print}
        empty={
          <Nobody
            positionId={positionId}
            filtered={list.listed > 0}
            gated={list.notListed.length}
            mayWrite={actor.role !== "viewer"}
          />
        }
      />
      {shown.length < list.wanted ? (
        <p className={styles.more}>
          <Link href={withQuery({ ...search, all: true })}>Show all {list.wanted}</Link>
        </p>
      ) : null}
      {search.print ? <PrintPage /> : null}
      <div className={styles.below}>
        <Dismissed positionId={positionId} rows={list.dismissed} zone={actor.zone} mayWrite={actor.role !== "viewer"} />
        <NotListed rows={list.notListed} beyond={list.beyond} />
      </div>
    </>
  );
}

type NobodyProps = { positionId: string; filtered: boolean; gated: number; mayWrite: boolean };

function Nobody({ positionId, filtered, gated, mayWrite }: NobodyProps) {
  if (filtered)
    return (
      <EmptyState
        title="No one matches these filters"
        action={
          <LinkButton href={`/positions/${positionId}/top-of-mind`} variant="default">
            Clear the filters
          </LinkButton>
        }
      >
        People with that detail not recorded are left out too.
      </EmptyState>
    );
  return (
    <EmptyState
      title="No one is top of mind yet"
      action={
        <LinkButton href="/candidates" variant="default">
          {" "}
          Go to Candidates{" "}
        </LinkButton>
      }
    >
      {gated > 0
        ? "Everyone who got far enough is listed below, with the reason they are left off."
        : `No one was closed out on this position, and no one got to an interview for a similar one in the last three years.${
            mayWrite ? " Find people in Candidates and add them to the board." : ""
          }`}
    </EmptyState>
  );
}

function options<T extends Record<string, string>>(words: T) {
  return keysOf(words).map((value) => ({ value, label: words[value] as string }));
}
