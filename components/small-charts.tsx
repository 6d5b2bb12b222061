import Link from "next/link";
import styles from "./small-charts.module.css";

type Tone = "bad" | "soon" | "calm";
type Part = { id: string; words: string; value: number; href: string; tone: Tone };

/** The worse, the taller: told apart without their colors too. */
const heights: Record<Tone, number> = { bad: 16, soon: 11, calm: 6 };

/** Parts of a whole as a bar, as long as it is beside the longest one, and each in words; both open what they count. */
export function PartBar({ parts, most }: { parts: Part[]; most: number }) {
  const shown = parts.filter(({ value }) => value > 0);
  const before = (at: number) => shown.slice(0, at).reduce((sum, { value }) => sum + value, 0);
  const scale = 100 / Math.max(most, 1);
  return (
    <div className={styles.parts}>
      <svg className={styles.bar} viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
        <rect className={styles.base} y="15.5" width="100" height="0.5" />
        {shown.map(({ id, words, value, href, tone }, at) => (
          <a key={id} href={href} tabIndex={-1} aria-label={words}>
            <rect
              className={styles[tone]}
              x={before(at) * scale}
              y={16 - heights[tone]}
              width={value * scale}
              height={heights[tone]}
            />
          </a>
        ))}
      </svg>
      <span className={styles.words}>
        {shown.length === 0 ? <span className={styles.none}>none</span> : null}
        {shown.map(({ id, words, href, tone }) => (
          <Link key={id} href={href} prefetch={false} className={styles.part}>
            <svg className={styles.swatch} viewBox="0 0 8 16" aria-hidden="true">
              <rect className={styles[tone]} y={16 - heights[tone]} width="8" height={heights[tone]} />
            </svg>
            {words}
          </Link>
        ))}
      </span>
    </div>
  );
}

type Column = { id: string; words: string; whole: number; bad: number; href: string };

/** How something went from week to week: a column for each, with what was bad of it at its foot; each opens its rows. */
export function WeekColumns({ columns, most }: { columns: Column[]; most: number }) {
  const scale = 23 / Math.max(most, 1);
  return (
    <span className={styles.weeks}>
      {columns.map(({ id, words, whole, bad, href }) => {
        const drawn = (
          <svg className={styles.column} viewBox="0 0 16 24" aria-hidden="true">
            <rect className={styles.base} y="23" width="16" height="1" />
            <rect className={styles.calm} x="4" y={24 - whole * scale} width="8" height={whole * scale} />
            <rect className={styles.bad} y={24 - bad * scale} width="16" height={bad * scale} />
          </svg>
        );
        return whole > 0 ? (
          <Link key={id} href={href} prefetch={false} className={styles.week} aria-label={words} title={words}>
            {drawn}
          </Link>
        ) : (
          <span key={id} className={styles.week} title={words}>
            {drawn}
          </span>
        );
      })}
    </span>
  );
}
