"use client";

import { useCallback, useState } from "react";

/**
 * Like useTransition, for what is asked while another press waits for its answer: React ends the pending of all
 * transitions that wait together, so a question inside of one would stay pending until the press that it belongs to is
 * over. A redirect does not pass through it.
 */
export function useOwnPending(): [boolean, (work: () => Promise<void>) => void] {
  const [pending, setPending] = useState(false);
  const start = useCallback((work: () => Promise<void>) => {
    setPending(true);
    void work().finally(() => setPending(false));
  }, []);
  return [pending, start];
}
