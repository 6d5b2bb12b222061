import Link from "next/link";
import { Time } from "@/components/time";
import type { ListedCallList } from "../queries/list-call-lists";
import styles from "./call-list.module.css";

/** The call lists that were begun from this position, with how far each has come. */
export function CallLists({ lists, zone }: { lists: ListedCallList[]; zone: string }) {
  if (lists.length === 0) return null;
  return (
    <ul className={styles.found} aria-label="Call lists">
      {lists.map(({ id, at, by, people, called }) => (
        <li key={id}>
          <Link href={`/call-lists/${id}`}>
            Call list from <Time at={at} zone={zone} form="day-time" />
          </Link>{" "}
          <span className={styles.soft}>
            {by}, {called === people ? `all ${people} called` : `${called} of ${people} called`}
          </span>
        </li>
      ))}
    </ul>
  );
}
