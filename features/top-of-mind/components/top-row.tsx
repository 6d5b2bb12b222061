import { Button } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import Link from "next/link";
import { Chip } from "@/components/chip";
import { ContactLight } from "@/components/contact-light";
import { PhoneLink } from "@/components/phone-link";
import { Time } from "@/components/time";
import { stages } from "@/db/vocabulary/candidacies";
import { licenseStatuses, licenseTypes } from "@/db/vocabulary/licenses";
import { touchKinds } from "@/db/vocabulary/touches";
import { midSentence } from "@/lib/format/mid-sentence";
import { formatDay } from "@/lib/format/time";
import type { TopRow as Row } from "../queries/get-top-of-mind";
import { changeWords } from "../rules/changes";
import { atClient } from "../rules/facts";
import { pointTable } from "../rules/points";
import { PointsSum } from "./points-sum";
import styles from "./top-of-mind.module.css";

const placeWords = { position: "This position", client: "This client", elsewhere: "Similar position" };

type Props = {
  row: Row;
  rank: number;
  zone: string;
  now: Date;
  opened: boolean;
  picked: boolean;
  /** False where the list is one that was stored, or nothing may be changed. */
  canPick: boolean;
  canLog: boolean;
  onToggle: () => void;
  onPick: () => void;
  onLog: () => void;
  onDismiss: () => void;
  onRecordLicense: () => void;
};

/** A person who is top of mind: why, how to reach them now, and what was said last. */
export function TopRow(props: Props) {
  const { row, rank, zone, now, opened, picked, canPick, canLog, onToggle, onPick, onLog, onDismiss, onRecordLicense } =
    props;
  return (
    <li className={styles.row} data-picked={picked || undefined}>
      <div className={styles.line}>
        {canPick ? (
          <label className={styles.pick}>
            <input
              type="checkbox"
              checked={picked}
              onChange={onPick}
              aria-label={`Select ${row.name}`}
              title={row.mayEmail ? undefined : "Cannot be emailed: for a call list"}
            />
          </label>
        ) : (
          <span className={styles.rank}>{rank}</span>
        )}
        <button
          type="button"
          data-line=""
          data-print
          className={styles.total}
          aria-expanded={opened}
          onClick={onToggle}
        >
          {opened ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
          <span className={styles.figure}>{row.total}</span>
          <span className={styles.unseen}>
            points, {rank} on the list, {row.name}: why
          </span>
        </button>
        <div className={styles.who}>
          <span className={styles.nameLine}>
            <Link href={`/candidates/${row.candidateId}`} prefetch={false} className={styles.name}>
              {row.name}
            </Link>
            <Chip tone={row.place === "position" ? "blue" : "neutral"}>{placeWords[row.place]}</Chip>
            {row.interested ? <Chip tone="green">Interested</Chip> : null}
            {row.boardStage ? <Chip>On the board: {stages[row.boardStage]}</Chip> : null}
            {row.elsewhere ? <Chip tone="amber">{elsewhereWords(row.elsewhere)}</Chip> : null}
            {row.pendingSince ? (
              <Chip tone="amber">{`Emailed ${formatDay(row.pendingSince, zone)}: no answer yet`}</Chip>
            ) : null}
          </span>
          <span className={styles.soft}>{[row.title, place(row)].filter(Boolean).join(" · ")}</span>
          <Why row={row} />
          {row.license ? (
            <span className={styles.question}>
              {row.license.sentence}
              {canLog ? (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={onRecordLicense}
                  aria-label={`Record the license of ${row.name}`}
                >
                  Record
                </Button>
              ) : null}
            </span>
          ) : null}
        </div>
        <div className={styles.reach}>
          {row.phone ? (
            <PhoneLink number={row.phone} name={row.name} zone={row.zone} now={now} />
          ) : (
            <span className={styles.soft}>No working number</span>
          )}
          <ContactLight light={row.light} words={row.lightWords} />
        </div>
        <LastWords row={row} zone={zone} />
        <div className={styles.verbs}>
          {canLog ? (
            <Button size="compact-xs" variant="default" onClick={onLog} aria-label={`Log a call with ${row.name}`}>
              Log a call
            </Button>
          ) : null}
          {canLog ? (
            <Button size="compact-xs" variant="subtle" onClick={onDismiss} aria-label={`Dismiss ${row.name}`}>
              Dismiss
            </Button>
          ) : null}
        </div>
      </div>
      {opened ? (
        <div className={styles.opened}>
          <PointsSum points={row.points} total={row.total} candidateId={row.candidateId} />
          {row.changes && row.changes.length > 0 ? (
            <p className={styles.changes}>
              What would add points:{" "}
              {row.changes.map(({ id, points }) => `${midSentence(changeWords[id])} (up to +${points})`).join(", ")}.{" "}
              <Link href={`/candidates/${row.candidateId}`} prefetch={false}>
                Open the profile
              </Link>
            </p>
          ) : null}
          {row.licenses.length > 0 ? (
            <p className={styles.licenses}>
              {row.licenses.map((one) => (
                <Chip key={`${one.type}${one.state ?? ""}`} tone={one.status === "active" ? "neutral" : "amber"}>
                  {[licenseTypes[one.type], one.state].filter(Boolean).join(" ")}
                  {one.status === "active" ? "" : `: ${licenseStatuses[one.status].toLowerCase()}`}
                </Chip>
              ))}
            </p>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

function elsewhereWords({ restricted, clientName, stage }: NonNullable<Row["elsewhere"]>): string {
  return `In process ${atClient({ restricted, clientName })}: ${stages[stage]}`;
}

/** The weightiest reason of each of three groups, and what to know before the call. */
function Why({ row }: { row: Row }) {
  const byWeight = row.points
    .filter((one) => one.points > 0)
    .toSorted((a, b) => b.points - a.points || a.id.localeCompare(b.id));
  const groupOf = (point: Row["points"][number]) => pointTable[point.id].group;
  const best = byWeight
    .filter((one, index) => byWeight.findIndex((other) => groupOf(other) === groupOf(one)) === index)
    .slice(0, 3);
  return (
    <>
      <span className={styles.why}>
        {best.map((one) => (
          <span key={one.id}>
            {one.sentence} <span className={styles.soft}>+{one.points}</span>
          </span>
        ))}
        {best.length === 0 ? <span className={styles.soft}>{pointTable.furthest.label}: nothing recorded</span> : null}
      </span>
      {row.warnings.map((sentence) => (
        <span key={sentence} className={styles.warning}>
          <span aria-hidden="true">! </span>
          {sentence}
        </span>
      ))}
    </>
  );
}

function LastWords({ row: { lastWords }, zone }: { row: Row; zone: string }) {
  if (!lastWords) return <div className={`${styles.words} ${styles.soft}`}>No notes yet.</div>;
  return (
    <div className={styles.words}>
      <span className={styles.note} title={lastWords.note}>
        {lastWords.note}
      </span>
      <span className={styles.soft}>
        {touchKinds[lastWords.kind]}, <Time at={lastWords.at} zone={zone} />
        {lastWords.by ? `, ${lastWords.by}` : ""}
      </span>
    </div>
  );
}

function place({ city, state }: Row): string {
  return [city, state].filter(Boolean).join(", ");
}
