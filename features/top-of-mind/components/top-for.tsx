"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useState, useTransition } from "react";
import { Chip } from "@/components/chip";
import { readFrom, sentenceOf } from "@/components/form/use-action";
import { Section } from "@/components/section";
import { listTopForAction } from "../actions";
import type { TopPosition } from "../queries/list-top-for";
import lines from "./not-listed.module.css";
import { PointsSum } from "./points-sum";
import styles from "./top-of-mind.module.css";

type Props = { candidateId: string; name: string };

/** The open positions for which a person ranks high, with the same points as on their lists. */
export function TopFor({ candidateId, name }: Props) {
  const [found, setFound] = useState<TopPosition[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const [pending, start] = useTransition();

  const look = () =>
    start(async () => {
      const answer = await readFrom(listTopForAction, { candidateId });
      setProblem(sentenceOf(answer));
      setFound(answer.data?.positions ?? null);
    });

  return (
    <Section
      title="Top of mind for"
      count={found?.length}
      verbs={
        found ? null : (
          <Button size="compact-xs" variant="default" loading={pending} onClick={look}>
            Find open positions
          </Button>
        )
      }
    >
      {problem ? <p role="alert">{problem}</p> : null}
      {found?.length === 0 ? <p className={styles.soft}>{name} isn't top of mind for any open position.</p> : null}
      <ul className={lines.notListed}>
        {found?.map(({ positionId, title, clientName, reqNumber, backOpen, total, points }) => (
          <li key={positionId} className={lines.position}>
            <span>
              <Link href={`/positions/${positionId}/top-of-mind`} className={styles.name}>
                {title}
              </Link>
              , {clientName} {reqNumber ? <span className={styles.soft}>{reqNumber} </span> : null}
              {backOpen ? <Chip tone="blue">Back open</Chip> : null}
            </span>
            <Button
              size="compact-xs"
              variant="subtle"
              aria-expanded={opened === positionId}
              onClick={() => setOpened(opened === positionId ? null : positionId)}
            >
              {total} points
            </Button>
            {opened === positionId ? (
              <div className={lines.points}>
                <PointsSum points={points} total={total} candidateId={candidateId} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
