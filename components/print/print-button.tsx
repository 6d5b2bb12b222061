"use client";

import { IconPrinter } from "@tabler/icons-react";
import buttons from "../button.module.css";
import styles from "./print-button.module.css";

type Props = {
  /** Where the page holds only a part: the page of all of it, which prints itself in a tab of its own. */
  all?: string | null;
};

/** "Print": all that the list, board or profile holds, not only what the screen has room for. */
export function PrintButton({ all }: Props) {
  const look = { className: `${buttons.default} ${styles.icon}`, "aria-label": "Print", title: "Print" };
  const icon = <IconPrinter size={16} aria-hidden="true" />;
  if (!all)
    return (
      <button type="button" {...look} onClick={() => print()}>
        {icon}
      </button>
    );
  return (
    <a {...look} href={all} target="_blank">
      {icon}
    </a>
  );
}
