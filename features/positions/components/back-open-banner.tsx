"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { usePathname } from "next/navigation";
import { useState, useTransition } from "react";
import { Banner } from "@/components/banner";
import { Confirm } from "@/components/confirm";
import { answerOf, sentenceOf, showProblem } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { LinkButton } from "@/components/link-button";
import { reopeningKinds } from "@/db/vocabulary/positions";
import { formatExact, relativeTime } from "@/lib/format/time";
import { plural } from "@/lib/format/count";
import { settleReopeningAction, undoReopeningAction } from "../actions";
import type { PositionHead } from "../queries/get-position";
import styles from "./position.module.css";

type Props = { positionId: string; events: PositionHead["backOpen"]; zone: string; now: Date; mayWrite: boolean };

/** "Back open: offer declined 2 hours ago", and a link to the people the company already knows. */
export function BackOpenBanner({ positionId, events, zone, now, mayWrite }: Props) {
  const [asking, setAsking] = useState(false);
  const [pending, start] = useTransition();
  const topOfMind = `/positions/${positionId}/top-of-mind`;
  const isThere = usePathname() === topOfMind;
  const [latest] = events;
  if (!latest) return null;
  const undo = () =>
    start(async () => {
      const answer = await answerOf(undoReopeningAction, { operationId: latest.operationId ?? "" });
      const problem = sentenceOf(answer);
      setAsking(false);
      if (problem) return showProblem(problem, answer.serverError, undo);
      const { data } = answer;
      if (!data) return;
      notifications.show({
        autoClose: data.told.length > 0 ? false : 8000,
        title: `Undone. ${leftAgain(data)}`,
        message:
          data.told.length === 0 ? (
            "No one had been told."
          ) : (
            <ul className={styles.told}>
              {data.told.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          ),
      });
    });
  const settle = () =>
    start(async () => {
      for (const event of events) {
        const answer = await answerOf(settleReopeningAction, { reopeningId: event.id });
        const problem = sentenceOf(answer);
        if (problem) return showProblem(problem, answer.serverError, settle);
      }
      showDone("Done. The opening stays open and is off Today.");
    });

  return (
    <>
      <Banner
        tone="blue"
        title={`Back open: ${reopeningKinds[latest.kind].toLowerCase()}`}
        verbs={
          <>
            {isThere ? null : <LinkButton href={`${topOfMind}?reopening=${latest.id}`}>See top of mind</LinkButton>}
            {mayWrite ? (
              <>
                <Button variant="default" loading={pending} onClick={settle}>
                  Done
                </Button>
                <Button variant="default" onClick={() => setAsking(true)}>
                  Undo
                </Button>
              </>
            ) : null}
          </>
        }
      >
        <time dateTime={latest.at.toISOString()} title={formatExact(latest.at, zone)}>
          {relativeTime(latest.at, zone, now)}
        </time>
        {words(latest, events.length)}
      </Banner>
      <Confirm
        title="Undo this reopening?"
        verb="Undo reopening"
        opened={asking}
        pending={pending}
        onConfirm={undo}
        onClose={() => setAsking(false)}
      >
        The people it brought back leave the board again, unless they were moved or contacted since. Emails about it
        that are still waiting are not sent. You will see who has been told already.
      </Confirm>
    </>
  );
}

function words({ name, by, reason, number }: Props["events"][number], count: number) {
  const facts = [
    name,
    count > 1 ? plural(count, "opening") : `opening ${number}`,
    reason,
    by ? `recorded by ${by}` : null,
  ].filter(Boolean);
  return ` · ${facts.join(" · ")}`;
}

function leftAgain({ closed, kept }: { closed: number; kept: number }) {
  const stayed = kept > 0 ? `, ${kept} stayed` : "";
  return closed === 0 && kept === 0 ? "" : `${plural(closed, "person", "people")} off the board again${stayed}.`;
}
