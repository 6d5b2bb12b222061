import type { ReactNode } from "react";
import styles from "./sum-table.module.css";

type Line = { id: string; label: string; words: ReactNode; value: number; most: number };
type Group = { id: string; label: string; lines: Line[]; sum: number; most: number };
type Props = {
  caption: string;
  groups: Group[];
  total: number;
  most: number;
};

/** Figures that add up: each line with its reason, the sum of its group, and the total that the sums make. */
export function SumTable({ caption, groups, total, most }: Props) {
  return (
    <div className={styles.frame}>
      <table className={styles.sum}>
        <caption className={styles.unseen}>{caption}</caption>
        {groups.map((group) => (
          <tbody key={group.id}>
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={2}>
                {group.label}
              </th>
              <Figure value={group.sum} most={group.most} />
            </tr>
            {group.lines.map((line) => (
              <tr key={line.id} data-none={line.value === 0 || undefined}>
                <th scope="row">{line.label}</th>
                <td>{line.words}</td>
                <Figure value={line.value} most={line.most} />
              </tr>
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td>{groups.map(({ sum }) => sum).join(" + ")}</td>
            <Figure value={total} most={most} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Figure({ value, most }: { value: number; most: number }) {
  return (
    <td className={styles.number}>
      {value} <span className={styles.soft}>of {most}</span>
    </td>
  );
}
