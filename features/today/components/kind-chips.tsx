import Link from "next/link";
import { todayKinds, type TodayKind } from "@/db/vocabulary/today";
import { keysOf } from "@/lib/keys-of";
import { dueWhens, type DueWhen, type TodayScope } from "../rules/scope";
import styles from "./kind-chips.module.css";

type Props = {
  counts: Partial<Record<TodayKind, number>>;
  kind: TodayKind | null;
  /** Only what is late, gets late today, or neither. */
  when: DueWhen | null;
  whose: TodayScope;
  /** What Today opens on for this role: the address does not say it. */
  usual: TodayScope;
  /** The team whose lines these are, in place of `whose`. */
  team: string | null;
  /** The one recruiter whose lines these are, in place of both. */
  recruiter: { id: string; name: string } | null;
  teams: { id: string; name: string }[];
  /** What the reader snoozed is shown; or there is some. */
  snoozed: boolean;
  hasSnoozed: boolean;
};

/** Whose lines these are, and how many of each kind, as one line of chips. */
export function KindChips({ counts, kind, when, whose, usual, team, recruiter, teams, snoozed, hasSnoozed }: Props) {
  const href = (next: {
    kind?: TodayKind | null;
    when?: DueWhen | null;
    whose?: TodayScope;
    team?: string | null;
    recruiter?: string | null;
    snoozed?: boolean;
  }) => {
    const wanted = { kind, when, whose, team, recruiter: recruiter?.id ?? null, snoozed: false, ...next };
    const params = new URLSearchParams();
    if (wanted.kind) params.set("kind", wanted.kind);
    if (wanted.recruiter) params.set("recruiter", wanted.recruiter);
    else if (wanted.team) params.set("team", wanted.team);
    else if (wanted.whose !== usual) params.set("whose", wanted.whose);
    if (wanted.when) params.set("when", wanted.when);
    if (wanted.snoozed) params.set("snoozed", "true");
    return params.size > 0 ? `/today?${params}` : "/today";
  };
  return (
    <nav aria-label="To do, by kind" className={styles.line}>
      <span className={styles.pair}>
        <Link
          href={href({ whose: "mine", team: null, recruiter: null })}
          className={styles.chip}
          aria-current={!team && !recruiter && whose === "mine" ? "true" : undefined}
        >
          Mine
        </Link>
        {teams.map(({ id, name }) => (
          <Link
            key={id}
            href={href({ team: id, recruiter: null })}
            className={styles.chip}
            aria-current={team === id && !recruiter ? "true" : undefined}
          >
            {name}
          </Link>
        ))}
        <Link
          href={href({ whose: "all", team: null, recruiter: null })}
          className={styles.chip}
          aria-current={!team && !recruiter && whose === "all" ? "true" : undefined}
        >
          {teams.length > 0 ? "Everyone" : "Team"}
        </Link>
        {recruiter ? (
          <Link href={href({})} className={styles.chip} aria-current="true">
            {recruiter.name}
          </Link>
        ) : null}
      </span>
      {when ? (
        <Link href={href({ when: null })} className={styles.chip} aria-current="true">
          {dueWhens[when]}
        </Link>
      ) : null}
      {keysOf(todayKinds)
        .filter((one) => counts[one] || one === kind)
        .map((one) => (
          <Link
            key={one}
            href={href({ kind: one === kind ? null : one })}
            className={styles.chip}
            aria-current={one === kind ? "true" : undefined}
          >
            {todayKinds[one]}{" "}
            <span className={styles.count}>{(counts[one] ?? 0) > 999 ? "999+" : (counts[one] ?? 0)}</span>
          </Link>
        ))}
      {hasSnoozed || snoozed ? (
        <Link href={href({ snoozed: !snoozed })} className={styles.chip} aria-current={snoozed ? "true" : undefined}>
          Snoozed
        </Link>
      ) : null}
    </nav>
  );
}
