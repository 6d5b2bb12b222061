"use client";

import { Button } from "@mantine/core";
import { IconPhone } from "@tabler/icons-react";
import { useState } from "react";
import { onDemand } from "@/components/on-demand";
import { Kbd } from "@/components/kbd";
import { keyName, placeOfKey } from "@/components/line-keys";
import { usePageKeys } from "@/components/use-page-keys";
import type { Callee } from "./log-touch-panel";

const LogTouchPanel = onDemand(async () => (await import("./log-touch-panel")).LogTouchPanel);

type Props = {
  person: Callee;
  positionId?: string | undefined;
  candidacyId?: string | undefined;
  /** On a page about this one person: `l` opens it from anywhere on the page. */
  hotkey?: boolean;
  children?: string;
};

/** The button and the panel that it opens, which logs a call, voicemail or text. */
export function LogTouchButton({ person, positionId, candidacyId, hotkey = false, children = "Log a call" }: Props) {
  const [opened, setOpened] = useState(false);
  usePageKeys((event) => {
    if (!hotkey || keyName(event) !== "l" || !placeOfKey(event)) return;
    event.preventDefault();
    setOpened(true);
  });

  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPhone size={16} aria-hidden />}
        rightSection={hotkey ? <Kbd>L</Kbd> : undefined}
        onClick={() => setOpened(true)}
      >
        {children}
      </Button>
      {opened ? (
        <LogTouchPanel
          person={person}
          positionId={positionId}
          candidacyId={candidacyId}
          onClose={() => setOpened(false)}
        />
      ) : null}
    </>
  );
}
