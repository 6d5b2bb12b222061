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
};

/** Whose lines these are, and how many of each kind, as one line of chips. */
export function KindChips({ counts, kind, whose, usual }: Props) {
  const href = (next: { kind?: TodayKind | null; whose?: TodayScope }) => {
    const wanted = { kind, whose, ...next };
    const params = new URLSearchParams();
    if (wanted.kind) params.set("kind", wanted.kind);
    if (wanted.whose !== usual) params.set("whose", wanted.whose);
    return params.size > 0 ? `/today?${params}` : "/today";
  };
  return (
    <nav aria-label="To do, by kind" className={styles.line}>
      <span className={styles.pair}>
        <Link
          href={href({ whose: "mine" })}
          className={styles.chip}
          aria-current={whose === "mine" ? "true" : undefined}
        >
          Mine
        </Link>
        <Link href={href({ whose: "all" })} className={styles.chip} aria-current={whose === "all" ? "true" : undefined}>
          Team
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
