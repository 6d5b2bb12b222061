"use client";

import { useEffect, useRef } from "react";
import type { ActionResult } from "@/lib/action-result";
import { showDone } from "@/components/notice";
import { isSendable, laterWords } from "../rules";
import { findKept, isStale, keepCall, listKept, settleCall, type Keeper, type Senders } from "./use-kept-calls";

const everyMs = 30_000;

/**
 * Sends what is kept: as the page opens, as the network or the reader comes back, and every now and then while something
 * waits. Of several tabs one sends; should two, the operation key sees to it that it is logged once.
 */
export function useSendKept(keeper: Keeper, waits: boolean, senders: Senders) {
  const sending = useRef(false);

  useEffect(() => {
    if (!keeper || !waits) return undefined;
    const over = new AbortController();
    async function sendAll({ signedOut }: { signedOut: boolean }) {
      if (!keeper || sending.current || !navigator.onLine) return;
      sending.current = true;
      try {
        for (const { key, problem } of listKept(keeper.recruiterId))
          if (signedOut || problem?.kind !== "signed-out") await send(keeper, key, senders);
      } finally {
        sending.current = false;
      }
    }
    const onBack = () => {
      if (document.visibilityState === "visible") void sendAll({ signedOut: true });
    };
    void sendAll({ signedOut: true });
    addEventListener("online", onBack, over);
    document.addEventListener("visibilitychange", onBack, over);
    const timer = setInterval(() => void sendAll({ signedOut: false }), everyMs);
    return () => {
      over.abort();
      clearInterval(timer);
    };
  }, [keeper, waits, senders]);
}

async function send(keeper: NonNullable<Keeper>, key: string, senders: Senders) {
  const { recruiterId: by, zone } = keeper;
  await alone(key, async () => {
    // Another tab may have sent it, or its reader discarded it.
    const call = findKept(by, key);
    if (!call || !isSendable(call) || isStale(call, new Date())) return;
    keepCall(by, { ...call, triedAt: call.triedAt ?? new Date().toISOString() });
    const again = call.changed ? "changed" : "same";
    const answer: ActionResult<unknown> = await senders[call.verb](call.input, { key, again });
    const logged = settleCall(by, key, answer);
    if (logged) showDone(laterWords(logged, zone));
  });
}

/** Nothing where another tab is at it. Without a secure connection browsers have no locks, and the key has to do. */
async function alone(key: string, work: () => Promise<void>) {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return work();
  await locks.request(`callback.call.${key}`, { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
}
