"use client";

import { Button } from "@mantine/core";
import { useRef, useState, type ReactNode } from "react";
import { onDemand } from "@/components/on-demand";
import { Kbd } from "@/components/kbd";
import { useLineKeys } from "@/components/use-line-keys";
import { EmailButton } from "@/features/drafts/components/email-button";
import type { Width } from "@/db/vocabulary/widths";
import { plural } from "@/lib/format/count";
import { toggled } from "@/lib/toggled";
import type { TopRow as Row } from "../queries/get-top-of-mind";
import styles from "./top-of-mind.module.css";
import { TopRow } from "./top-row";
import { useStored } from "./use-stored";

const LogTouchPanel = onDemand(
  async () => (await import("@/features/touches/components/log-touch-panel")).LogTouchPanel,
);

const CallListDialog = onDemand(async () => (await import("./call-list-dialog")).CallListDialog);

const DismissDialog = onDemand(async () => (await import("./dismiss-dialog")).DismissDialog);

const LicenseDialog = onDemand(
  async () => (await import("@/features/licenses/components/license-dialog")).LicenseDialog,
);

type Picked = Pick<Row, "personId" | "name" | "mayEmail">;

type Props = {
  positionId: string;
  reopeningId: string | null;
  rows: Row[];
  zone: string;
  now: Date;
  canWrite: boolean;
  /** A stored list: looked at, not worked from. */
  past: boolean;
  /** Not the list of this width that was kept last: it is kept too. */
  unkept: boolean;
  width: Width;
  /** Every row with its points: to be printed. */
  unfolded: boolean;
  /** Instead of rows, where there are none. */
  empty: ReactNode;
};

/** The ranked rows with their keys: j and k between rows, Enter opens the points, x picks, l logs a call. */
export function TopList({
  positionId,
  reopeningId,
  rows,
  zone,
  now,
  canWrite,
  past,
  unkept,
  width,
  unfolded,
  empty,
}: Props) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () => new Set(unfolded ? rows.map((row) => row.candidateId) : []),
  );
  /** By person, in the order of picking: whoever a filter leaves out of the rows stays picked. */
  const [picked, setPicked] = useState<ReadonlyMap<string, Picked>>(new Map());
  const [calling, setCalling] = useState(false);
  const [logging, setLogging] = useState<Row | null>(null);
  const [dismissing, setDismissing] = useState<Row | null>(null);
  const [recording, setRecording] = useState<Row | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const works = canWrite && !past;
  useStored(works && unkept && rows.length > 0 ? positionId : null, width);
  const emailed = [...picked.values()].filter(({ mayEmail }) => mayEmail);
  const unlisted = picked.size - rows.filter((row) => picked.has(row.personId)).length;

  function pick(row: Row) {
    if (works) setPicked((before) => withPick(before, row));
  }

  useLineKeys({
    list,
    onKey(key, index) {
      const row = rows[index];
      if (!row) return false;
      if (key === "x") pick(row);
      else if (key === "l" && works) setLogging(row);
      else return false;
      return true;
    },
  });

  return (
    <>
      {works && (rows.length > 0 || picked.size > 0) ? (
        <div className={styles.bar} data-used={picked.size > 0 || undefined}>
          {picked.size > 0 ? (
            <>
              {emailed.length > 0 ? (
                <EmailButton
                  to={{
                    positionId,
                    ...(reopeningId ? { reopeningId } : {}),
                    personIds: emailed.map(({ personId }) => personId),
                  }}
                >
                  Email {emailed.length}
                </EmailButton>
              ) : null}
              <Button variant="default" onClick={() => setCalling(true)}>
                Call list of {picked.size}
              </Button>
              <Button variant="default" onClick={() => setPicked(new Map())}>
                Clear selection
              </Button>
              <span className={styles.soft}>
                {unlisted > 0 ? `${unlisted} not in this list: ` : ""}
                {[...picked.values()].map(({ name }) => name).join(", ")}
              </span>
            </>
          ) : (
            <span className={styles.keys}>
              <Kbd>J</Kbd> <Kbd>K</Kbd> next or previous, <Kbd>Enter</Kbd> why, <Kbd>L</Kbd> log a call, <Kbd>X</Kbd>{" "}
              select
            </span>
          )}
          <span className={styles.unseen} aria-live="polite">
            {plural(picked.size, "person", "people")} selected{unlisted > 0 ? `, ${unlisted} not in this list` : ""}
          </span>
        </div>
      ) : null}
      {rows.length === 0 ? empty : null}
      <ol ref={list} className={styles.list}>
        {rows.map((row, index) => (
          <TopRow
            key={row.candidateId}
            row={row}
            rank={index + 1}
            zone={zone}
            now={now}
            opened={opened.has(row.candidateId)}
            picked={picked.has(row.personId)}
            canPick={works}
            canLog={works}
            onToggle={() => setOpened((before) => toggled(before, row.candidateId))}
            onPick={() => pick(row)}
            onLog={() => setLogging(row)}
            onDismiss={() => setDismissing(row)}
            onRecordLicense={() => setRecording(row)}
          />
        ))}
      </ol>
      {calling ? (
        <CallListDialog positionId={positionId} people={[...picked.values()]} onClose={() => setCalling(false)} />
      ) : null}
      {dismissing ? (
        <DismissDialog positionId={positionId} person={dismissing} onClose={() => setDismissing(null)} />
      ) : null}
      {recording?.license ? (
        <LicenseDialog
          candidateId={recording.candidateId}
          license={null}
          proposed={recording.license}
          onClose={() => setRecording(null)}
        />
      ) : null}
      {logging ? (
        <LogTouchPanel
          person={{ id: logging.personId, name: logging.name, phone: logging.phone, zone: logging.zone }}
          positionId={positionId}
          candidacyId={logging.candidacyId ?? undefined}
          onClose={() => setLogging(null)}
        />
      ) : null}
    </>
  );
}

function withPick(before: ReadonlyMap<string, Picked>, { personId, name, mayEmail }: Row): ReadonlyMap<string, Picked> {
  const next = new Map(before);
  if (!next.delete(personId)) next.set(personId, { personId, name, mayEmail });
  return next;
}
