"use client";

import { useContext, useEffect, useState, type ComponentType } from "react";
import { onDemand } from "@/components/on-demand";
import {
  forgetOldCalls,
  KeeperContext,
  setClock,
  useKeptCalls,
  takeList,
  type KeptListProps,
  type Senders,
} from "./use-kept-calls";

const loadList = async () => import("./kept-list");
const loadPanel = async () => (await import("./log-touch-panel")).LogTouchPanel;
const loadKit = async () => import("@/components/app-frame/kit");
const LogTouchPanel = onDemand(loadPanel);

/**
 * On every screen: what draws and sends kept calls. It is loaded when there are some, with what logs a call, and a
 * few seconds after the page, so that it is there when the network is not; on a phone, so is what logs a call.
 */
export function KeptCalls({ senders, now }: { senders: Senders; now: Date }) {
  const keeper = useContext(KeeperContext);
  const some = useKeptCalls().length > 0;
  const [drawn] = useState(now);
  const [List, setList] = useState<ComponentType<KeptListProps> | null>(null);

  useEffect(() => takeList((given) => setList(() => given)), []);

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
    const timer = setTimeout(
      () => void Promise.allSettled([loadList(), ...(onPhone ? [loadPanel(), loadKit()] : [])]),
      3_000,
    );
    return () => clearTimeout(timer);
  }, [keeper]);

  useEffect(() => {
    if (!some || List) return undefined;
    const over = new AbortController();
    const load = () => void Promise.allSettled([loadList()]);
    load();
    // Where it did not come, it does with the network.
    addEventListener("online", load, over);
    return () => over.abort();
  }, [some, List]);

  return keeper && List ? <List keeper={keeper} senders={senders} Panel={LogTouchPanel} /> : null;
}
