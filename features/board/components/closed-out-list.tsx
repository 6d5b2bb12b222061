"use client";

import { Button } from "@mantine/core";
import { useCallback, useEffect, useState } from "react";
import { answerOf, sentenceOf, showProblem } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import type { ActionResult } from "@/lib/action-result";
import { toggled } from "@/lib/toggled";
import { Chip } from "@/components/chip";
import { onDemand } from "@/components/on-demand";
import { LoadingRows } from "@/components/loading-rows";
import { Time } from "@/components/time";
import { closeOutReasons, sideWords, stages } from "@/db/vocabulary/candidacies";
import { EmailButton } from "@/features/drafts/components/email-button";
import { markToldAction, setRunnerUpAction } from "@/features/candidacies/actions";
import { undoOperationAction } from "../actions";
import type { ClosedOut } from "../queries/list-closed-out";
import classes from "./closed-out-list.module.css";

const TellDialog = onDemand(async () => (await import("@/features/process-emails/components/tell-dialog")).TellDialog);

type Props = {
  positionId: string;
  count: number;
  /** Differs when the list may have changed. */
  version: string;
  zone: string;
  canWrite: boolean;
  /** Open from the start. */
  unfolded: boolean;
  /** Once the rows are here, or cannot be had. */
  onRead: () => void;
  onOpen: (candidacyId: string) => void;
  onChanged: () => void;
};

/** "12 closed out": who, why, what they are owed, and the undo. Read when it is opened. */
export function ClosedOutList(props: Props) {
  const { positionId, count, version, zone, canWrite, unfolded, onRead, onOpen, onChanged } = props;
  const [opened, setOpened] = useState(unfolded);
  const [rows, setRows] = useState<ClosedOut[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());

  const [telling, setTelling] = useState<string[] | null>(null);
  const [turn, setTurn] = useState(0);
  // Whoever was faster than this part of the page has opened it already, and no event says so.
  const early = useCallback((list: HTMLDetailsElement | null) => {
    if (list?.open) setOpened(true);
  }, []);
  useEffect(() => {
    async function read() {
      const answer = await fetch(`/api/positions/${positionId}/closed-out?seen=${encodeURIComponent(version)}-${turn}`);
      setFailed(!answer.ok);
      if (answer.ok) setRows((await answer.json()) as ClosedOut[]);
    }
    if (opened) read().catch(() => setFailed(true));
  }, [opened, positionId, version, turn]);

  useEffect(() => {
    if (rows || failed) onRead();
    // Told once for each state of the list, whatever the function.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [rows, failed]);

  async function run(ask: () => Promise<ActionResult<unknown>>, done: string) {
    const answer = await ask();
    const problem = sentenceOf(answer);
    if (problem) showProblem(problem, answer.serverError, () => void run(ask, done));
    else showDone(done);
    onChanged();
    setTurn((before) => before + 1);
  }

  async function undo(row: ClosedOut) {
    if (!row.operationId) return;
    const answer = await answerOf(undoOperationAction, {
      operationId: row.operationId,
      candidacyIds: [row.candidacyId],
    });
    const problem = sentenceOf(answer) ?? answer.data?.refused[0]?.sentence;
    if (problem) showProblem(problem, answer.serverError, () => void undo(row));
    else showDone([`${row.name} is back on the board.`, ...(answer.data?.done[0]?.told ?? [])].join(" "));
    onChanged();
    setTurn((before) => before + 1);
  }

  if (count === 0) return null;
  const owed = rows?.filter((row) => row.answerOwed && picked.has(row.personId)) ?? [];
  return (
    <details
      ref={early}
      className={classes.closed}
      open={unfolded || undefined}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>{count} closed out</summary>
      {failed && <p>This list could not be loaded. Close it and open it again.</p>}
      {!rows && !failed && opened && <LoadingRows count={Math.min(count, 5)} />}
      {picked.size > 0 && <EmailButton to={{ positionId, personIds: [...picked] }}>Email {picked.size}</EmailButton>}
      {owed.length > 0 && (
        <Button variant="default" ml={8} onClick={() => setTelling(owed.map((row) => row.candidacyId))}>
          Tell {owed.length} how it ended…
        </Button>
      )}
      {telling ? (
        <TellDialog
          title="Tell them how it ended"
          news={{ subject: "not_selected", candidacyIds: telling }}
          onClose={() => {
            setTelling(null);
            setTurn((before) => before + 1);
          }}
          onDone={showDone}
        />
      ) : null}
      {rows && (
        <ul>
          {rows.map((row) => (
            <li key={row.candidacyId} className={classes.row}>
              <span className={classes.who}>
                {canWrite && (
                  <input
                    type="checkbox"
                    aria-label={`Select ${row.name}`}
                    checked={picked.has(row.personId)}
                    onChange={() => setPicked((before) => toggled(before, row.personId))}
                  />
                )}
                <button type="button" className={classes.name} data-print onClick={() => onOpen(row.candidacyId)}>
                  {row.name}
                </button>
                {row.runnerUp && <Chip tone="blue">Runner-up</Chip>}
                {row.answerOwed && <Chip tone="amber">Answer owed</Chip>}
              </span>
              <span className={classes.why}>
                {row.side && row.reason
                  ? `${sideWords(row.side, row.furthest)}: ${closeOutReasons[row.reason]}`
                  : "Closed out"}
                {row.note && ` · ${row.note}`}
              </span>
              <span className={classes.when}>
                {stages[row.stage]}, <Time at={row.closedAt} zone={zone} />
                {row.by && ` by ${row.by}`}
                {row.toldAt && (
                  <>
                    , told <Time at={row.toldAt} zone={zone} />
                  </>
                )}
              </span>
              {canWrite && (
                <span className={classes.verbs}>
                  {row.answerOwed && (
                    <Button variant="default" onClick={() => setTelling([row.candidacyId])}>
                      Tell them…
                    </Button>
                  )}
                  {row.answerOwed && row.closeOutId && (
                    <Button
                      variant="default"
                      onClick={() =>
                        void run(
                          () => answerOf(markToldAction, { closeOutId: row.closeOutId ?? "" }),
                          `${row.name} was told how it ended.`,
                        )
                      }
                    >
                      Mark as told
                    </Button>
                  )}
                  <Button
                    variant="default"
                    onClick={() =>
                      void run(
                        () =>
                          answerOf(setRunnerUpAction, {
                            candidacyId: row.candidacyId,
                            version: row.version,
                            runnerUp: !row.runnerUp,
                          }),
                        row.runnerUp ? `${row.name} is no longer a runner-up.` : `${row.name} is a runner-up.`,
                      )
                    }
                  >
                    {row.runnerUp ? "Remove as runner-up" : "Mark as runner-up"}
                  </Button>
                  <Button variant="default" onClick={() => void undo(row)}>
                    Undo close-out
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
