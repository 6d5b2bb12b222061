"use client";

import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";

type Props = {
  /** Where the page holds only a part: the page of all of it, which prints itself in a tab of its own. */
  all?: string | null;
};

/** "Print": all that the list, board or profile holds, not only what the screen has room for. */
export function PrintButton({ all }: Props) {
  const icon = <IconPrinter size={16} aria-hidden="true" />;
  const look = { variant: "default", px: 8, "aria-label": "Print", title: "Print" } as const;
  if (!all)
    return (
      <Button {...look} onClick={() => print()}>
        {icon}
      </Button>
    );
  return (
    <Button {...look} component="a" href={all} target="_blank">
      {icon}
    </Button>
  );
}
