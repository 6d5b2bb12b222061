import { Button } from "@mantine/core";
import Link from "next/link";
import { Chip } from "@/components/chip";
import { PhoneLink } from "@/components/phone-link";
import { debriefSides, interviewKinds, interviewStates, verdicts, type DebriefSide } from "@/db/vocabulary/interviews";
import { keysOf } from "@/lib/keys-of";
import { formatDate, formatDay, formatDayTime, formatExact, formatTime } from "@/lib/format/time";
import type { Round } from "@/features/interviews/queries/list-interviews";
import styles from "./interview-list.module.css";

export type RoundVerb =
  | "debrief"
  | "move"
  | "cancel"
  | "no_show"
  | "thank_you"
  | "next_round"
  | "decision"
  | "tell"
  | "thank";
type Props = {
  round: Round;
  /** The recruiter's zone: where it differs from the one agreed, both are said. */
  zone: string;
  now: Date;
  canWrite: boolean;
  onVerb: (verb: RoundVerb, side?: DebriefSide) => void;
};

/** One round: when, who, with whom, what each side has said, and what comes next. */
export function InterviewRow({ round, zone, now, canWrite, onVerb }: Props) {
  return (
    <li className={styles.row}>
      <When round={round} zone={zone} now={now} />
      <div className={styles.who}>
        <Link href={`/candidates/${round.candidateId}`} className={styles.name} data-line="">
          {round.name}
        </Link>
        {round.closed ? <Chip>Closed out</Chip> : null}
        {round.phone ? (
          <PhoneLink number={round.phone} name={round.name} zone={round.personZone} now={now} />
        ) : (
          <span className={styles.soft}>No number</span>
        )}
      </div>
      <div className={styles.what}>
        <span>
          Round {round.round}, {interviewKinds[round.kind].toLowerCase()}
        </span>
        <span className={styles.soft}>{[round.contact, round.place].filter(Boolean).join(" · ")}</span>
      </div>
      <InterviewStatus round={round} now={now} />
      <div className={styles.verbs}>{canWrite ? <Verbs round={round} now={now} onVerb={onVerb} /> : null}</div>
    </li>
  );
}

function When({ round: { startsAt, endsAt, zone: agreed }, zone, now }: Pick<Props, "round" | "zone" | "now">) {
  const mine = formatTime(startsAt, zone);
  return (
    <div className={styles.when}>
      <time dateTime={startsAt.toISOString()} title={formatExact(startsAt, agreed)}>
        {dayWords(startsAt, agreed, now)}
      </time>
      <span>
        {formatTime(startsAt, agreed).replace(/ \S+$/, "")}-{formatTime(endsAt, agreed)}
      </span>
      {mine === formatTime(startsAt, agreed) ? null : <span className={styles.soft}>{mine} your time</span>}
    </div>
  );
}

function InterviewStatus({ round, now }: Pick<Props, "round" | "now">) {
  if (round.status === "off")
    return (
      <div className={styles.status}>
        <Chip>{interviewStates[round.state]}</Chip>
        {round.state === "canceled" && round.startsAt > now ? <Emailed round={round} /> : null}
      </div>
    );
  if (round.status === "upcoming")
    return (
      <div className={styles.status}>
        <Emailed round={round} />
      </div>
    );
  if (round.status === "under_way")
    return (
      <div className={styles.status}>
        <Chip tone="blue">In progress</Chip>
      </div>
    );
  return (
    <div className={styles.status}>
      {keysOf(debriefSides).map((side) => (
        <Side key={side} side={side} round={round} now={now} />
      ))}
      <Decision round={round} />
    </div>
  );
}

/** Who has been emailed about the round as it is now, and who only about what it was. */
function Emailed({ round }: Pick<Props, "round">) {
  const names = (current: boolean) =>
    round.emailed
      .filter((one) => one.current === current)
      .map((one) => (one.side === "candidate" ? round.firstName : (round.contact ?? "the client")))
      .join(" and ");
  const told = names(true);
  const late = names(false);
  return (
    <>
      {late ? <Chip tone="amber">Change not emailed to {late}</Chip> : null}
      {told ? <span className={styles.soft}>Emailed to {told}</span> : null}
      {told || late ? null : <span className={styles.soft}>Not emailed to anyone</span>}
    </>
  );
}

function Side({ side, round, now }: { side: DebriefSide; round: Round; now: Date }) {
  const said = round.debriefs.find((one) => one.side === side);
  if (said)
    return (
      <span className={styles.side}>
        <span className={styles.soft}>{debriefSides[side]}:</span>{" "}
        {[said.verdict && verdicts[said.verdict], said.note].filter(Boolean).join(", ") || "debriefed"}
        {said.wouldSubmitAgain ? (
          <span className={styles.soft}> Would consider again: {verdicts[said.wouldSubmitAgain].toLowerCase()}.</span>
        ) : null}
      </span>
    );
  const due = round.dueAt[side];
  const zone = side === "candidate" ? round.personZone : round.zone;
  return (
    <span className={styles.side} title={formatDayTime(due, zone)}>
      <span className={styles.soft}>{debriefSides[side]}:</span>{" "}
      {due < now ? <Chip tone="red">Late since {dayWords(due, zone, now)}</Chip> : null}
      {due >= now ? <Chip tone="amber">{dueWords(due, now, zone)}</Chip> : null}
    </span>
  );
}

/** "Thu, Mar 12"; of another year "Mar 12, 2025". */
function dayWords(at: Date, zone: string, now: Date): string {
  return formatDate(at, zone).slice(-4) === formatDate(now, zone).slice(-4)
    ? formatDay(at, zone)
    : formatDate(at, zone);
}

/** "Due in 5 hours, by 4:00 PM ET"; a day or more away it names the day. */
function dueWords(due: Date, now: Date, zone: string): string {
  const hours = Math.floor((due.getTime() - now.getTime()) / 3_600_000);
  if (hours >= 24) return `Due ${formatDayTime(due, zone)}`;
  return `Due in ${hours < 1 ? "less than an hour" : `${hours} ${hours === 1 ? "hour" : "hours"}`}, by ${formatTime(due, zone)}`;
}

function Decision({ round: { decision, closed } }: Pick<Props, "round">) {
  if (closed) return null;
  if (!decision) return <span className={styles.soft}>No decision date.</span>;
  const day = formatDay(decision.dueOn, "UTC");
  return (
    <span className={styles.side}>
      <span className={styles.soft}>Decision:</span> {decision.passed ? <Chip tone="red">{day} has passed</Chip> : day}
      {decision.setByUs ? <span className={styles.soft}> (our date)</span> : null}
    </span>
  );
}

function Verbs({ round, now, onVerb }: Pick<Props, "round" | "now" | "onVerb">) {
  const { status, state, closed, debriefs, thankYouNotedAt } = round;
  const verb = (name: RoundVerb, words: string) => (
    <Button size="compact-xs" variant={name === "debrief" ? "filled" : "default"} onClick={() => onVerb(name)}>
      {words}
    </Button>
  );
  return (
    <>
      {status === "debrief_due" ? verb("debrief", "Debrief") : null}
      {state !== "no_show" && round.startsAt > now ? verb("tell", "Email…") : null}
      {status === "upcoming" ? verb("move", "Reschedule") : null}
      {status === "upcoming" ? verb("cancel", "Cancel") : null}
      {debriefs.length === 0 && (status === "under_way" || status === "debrief_due")
        ? verb("no_show", "No-show")
        : null}
      {status === "debrief_due" || status === "past" ? verb("thank", "Thank them…") : null}
      {(status === "debrief_due" || status === "past") && !thankYouNotedAt
        ? verb("thank_you", "Thank-you note passed on")
        : null}
      {thankYouNotedAt ? <span className={styles.soft}>Thank-you note passed on</span> : null}
      {status === "past" && !closed ? verb("decision", "Decision date") : null}
      {status === "past" && !closed ? verb("next_round", "Next round") : null}
    </>
  );
}
