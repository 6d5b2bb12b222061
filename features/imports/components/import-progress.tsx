"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { formatCount } from "@/lib/format/count";
import styles from "./imports.module.css";

/** How far the worker is. The page looks again by itself, and may be left. */
export function ImportProgress({ done, total }: { done: number; total: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 1500);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <div className={styles.part}>
      <label htmlFor="import-progress">
        {formatCount(done)} of {formatCount(total)} rows. You can leave this page.
      </label>
      <progress id="import-progress" max={total} value={done} className={styles.progress} />
    </div>
  );
}
