"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useEffect, useState } from "react";
import { answerOf, sentenceOf, showProblem } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { Chip } from "@/components/chip";
import { Facts } from "@/components/facts";
import { LoadingRows } from "@/components/loading-rows";
import { PhoneLink } from "@/components/phone-link";
import { SidePanel } from "@/components/side-panel";
import { Time } from "@/components/time";
import { stages } from "@/db/vocabulary/candidacies";
import { touchKinds, touchOutcomes } from "@/db/vocabulary/touches";
import { StepButtons } from "./step-buttons";
import { recordYesAction } from "@/features/candidacies/actions";
import { recordRightAction } from "@/features/submittals/actions";
import { onDemand } from "@/components/on-demand";
import { rightWays } from "@/db/vocabulary/submittals";
import type { CardStep } from "../rules/card-steps";
import type { CandidacyDetail } from "../queries/get-candidacy";
import classes from "./candidacy-panel.module.css";
import { InterviewRows, OfferRows, StoryRows, SubmittalRows } from "./candidacy-story";

const TellDialog = onDemand(async () => (await import("@/features/process-emails/components/tell-dialog")).TellDialog);

type Props = {
  candidacyId: string;
  name: string;
  /** Differs when the card has changed. */
  version: string;
  zone: string;
  canWrite: boolean;
  onClose: () => void;
  onChanged: () => void;
  onMove: (anchor: HTMLElement) => void;
  onStep: (step: CardStep) => void;
  onCloseOut: () => void;
  onLog: () => void;
};

/** Everything about one card, over the board: its stage, what was sent, said and offered, and the next verbs. */
export function CandidacyPanel(props: Props) {
  const { candidacyId, name, version, zone, canWrite, onClose, onChanged, onMove, onStep, onCloseOut, onLog } = props;
  const [detail, setDetail] = useState<CandidacyDetail | "gone" | null>(null);

  // What the card's version does not cover: read again after what was done here.
  const [turn, setTurn] = useState(0);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    async function read() {
      const answer = await fetch(`/api/candidacies/${candidacyId}?seen=${encodeURIComponent(version)}-${turn}`, {
        signal: stop.signal,
      });
      setDetail(answer.ok ? ((await answer.json()) as CandidacyDetail) : "gone");
    }
    read().catch(() => {
      if (!stop.signal.aborted) setDetail("gone");
    });
    return () => stop.abort();
  }, [candidacyId, version, turn]);

  async function sayYes() {
    const answer = await answerOf(recordYesAction, { candidacyId });
    const problem = sentenceOf(answer);
    if (problem) return showProblem(problem, answer.serverError, () => void sayYes());
    showDone(`${name} agreed to be submitted and is now in process.`);
    return onChanged();
  }

  async function recordRight() {
    const answer = await answerOf(recordRightAction, { candidacyId, way: "call" });
    const problem = sentenceOf(answer);
    setTurn((before) => before + 1);
    if (problem) return showProblem(problem, answer.serverError, () => void recordRight());
    showDone(`Right to represent recorded for${name}.`);
    return onChanged();
  }

  const here = detail && detail !== "gone" && detail.id === candidacyId ? detail : null;
  return (
    <SidePanel opened onClose={() => (asking ? undefined : onClose())} title={here?.name ?? name} size={520}>
      {detail === "gone" && <p>This card is no longer on the board.</p>}
      {!here && detail !== "gone" && <LoadingRows count={8} />}
      {here && (
        <div className={classes.panel}>
          <p className={classes.where}>
            {here.title && `${here.title} · `}
            <Link href={`/candidates/${here.candidateId}`}>Open profile</Link>
          </p>
          {here.phone && <PhoneLink number={here.phone} name={here.name} zone={here.zone} now={new Date(here.at)} />}
          {canWrite && !here.closedAt && (
            <div className={classes.verbs}>
              <Button onClick={(event) => onMove(event.currentTarget)}>Move to…</Button>
              <StepButtons
                record={here.record}
                open={here.positionOpen}
                decision={here.decision !== null}
                onStep={onStep}
              />
              <Button variant="default" onClick={onLog}>
                Log a call
              </Button>
              {!here.right && here.submittals.length === 0 && (
                <>
                  <Button variant="default" onClick={() => setAsking(true)}>
                    Ask for right to represent…
                  </Button>
                  <Button variant="default" onClick={() => void recordRight()}>
                    Record right to represent
                  </Button>
                </>
              )}
              {!here.saidYesAt && (
                <Button variant="default" onClick={() => void sayYes()}>
                  Record their agreement
                </Button>
              )}
              <Button variant="default" onClick={onCloseOut}>
                Close out…
              </Button>
            </div>
          )}
          <Facts
            rows={[
              [
                "Stage",
                <span key="stage">
                  {here.closedAt ? "Closed out, was in " : ""}
                  {stages[here.stage]} since <Time at={here.stageAt} zone={zone} />{" "}
                  {here.runnerUp && <Chip tone="blue">Runner-up</Chip>}
                </span>,
              ],
              [
                "Agreed to be submitted",
                here.saidYesAt ? <Time key="yes" at={here.saidYesAt} zone={zone} /> : "Not yet",
              ],
              [
                "Right to represent",
                here.right ? (
                  <span key="right">
                    <Time at={here.right.givenOn} zone={zone} />, {rightWays[here.right.way].toLowerCase()}
                    {here.right.by && `, recorded by ${here.right.by}`}
                  </span>
                ) : (
                  "Not yet"
                ),
              ],
              [
                "Decision date",
                here.decision ? (
                  <span key="decision">
                    <Time at={here.decision.dueOn} zone={here.decision.zone} />
                    {here.decision.setByUs && " (our date; they didn't say)"}
                  </span>
                ) : null,
              ],
            ]}
          />
          <SubmittalRows detail={here} zone={zone} />
          <InterviewRows detail={here} />
          <OfferRows detail={here} zone={zone} />
          <section className={classes.section}>
            <h3>Last contact</h3>
            {here.touches.length === 0 && <p className={classes.soft}>No contact yet. Log the first call above.</p>}
            <ul>
              {here.touches.map((touch) => (
                <li key={touch.id}>
                  <span>
                    {touchKinds[touch.kind]}, {touchOutcomes[touch.outcome].toLowerCase()}
                    {touch.note && `: ${touch.note}`}
                  </span>
                  <span className={classes.soft}>
                    <Time at={touch.at} zone={zone} form="day-time" />
                    {touch.by && `, ${touch.by}`}
                  </span>
                </li>
              ))}
            </ul>
          </section>
          <StoryRows detail={here} zone={zone} />
          {asking ? (
            <TellDialog
              title={`Ask ${here.name} for right to represent`}
              news={{ subject: "right_to_represent", candidacyId }}
              onClose={() => setAsking(false)}
              onDone={showDone}
            />
          ) : null}
        </div>
      )}
    </SidePanel>
  );
}
