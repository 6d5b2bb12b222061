"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { formatCount } from "@/lib/format/count";
import styles from "./imports.module.css";

/** How far the worker is; while a file is read nobody knows of how many rows. The page looks again by itself. */
export function ImportProgress({ done, total }: { done: number; total: number | null }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 1500);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <div className={styles.part}>
      <label htmlFor="import-progress">
        {total === null
          ? "Reading the file and counting its rows. You can leave this page."
          : `${formatCount(done)} of ${formatCount(total)} rows. You can leave this page.`}
      </label>
      <progress
        id="import-progress"
        className={styles.progress}
        {...(total === null ? {} : { max: total, value: done })}
      />
    </div>
  );
}
