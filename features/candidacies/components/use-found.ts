"use client";

import { useEffect, useState } from "react";

type Found<T> = { rows: T[]; searched: string | null; failed: boolean };

/** Rows of a search, asked for a moment after the last letter; an answer that comes late is not shown. */
export function useFound<T>(urlOf: (search: string) => string, search: string): Found<T> {
  const [found, setFound] = useState<Found<T>>({ rows: [], searched: null, failed: false });
  const url = urlOf(search.trim());
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => void ask(), 120);
    async function ask() {
      try {
        const answer = await fetch(url, { signal: stop.signal });
        if (!answer.ok) throw new Error(answer.statusText);
        setFound({ rows: (await answer.json()) as T[], searched: url, failed: false });
      } catch {
        if (!stop.signal.aborted) setFound({ rows: [], searched: url, failed: true });
      }
    }
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [url]);
  return found;
}
