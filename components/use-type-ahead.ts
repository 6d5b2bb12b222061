"use client";

import { useEffect, useState } from "react";

/** `searched` is the text that `rows` answer; null before the first answer. */
type Found<Row> = { rows: Row[]; searched: string | null; problem: string | null };

const pauseMs = 120;

/**
 * Rows of a search, asked for a moment after the last key; an answer that comes late is not shown. `find` throws, or says
 * in `problem`, where it cannot answer. It must be the same function from render to render.
 */
export function useTypeAhead<Row>(
  text: string,
  find: (text: string, signal: AbortSignal) => Promise<{ rows: Row[]; problem?: string | undefined }>,
): Found<Row> {
  const [found, setFound] = useState<Found<Row>>({ rows: [], searched: null, problem: null });
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => void ask(), pauseMs);
    async function ask() {
      try {
        const { rows, problem = null } = await find(text, stop.signal);
        if (!stop.signal.aborted) setFound({ rows, searched: text, problem });
      } catch {
        if (!stop.signal.aborted)
          setFound({ rows: [], searched: text, problem: "The search is not working. Try again." });
      }
    }
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, find]);
  return found;
}

/** Rows of a route that answers with a list. Who asks knows what they are. */
export async function fetchRows(url: string, signal: AbortSignal): Promise<unknown[]> {
  const answer = await fetch(url, { signal });
  if (!answer.ok) throw new Error(answer.statusText);
  return (await answer.json()) as unknown[];
}
