import Link from "next/link";
import { Chip } from "@/components/chip";
import { Section } from "@/components/section";
import { Time } from "@/components/time";
import { stages } from "@/db/vocabulary/candidacies";
import type { CandidateProfile } from "../queries/get-candidate";
import styles from "./candidate-profile.module.css";

type Props = { candidacies: CandidateProfile["candidacies"]; restricted: number; zone: string; now: Date };

/** The positions a candidate is on, open ones first. */
export function CandidatePositions({ candidacies, restricted, zone, now }: Props) {
  return (
    <Section title="Positions" count={candidacies.length + restricted}>
      {candidacies.length + restricted === 0 ? <p className={styles.soft}>Not on a position yet.</p> : null}
      <ul className={styles.positions}>
        {candidacies.map((one) => (
          <li key={one.id}>
            <Link href={`/positions/${one.positionId}/board`} prefetch={false}>
              {one.title}
            </Link>
            <span className={styles.soft}>{one.client}</span>
            {one.closedAt ? <Chip>Closed out</Chip> : <Chip tone="blue">{stages[one.stage]}</Chip>}
            {one.runnerUp ? <Chip tone="green">Runner-up</Chip> : null}
            <span className={styles.soft}>
              <Time at={one.closedAt ?? one.stageAt} zone={zone} now={now} form="relative-day" />
            </span>
          </li>
        ))}
        {restricted > 0 ? (
          <li className={styles.soft}>
            {restricted === 1 ? "On a restricted position" : `On ${restricted} restricted positions`}
          </li>
        ) : null}
      </ul>
    </Section>
  );
}
