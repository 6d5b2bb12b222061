import Link from "next/link";
import { useState, type ReactNode } from "react";
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
  // Fetched once the pointer or the focus comes near: eight prefetches with every page would cost more than the page.
  const [near, setNear] = useState(false);
  const come = () => setNear(true);
  const here = path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      className={styles.link}
      title={name}
      aria-current={here ? "page" : undefined}
      prefetch={near ? null : false}
      onMouseEnter={come}
      onTouchStart={come}
      onFocus={come}
      onClick={onGo}
    >
      {icon}
      <span className={styles.word}>{name}</span> {count ? <span className={styles.count}>{count}</span> : null}
    </Link>
  );
}
