"use client";

import { useEffect, useState } from "react";
import { confirmBy } from "@/components/form/confirming";
import { onDemand } from "@/components/on-demand";

const ConfirmDialog = onDemand(async () => (await import("./confirm-dialog")).ConfirmDialog);

/** Asks for the password when an action wants to know that it is still the one who signed in. */
export function ConfirmGate() {
  const [asked, setAsked] = useState<((confirmed: boolean) => void)[]>([]);
  useEffect(() => confirmBy(() => new Promise<boolean>((resolve) => setAsked((before) => [...before, resolve]))), []);
  if (asked.length === 0) return null;
  return (
    <ConfirmDialog
      onAnswer={(confirmed) => {
        for (const resolve of asked) resolve(confirmed);
        setAsked([]);
      }}
    />
  );
}
