import Link from "next/link";
import styles from "./plain-table.module.css";

type PageLink = { href: string; words: string };

/** The pages before and after the one of a PlainTable; nothing where there is no other. */
export function PageLinks({ before, after }: { before: PageLink | null; after: PageLink | null }) {
  if (!before && !after) return null;
  return (
    <nav aria-label="Pages" className={styles.pages}>
      {before ? <Link href={before.href}>{before.words}</Link> : null}
      {after ? <Link href={after.href}>{after.words}</Link> : null}
    </nav>
  );
}
