"use client";

import { useRef, useState } from "react";
import { onDemand } from "@/components/on-demand";
import { useLineKeys } from "@/components/use-line-keys";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { answerOf, showProblem } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { Section } from "@/components/section";
import type { DebriefSide } from "@/db/vocabulary/interviews";
import { noteThankYouAction } from "@/features/interviews/actions";
import type { Interviews, Round } from "@/features/interviews/queries/list-interviews";
import styles from "./interview-list.module.css";
import { InterviewRow, type RoundVerb } from "./interview-row";

const DebriefDialog = onDemand(
  async () => (await import("@/features/interviews/components/debrief-dialog")).DebriefDialog,
);
const EndDialog = onDemand(async () => (await import("@/features/interviews/components/end-dialog")).EndDialog);
const MoveDialog = onDemand(async () => (await import("@/features/interviews/components/move-dialog")).MoveDialog);
const ScheduleDialog = onDemand(async () => (await import("./schedule-dialog")).ScheduleDialog);
const TellDialog = onDemand(async () => (await import("@/features/process-emails/components/tell-dialog")).TellDialog);
const DecisionDialog = onDemand(async () => (await import("./decision-dialog")).DecisionDialog);

type Open = { verb: RoundVerb; round: Round; side?: DebriefSide | undefined };
type Props = { interviews: Interviews; positionId: string; zone: string; now: Date; canWrite: boolean };

/** The rounds of a position: what has to be debriefed with its clock, what comes, what was. */
export function InterviewList({ interviews, positionId, zone, now, canWrite }: Props) {
  const [open, setOpen] = useState<Open | null>(null);
  const [telling, setTelling] = useState<{ round: Round; subject: "interview" | "thanks" } | null>(null);
  const { rounds } = interviews;
  const due = rounds.filter((one) => one.status === "debrief_due").toSorted(byDue);
  const coming = rounds
    .filter((one) => one.status === "upcoming" || one.status === "under_way")
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const past = rounds.filter((one) => one.status === "past" || one.status === "off");
  const close = () => setOpen(null);
  const root = useRef<HTMLDivElement>(null);
  useLineKeys({ list: root });

  async function note(round: Round) {
    const { serverError } = await answerOf(noteThankYouAction, { interviewId: round.id });
    if (serverError) showProblem(serverError.sentence, serverError, () => void note(round));
    else showDone(`Thank-you note from ${round.name} recorded.`);
  }

  if (rounds.length === 0)
    return (
      <EmptyState
        title="No interviews on this position yet"
        action={
          <LinkButton href={`/positions/${positionId}/board`} variant="default">
            Open the board
          </LinkButton>
        }
      >
        {canWrite
          ? "Schedule the first one from a card on the board. It shows up here with its time, and with when each debrief is due."
          : "Each interview that is scheduled from the board shows up here, with its time and with when each debrief is due."}
      </EmptyState>
    );

  const list = (title: string, rows: Round[], none: string) => (
    <Section title={title} count={rows.length}>
      {rows.length === 0 ? (
        <p className={styles.none}>{none}</p>
      ) : (
        <ul className={styles.list}>
          {rows.map((round) => (
            <InterviewRow
              key={round.id}
              round={round}
              zone={zone}
              now={now}
              canWrite={canWrite}
              onVerb={(verb, side) => {
                if (verb === "thank_you") void note(round);
                else if (verb === "tell") setTelling({ round, subject: "interview" });
                else if (verb === "thank") setTelling({ round, subject: "thanks" });
                else setOpen({ verb, round, side });
              }}
            />
          ))}
        </ul>
      )}
    </Section>
  );

  return (
    <div ref={root} className={styles.sections}>
      {list("Debrief due", due, "Every interview has been debriefed with both sides.")}
      {list("Upcoming", coming, "Nothing is scheduled.")}
      {past.length > 0 ? list("Past", past, "") : null}
      {open ? (
        <Dialog
          open={open}
          interviews={interviews}
          zone={zone}
          now={now}
          onClose={close}
          onTell={(round, subject) => setTelling({ round, subject })}
        />
      ) : null}
      {telling && !open ? (
        <TellDialog
          title={`${telling.subject === "thanks" ? "Thanks for" : "Email about"} ${telling.round.name}, round ${telling.round.round}`}
          news={{ subject: telling.subject, interviewId: telling.round.id }}
          onClose={() => setTelling(null)}
          onDone={showDone}
        />
      ) : null}
    </div>
  );
}

function Dialog({
  open: { verb, round, side },
  interviews,
  zone,
  now,
  onClose,
  onTell,
}: {
  open: Open;
  interviews: Interviews;
  zone: string;
  now: Date;
  onClose: () => void;
  /** The round has changed or took place, and both sides should hear of it. */
  onTell: (round: Round, subject: "interview" | "thanks") => void;
}) {
  const shared = { onClose, onDone: showDone };
  const told = {
    onClose,
    onDone: (sentence: string) => {
      showDone(sentence);
      onTell(round, "interview");
    },
  };
  if (verb === "debrief")
    return (
      <DebriefDialog
        round={round}
        side={side}
        today={interviews.today}
        ownDecisionOn={interviews.ownDecisionOn}
        zone={zone}
        now={now}
        onThank={() => onTell(round, "thanks")}
        {...shared}
      />
    );
  if (verb === "move") return <MoveDialog round={round} {...told} />;
  if (verb === "next_round") return <ScheduleDialog candidacyId={round.candidacyId} {...shared} />;
  if (verb === "decision") return <DecisionDialog candidacyId={round.candidacyId} {...shared} />;
  return <EndDialog round={round} noShow={verb === "no_show"} {...(verb === "no_show" ? shared : told)} />;
}

function byDue(a: Round, b: Round): number {
  return nextDue(a) - nextDue(b);
}

function nextDue({ dueAt, debriefs }: Round): number {
  const open = (["candidate", "client"] as const).filter((side) => !debriefs.some((one) => one.side === side));
  return Math.min(...open.map((side) => dueAt[side].getTime()));
}
