"use client";

import { useEffect, useState } from "react";
import { unread } from "./form/sentences";

/** `searched` is the text that `rows` answer; null before the first answer. */
type Found<Row> = { rows: Row[]; searched: string | null; problem: string | null };

const pauseMs = 120;
const broken = "The search is not working. Try again.";

/**
 * Rows of a search, asked for a moment after the last key; an answer that comes late is not shown. `find` throws, or says
 * in `problem`, where it cannot answer; `again` asks once more. It must be the same function from render to render.
 */
export function useTypeAhead<Row>(
  text: string,
  find: (text: string, signal: AbortSignal) => Promise<{ rows: Row[]; problem?: string | undefined }>,
): Found<Row> & { again: () => void } {
  const [found, setFound] = useState<Found<Row>>({ rows: [], searched: null, problem: null });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => void ask(), pauseMs);
    async function ask() {
      try {
        const { rows, problem = null } = await find(text, stop.signal);
        if (!stop.signal.aborted) setFound({ rows, searched: text, problem });
      } catch (error) {
        const problem = error instanceof Unanswered ? error.message : broken;
        if (!stop.signal.aborted) setFound({ rows: [], searched: text, problem });
      }
    }
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- each try asks the same again.
  }, [text, find, tries]);
  return { ...found, again: () => setTries((count) => count + 1) };
}

/** Why a route did not answer what it was asked for, as a sentence. */
class Unanswered extends Error {}

/** What a route answers. Who asks knows what it is. */
export async function readRoute(url: string, signal: AbortSignal): Promise<unknown> {
  const answer = await fetch(url, { signal }).catch(() => {
    throw new Unanswered(unread);
  });
  const isJson = answer.headers.get("content-type")?.startsWith("application/json") === true;
  const said: unknown = isJson ? await answer.json() : null;
  if (answer.ok && isJson) return said;
  throw new Unanswered(sentenceIn(said) ?? broken);
}

function sentenceIn(said: unknown): string | null {
  if (typeof said !== "object" || said === null || !("sentence" in said)) return null;
  return typeof said.sentence === "string" ? said.sentence : null;
}
