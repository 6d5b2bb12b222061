"use client";

import { Button } from "@mantine/core";
import { useState } from "react";
import { onDemand } from "@/components/on-demand";

const LogTouchPanel = onDemand(
  async () => (await import("@/features/touches/components/log-touch-panel")).LogTouchPanel,
);

type Props = { person: { personId: string; name: string; phone: string | null; zone: string } };

/** A call that nobody answered: it settles nothing, and is on record. */
export function LogTry({ person: { personId, name, phone, zone } }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        Log voicemail or no answer
      </Button>
      {opened ? <LogTouchPanel person={{ id: personId, name, phone, zone }} onClose={() => setOpened(false)} /> : null}
    </>
  );
}
