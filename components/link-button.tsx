import Link from "next/link";
import type { ReactNode } from "react";
import styles from "./button.module.css";

type Props = { href: string; variant?: "filled" | "default"; target?: "_blank"; children: ReactNode };

/** A verb that goes somewhere: looks like a button, is a link. */
export function LinkButton({ href, variant = "filled", target, children }: Props) {
  return (
    <Link href={href} className={styles[variant]} target={target}>
      {children}
    </Link>
  );
}
