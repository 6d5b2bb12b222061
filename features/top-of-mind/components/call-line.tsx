import { Button, Textarea } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import Link from "next/link";
import { Chip } from "@/components/chip";
import { PhoneLink } from "@/components/phone-link";
import { Time } from "@/components/time";
import { touchKinds, touchOutcomes } from "@/db/vocabulary/touches";
import { When, type Happened } from "@/features/touches/components/when";
import { dialable, formatPhone } from "@/lib/format/phone";
import { formatTime } from "@/lib/format/time";
import { keysOf } from "@/lib/keys-of";
import type { CallLine as Line } from "../queries/get-call-list";
import { calledWords, outcomeKeys, pointsLine, type CallOutcome } from "../rules/call-list";
import styles from "./call-list.module.css";

type Props = {
  line: Line;
  number: number;
  opened: boolean;
  zone: string;
  now: Date;
  mayWrite: boolean;
  pending: boolean;
  /** Logged without a connection, and kept in the browser until there is one. */
  waits: boolean;
  note: string;
  onNote: (note: string) => void;
  happened: Happened;
  onHappened: (happened: Happened) => void;
  /** What is wrong with the time that was picked. */
  problem: string | undefined;
  onToggle: () => void;
  onOutcome: (outcome: CallOutcome) => void;
};

/** One person of a call list: who and where it stands; opened, all that is needed while it rings. */
export function CallLine(props: Props) {
  const { line, number, opened, zone, waits, onToggle } = props;
  return (
    <li className={styles.row} data-person={line.personId} data-done={line.call ? "" : undefined}>
      <div className={styles.head}>
        <button type="button" data-line="" className={styles.toggle} aria-expanded={opened} onClick={onToggle}>
          {opened ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
          <span className={styles.place}>{number}</span>
          <span className={styles.name}>{line.name}</span>
        </button>
        {line.call ? (
          <span className={styles.state}>
            <Chip tone={line.call.outcome === "spoke" ? "green" : "neutral"}>{touchOutcomes[line.call.outcome]}</Chip>
            <span className={styles.soft}>
              {line.call.by ?? "Callback"}, <Time at={line.call.at} zone={zone} form="day-time" />
            </span>
          </span>
        ) : waits ? (
          <Chip tone="amber">Waiting to be logged</Chip>
        ) : (
          <Meanwhile line={line} zone={zone} />
        )}
      </div>
      {opened ? <Opened {...props} /> : null}
    </li>
  );
}

/** Somebody else reached out since the list was made. */
function Meanwhile({ line: { meanwhile }, zone }: { line: Line; zone: string }) {
  const [last] = meanwhile;
  if (!last) return null;
  return (
    <span className={styles.meanwhile}>
      <span aria-hidden="true">! </span>
      {last.by ?? "Callback"} {calledWords[last.outcome]}
      {last.kind === "call" ? "" : ` (${touchKinds[last.kind].toLowerCase()})`},{" "}
      <Time at={last.at} zone={zone} form="day-time" />
    </span>
  );
}

function Opened(props: Props) {
  const { line, zone, now, mayWrite, pending, note, onNote, happened, onHappened, problem, onOutcome } = props;
  const [dialed, ...others] = line.phones;
  const points = pointsLine(line.points);
  return (
    <div className={styles.body}>
      <div className={styles.facts}>
        <p className={styles.soft}>
          {line.candidateId ? <Link href={`/candidates/${line.candidateId}`}>Profile</Link> : null}
          {[line.title, [line.city, line.state].filter(Boolean).join(", ")]
            .filter(Boolean)
            .map((words) => ` · ${words}`)
            .join("")}
        </p>
        {line.note ? <p className={styles.ask}>{line.note}</p> : null}
        {points ? <p className={styles.soft}>{points}</p> : null}
        {line.lastWords ? (
          <p>
            “{line.lastWords.note}”{" "}
            <span className={styles.soft}>
              {touchKinds[line.lastWords.kind]}, <Time at={line.lastWords.at} zone={zone} />
              {line.lastWords.by ? `, ${line.lastWords.by}` : ""}
            </span>
          </p>
        ) : (
          <p className={styles.soft}>No notes yet.</p>
        )}
        <Promised line={line} zone={zone} />
        {line.call?.note ? <p>Note: {line.call.note}</p> : null}
      </div>
      <div className={styles.work}>
        {line.doNotContact ? <p className={styles.meanwhile}>Do not contact</p> : null}
        {!line.doNotContact && dialed && !dialed.wrong ? (
          <a className={styles.call} href={`tel:${dialable(dialed.number)}`}>
            Call {formatPhone(dialed.number)}
            <span className={styles.time}>{formatTime(now, line.zone)} there</span>
          </a>
        ) : null}
        {!dialed ? <p className={styles.soft}>No number</p> : null}
        {line.doNotContact
          ? null
          : (dialed?.wrong ? line.phones : others).map((phone) => (
              <PhoneLink
                key={phone.id}
                number={phone.number}
                name={line.name}
                zone={line.zone}
                now={now}
                wrong={phone.wrong}
              />
            ))}
        {mayWrite && !line.call && !line.doNotContact ? (
          <>
            <Textarea
              label="Note"
              autosize
              minRows={1}
              maxRows={5}
              maxLength={2000}
              value={note}
              onChange={(event) => onNote(event.currentTarget.value)}
            />
            <When value={happened} onChange={onHappened} zone={zone} now={now} error={problem} />
            <div className={styles.outcomes}>
              {keysOf(outcomeKeys).map((key) => (
                <Button
                  key={key}
                  variant="default"
                  disabled={pending}
                  onClick={() => onOutcome(outcomeKeys[key])}
                  aria-label={`${touchOutcomes[outcomeKeys[key]]}: ${line.name}`}
                >
                  {touchOutcomes[outcomeKeys[key]]}
                </Button>
              ))}
            </div>
          </>
        ) : null}
      </div>
    </div>
  );
}

/** What they were told they would get or hear, and by when. */
function Promised({ line: { promised }, zone }: { line: Line; zone: string }) {
  if (promised.length === 0) return <p className={styles.soft}>Nothing promised.</p>;
  return (
    <ul className={styles.promised}>
      {promised.map((one) => (
        <li key={`${one.kind}${one.on ?? ""}${one.at ?? ""}${one.words}`}>
          {one.kind === "callback" ? "Callback: " : ""}
          {one.kind === "theirs" ? "Decision date: " : ""}
          {one.kind === "ours" ? "We owe an answer: " : ""}
          {one.kind === "answer" ? "Not told yet how it ended: " : ""}
          {one.words}
          {one.on ? (
            <>
              , <Time at={one.on} zone="UTC" />
            </>
          ) : null}
          {one.at ? (
            <>
              , <Time at={one.at} zone={zone} form={one.kind === "callback" ? "day-time" : "day"} />
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
