import Link from "next/link";
import type { ReactNode } from "react";
import styles from "./page-shell.module.css";

export type NavItem = {
  href: string;
  name: string;
  icon: ReactNode;
  /** A number that matters, or a part that brings one. */
  count?: ReactNode;
};

export function NavLink({
  item: { href, name, icon, count },
  path,
  onGo,
}: {
  item: NavItem;
  path: string;
  onGo?: () => void;
}) {
  const here = path === href || path.startsWith(`${href}/`);
  return (
    <Link href={href} className={styles.link} title={name} onClick={onGo} aria-current={here ? "page" : undefined}>
      {icon}
      <span className={styles.word}>{name}</span>
      {count ? <span className={styles.count}>{count}</span> : null}
    </Link>
  );
}
