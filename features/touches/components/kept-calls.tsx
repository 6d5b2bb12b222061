"use client";

import { useContext, useEffect, useState, type ComponentType } from "react";
import type { KeptListProps } from "./kept-list";
import { forgetOldCalls, KeeperContext, setClock, useKeptCalls } from "./use-kept-calls";

const loadList = async () => (await import("./kept-list")).KeptList;
const loadPanel = async () => Promise.all([import("./log-touch-panel"), import("@/components/app-frame/kit")]);

/**
 * On every screen: what draws and sends kept calls. It is loaded when there are some, and a few seconds after the page,
 * so that it is there when the network is not; on a phone, so is what logs a call.
 */
export function KeptCalls({ senders, now }: Pick<KeptListProps, "senders"> & { now: Date }) {
  const keeper = useContext(KeeperContext);
  const some = useKeptCalls().length > 0;
  const [drawn] = useState(now);
  const [List, setList] = useState<ComponentType<KeptListProps> | null>(null);

  useEffect(() => {
    setClock(drawn);
    forgetOldCalls();
  }, [drawn]);

  useEffect(() => {
    if (!keeper) return undefined;
    const onPhone = matchMedia("(pointer: coarse)").matches;
    // Over plain http there is none, and the browser shows a page of its own where ours does not come.
    if (onPhone && "serviceWorker" in navigator)
      void Promise.allSettled([navigator.serviceWorker.register("/service-worker.js")]);
    const timer = setTimeout(() => void Promise.allSettled([loadList(), onPhone && loadPanel()]), 3_000);
    return () => clearTimeout(timer);
  }, [keeper]);

  useEffect(() => {
    if (!some || List) return undefined;
    const over = new AbortController();
    const load = async () => {
      const [list] = await Promise.allSettled([loadList()]);
      if (list.status === "fulfilled" && !over.signal.aborted) setList(() => list.value);
    };
    void load();
    // Where it did not come, it does with the network.
    addEventListener("online", () => void load(), over);
    return () => over.abort();
  }, [some, List]);

  return keeper && List ? <List keeper={keeper} senders={senders} /> : null;
}
