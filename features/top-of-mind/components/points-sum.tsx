import { keysOf } from "@/lib/keys-of";
import { groups, pointTable, totalOf, type Point } from "../rules/points";
import styles from "./points-sum.module.css";

/** Every point with its sentence, by group, and the sum that makes the total. */
export function PointsSum({ points, total }: { points: Point[]; total: number }) {
  const sums = keysOf(groups).map((group) => {
    const own = points.filter((one) => pointTable[one.id].group === group);
    return { group, own, sum: totalOf(own), most: own.reduce((most, one) => most + pointTable[one.id].most, 0) };
  });
  return (
    <div className={styles.points}>
      <table className={styles.sum}>
        <caption className={styles.unseen}>Points, each with its reason</caption>
        {sums.map(({ group, own, sum, most }) => (
          <tbody key={group}>
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={2}>
                {groups[group]}
              </th>
              <td className={styles.number}>
                {sum} <span className={styles.soft}>of {most}</span>
              </td>
            </tr>
            {own.map(({ id, points: got, sentence }) => (
              <tr key={id} data-none={got === 0 || undefined}>
                <th scope="row">{pointTable[id].label}</th>
                <td>{sentence}</td>
                <td className={styles.number}>
                  {got} <span className={styles.soft}>of {pointTable[id].most}</span>
                </td>
              </tr>
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td>{sums.map((one) => one.sum).join(" + ")}</td>
            <td className={styles.number}>
              <strong>{total}</strong> <span className={styles.soft}>of 100</span>
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
