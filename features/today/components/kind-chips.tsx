import Link from "next/link";
import { todayKinds, type TodayKind } from "@/db/vocabulary/today";
import { keysOf } from "@/lib/keys-of";
import type { TodayScope } from "../rules/scope";
import styles from "./kind-chips.module.css";

type Props = {
  counts: Partial<Record<TodayKind, number>>;
  kind: TodayKind | null;
  whose: TodayScope;
  /** What Today opens on for this role: the address does not say it. */
  usual: TodayScope;
  /** The team whose lines these are, in place of `whose`. */
  team: string | null;
  teams: { id: string; name: string }[];
};

/** Whose lines these are, and how many of each kind, as one line of chips. */
export function KindChips({ counts, kind, whose, usual, team, teams }: Props) {
  const href = (next: { kind?: TodayKind | null; whose?: TodayScope; team?: string | null }) => {
    const wanted = { kind, whose, team, ...next };
    const params = new URLSearchParams();
    if (wanted.kind) params.set("kind", wanted.kind);
    if (wanted.team) params.set("team", wanted.team);
    else if (wanted.whose !== usual) params.set("whose", wanted.whose);
    return params.size > 0 ? `/today?${params}` : "/today";
  };
  return (
    <nav aria-label="To do, by kind" className={styles.line}>
      <span className={styles.pair}>
        <Link
          href={href({ whose: "mine", team: null })}
          className={styles.chip}
          aria-current={!team && whose === "mine" ? "true" : undefined}
        >
          Mine
        </Link>
        {teams.map(({ id, name }) => (
          <Link
            key={id}
            href={href({ team: id })}
            className={styles.chip}
            aria-current={team === id ? "true" : undefined}
          >
            {name}
          </Link>
        ))}
        <Link
          href={href({ whose: "all", team: null })}
          className={styles.chip}
          aria-current={!team && whose === "all" ? "true" : undefined}
        >
          {teams.length > 0 ? "Everyone" : "Team"}
        </Link>
      </span>
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
    </nav>
  );
}
