import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { formatCount } from "@/lib/format/count";
import styles from "./data-table.module.css";

/** `all` stands for the filter, not for a list of ids: the server asks again what matches. */
export type Selection = { ids: string[]; all: boolean; count: number; clear: () => void };

type Props = {
  count: number;
  total: { count: number; exact: boolean };
  all: boolean;
  onAll: () => void;
  onClear: () => void;
  children: ReactNode;
};

export function SelectionBar({ count, total, all, onAll, onClear, children }: Props) {
  const many = `${formatCount(total.count)}${total.exact ? "" : "+"}`;
  return (
    <section className={styles.selection} aria-label="Selected rows">
      <strong>{all ? `All ${many} selected` : `${formatCount(count)} selected`}</strong>
      {!all && total.count > count ? (
        <Button variant="subtle" size="compact-xs" onClick={onAll}>
          Select all {many} matching
        </Button>
      ) : null}
      <Button variant="subtle" size="compact-xs" onClick={onClear}>
        Clear
      </Button>
      <span className={styles.verbs}>{children}</span>
    </section>
  );
}
