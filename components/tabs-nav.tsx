"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import styles from "./tabs-nav.module.css";

/** Tabs that are links: each is a page of its own. */
export function TabsNav({ label, tabs }: { label: string; tabs: { href: string; name: string; count?: number }[] }) {
  const path = usePathname();
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map(({ href, name, count }) => (
        <Link key={href} href={href} className={styles.tab} aria-current={path === href ? "page" : undefined}>
          {name}
          {count ? <span className={styles.count}>{count}</span> : null}
        </Link>
      ))}
    </nav>
  );
}
