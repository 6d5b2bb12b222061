"use client";

import { useEffect, useRef, useState } from "react";

/** Several changes in a row are one. */
const togetherMs = 150;
// The server says every quarter of a minute that it hears: a connection that is silent for longer is dead.
const silentMs = 40_000;

/**
 * Calls `onChange` as soon as the server says that something has changed, and once after each new connection, for what
 * was said in between. Answers whether changes are heard of: false while there is no connection, or the server itself
 * hears nothing. Only a page that is seen holds a connection, since a browser opens few at once.
 */
export function useChanges(url: string, onChange: () => void): boolean {
  const [told, setTold] = useState(false);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });

  useEffect(() => {
    let source: EventSource | null = null;
    let together: ReturnType<typeof setTimeout> | undefined;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const changed = () => {
      together ??= setTimeout(() => {
        together = undefined;
        latest.current();
      }, togetherMs);
    };
    const close = () => {
      clearTimeout(silence);
      source?.close();
      source = null;
      setTold(false);
    };
    const open = () => {
      if (source || document.visibilityState !== "visible") return;
      source = new EventSource(url);
      source.addEventListener("open", changed);
      source.addEventListener("changed", changed);
      source.addEventListener("hears", (event: MessageEvent<string>) => {
        clearTimeout(silence);
        silence = setTimeout(() => {
          close();
          open();
        }, silentMs);
        setTold((JSON.parse(event.data) as { hears: boolean }).hears);
      });
      // The browser connects again by itself, unless it was refused.
      source.addEventListener("error", () => setTold(false));
    };
    const look = () => (document.visibilityState === "visible" ? open() : close());
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      clearTimeout(together);
      close();
    };
  }, [url]);
  return told;
}
