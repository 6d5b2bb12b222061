import Link from "next/link";
import { widths, type Width } from "@/db/vocabulary/widths";
import type { Considered } from "../queries/find-considered";
import { consideredWords, nextWidth } from "../rules/width";
import styles from "./tools.module.css";

type Props = { considered: Considered; width: Width; hrefOf: ((width: Width) => string) | null };

/** How many were considered and from where, and the next step wider, by its name. */
export function ConsideredLine({ considered, width, hrefOf }: Props) {
  const next = nextWidth(width);
  return (
    <p className={styles.considered}>
      {consideredWords(considered, width)}.{" "}
      {hrefOf && next ? (
        <span data-screen>
          <Link href={hrefOf(next)}>Wider</Link>: {widths[next]}.{" "}
        </span>
      ) : null}
      {hrefOf && width !== "known" ? (
        <Link href={hrefOf("known")} data-screen>
          Back to people with history
        </Link>
      ) : null}
    </p>
  );
}
