"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { Chip } from "@/components/chip";
import { onDemand } from "@/components/on-demand";
import { answerOf, sentenceOf, showProblem } from "@/components/form/use-action";
import { showDone, showRefusal } from "@/components/notice";
import { Kbd } from "@/components/kbd";
import { PhoneLink } from "@/components/phone-link";
import { useLineKeys } from "@/components/use-line-keys";
import { todayKinds, type TodayKind } from "@/db/vocabulary/today";
import { formatDay } from "@/lib/format/time";
import { PreStartSteps } from "@/features/placements/components/pre-start-steps";
import { useKeptCalls } from "@/features/touches/components/use-kept-calls";
import { foldKindAction, snoozeLineAction, wakeLineAction } from "../actions";
import type { TodayRow } from "../rules/row";
import { HandVerbs } from "./hand-verbs";
import { LineVerb } from "./line-verb";
import styles from "./today-list.module.css";

const LogTouchPanel = onDemand(
  async () => (await import("@/features/touches/components/log-touch-panel")).LogTouchPanel,
);
const TellDialog = onDemand(async () => (await import("@/features/process-emails/components/tell-dialog")).TellDialog);
const HandOverDialog = onDemand(async () => (await import("./hand-over-dialog")).HandOverDialog);
const SnoozeDialog = onDemand(async () => (await import("./snooze-dialog")).SnoozeDialog);

type Props = {
  rows: TodayRow[];
  counts: Partial<Record<TodayKind, number>>;
  /** Kinds of which only the head is shown. */
  folded: TodayKind[];
  zone: string;
  now: Date;
  mayWrite: boolean;
  /** To whom a line may be handed. */
  colleagues: { id: string; name: string }[];
};

/** The queue: one line, one reason, one action. j and k move, Enter does it, l logs a call, s snoozes it until tomorrow, S to a chosen day, h hands it over. */
export function TodayList({ rows: all, counts, folded: foldedBefore, zone, now, mayWrite, colleagues }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const [focused, setFocused] = useState(0);
  const [later, setLater] = useState<TodayRow | null>(null);
  const [logged, setLogged] = useState<TodayRow | null>(null);
  const [given, setGiven] = useState<TodayRow | null>(null);
  const [told, setTold] = useState<TodayRow | null>(null);
  const [folded, setFolded] = useState(foldedBefore);
  const rows = all.filter(({ kind }) => !folded.includes(kind));
  const kept = useKeptCalls();
  const [, start] = useTransition();
  const router = useRouter();

  function fold(kind: TodayKind) {
    const closes = !folded.includes(kind);
    setFolded(closes ? [...folded, kind] : folded.filter((one) => one !== kind));
    if (!mayWrite) return;
    start(async () => {
      const answer = await answerOf(foldKindAction, { kind, folded: closes });
      const problem = sentenceOf(answer);
      if (problem) showProblem(problem, answer.serverError, () => fold(kind));
    });
  }

  function wake({ kind, subjectId, who }: TodayRow) {
    start(async () => {
      const answer = await answerOf(wakeLineAction, { kind, subjectId });
      const problem = sentenceOf(answer);
      if (problem) showRefusal(problem);
      else showDone(`${who}: back on your list.`);
    });
  }

  function snooze(row: TodayRow) {
    start(async () => {
      const { kind, subjectId } = row;
      const answer = await answerOf(snoozeLineAction, { kind, subjectId, until: null, reason: "" });
      const problem = sentenceOf(answer);
      if (problem) showProblem(problem, answer.serverError, () => snooze(row));
      else if (answer.data)
        showDone(`${row.who}: snoozed until ${formatDay(answer.data.until, zone)}.`, { run: () => wake(row) });
    });
  }

  /** A call about several decisions has its own form, where they are answered together. */
  function log(row: TodayRow) {
    if (row.callOnPage) router.push(row.action.href);
    else setLogged(row);
  }

  useLineKeys({
    list,
    onKey(key, index) {
      const row = rows[index];
      if (!row || !mayWrite) return false;
      if (key === "l" && row.call) log(row);
      else if (key === "h" && row.mayHand) setGiven(row);
      else if (row.snoozed) return false;
      else if (key === "s") snooze(row);
      else if (key === "S") setLater(row);
      else return false;
      return true;
    },
  });

  return (
    <>
      <ol ref={list} className={styles.list}>
        {all.map((row, index) => (
          <li key={`${row.kind} ${row.subjectId}`}>
            {index === 0 || all[index - 1]?.kind !== row.kind ? (
              <h2 className={styles.kind}>
                <button
                  type="button"
                  className={styles.fold}
                  aria-expanded={!folded.includes(row.kind)}
                  onClick={() => fold(row.kind)}
                >
                  {todayKinds[row.kind]} <span className={styles.count}>{countWords(counts[row.kind])}</span>
                </button>
              </h2>
            ) : null}
            {folded.includes(row.kind) ? null : (
              <div className={styles.line}>
                <div className={styles.words}>
                  <Link
                    href={row.action.href}
                    prefetch={false}
                    className={styles.who}
                    data-line=""
                    tabIndex={rows.indexOf(row) === Math.min(focused, rows.length - 1) ? 0 : -1}
                    onFocus={() => setFocused(rows.indexOf(row))}
                  >
                    {row.who}
                  </Link>
                  {row.place ? <span className={styles.place}>{row.place}</span> : null}
                  {row.owner ? <span className={styles.place}>{row.owner}</span> : null}
                  {row.lateness ? (
                    <span className={row.lateness.late ? styles.late : styles.left}>{row.lateness.words}</span>
                  ) : null}
                  {kept.some(({ input }) => input.personId === row.call?.id) ? (
                    <Chip tone="amber">Call waiting to be logged</Chip>
                  ) : null}
                  <span className={styles.why}>{row.why}</span>
                  {row.snoozed ? (
                    <span className={styles.place}>
                      Snoozed until {formatDay(row.snoozed.until, zone)}
                      {row.snoozed.reason ? `: ${row.snoozed.reason}` : ""}
                    </span>
                  ) : null}
                  {row.handedBy ? <span className={styles.handed}>{row.handedBy}</span> : null}
                  {row.nudgedBy ? <span className={styles.nudged}>{row.nudgedBy}</span> : null}
                  {row.steps ? <PreStartSteps placementId={row.subjectId} done={row.steps} name={row.who} /> : null}
                </div>
                <div className={styles.reach}>
                  {row.call && row.call.name !== row.who ? <span className={styles.place}>{row.call.name}</span> : null}
                  {row.call?.phone ? (
                    <PhoneLink number={row.call.phone} name={row.call.name} zone={row.call.zone} now={now} />
                  ) : null}
                </div>
                <div className={styles.verbs}>
                  <LineVerb row={row} mayWrite={mayWrite} onTell={() => setTold(row)} />
                  {mayWrite ? (
                    <button
                      type="button"
                      className={styles.later}
                      data-none={row.call ? undefined : ""}
                      disabled={!row.call}
                      onClick={() => log(row)}
                      aria-label={`Log a call with ${row.call?.name ?? row.who}`}
                    >
                      Log a call
                    </button>
                  ) : null}
                  <HandVerbs row={row} onGive={() => setGiven(row)} />
                  {mayWrite && row.snoozed ? (
                    <button
                      type="button"
                      className={styles.later}
                      onClick={() => wake(row)}
                      aria-label={`Bring back ${row.who}`}
                    >
                      Bring back
                    </button>
                  ) : mayWrite ? (
                    <button
                      type="button"
                      className={styles.later}
                      onClick={() => setLater(row)}
                      aria-label={`Snooze ${row.who}`}
                    >
                      Snooze
                    </button>
                  ) : null}
                </div>
              </div>
            )}
          </li>
        ))}
      </ol>
      {mayWrite ? (
        <p className={styles.keys}>
          <Kbd>J</Kbd> <Kbd>K</Kbd> next or previous, <Kbd>Enter</Kbd> open, <Kbd>L</Kbd> log a call, <Kbd>S</Kbd>{" "}
          snooze until tomorrow, <Kbd>Shift S</Kbd> pick a day, <Kbd>H</Kbd> hand over
        </p>
      ) : null}
      {logged?.call ? (
        <LogTouchPanel
          person={logged.call}
          positionId={logged.call.positionId}
          candidacyId={logged.call.candidacyId}
          onClose={() => setLogged(null)}
        />
      ) : null}
      {told?.does?.kind === "tell" ? (
        <TellDialog
          title={`Update ${told.who}`}
          news={{ subject: "standing", candidacyId: told.does.candidacyId }}
          onClose={() => setTold(null)}
          onDone={showDone}
        />
      ) : null}
      {given ? <HandOverDialog row={given} rows={all} colleagues={colleagues} onClose={() => setGiven(null)} /> : null}
      {later ? <SnoozeDialog row={later} zone={zone} now={now} onClose={() => setLater(null)} /> : null}
    </>
  );
}

const countWords = (count = 0) => (count > 999 ? "999+" : String(count));
