"use client";

import { useContext, useEffect, useState } from "react";
import { unread } from "@/components/form/sentences";
import { readFrom, sentenceOf } from "@/components/form/use-action";
import { startTouchAction } from "../actions";
import type { TouchStart } from "../queries/get-touch-start";
import { KeeperContext } from "./use-kept-calls";

/** How long the numbers and positions of a person are waited for before a call can be logged without them. */
const patienceMs = 10_000;

/**
 * What the log panel starts from. Where Callback is out of reach, it is what the page knows, so that the call can still
 * be kept: `bare` says so.
 */
export function useTouchStart(personId: string, zone: string) {
  const keeper = useContext(KeeperContext);
  const [start, setStart] = useState<TouchStart | null>(null);
  const [bare, setBare] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let gone = false;
    function begin(known: TouchStart | null) {
      if (gone) return;
      gone = true;
      setBare(!known);
      setStart(known ?? bareStart(zone, keeper?.zone ?? zone));
    }
    if (keeper && !navigator.onLine) begin(null);
    const timer = setTimeout(() => keeper && begin(null), patienceMs);
    void readFrom(startTouchAction, { personId }).then((answer) => {
      const sentence = sentenceOf(answer);
      if (answer.data) begin(answer.data);
      else if (keeper && sentence === unread) begin(null);
      else if (!gone) setProblem(sentence);
    });
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [personId, zone, keeper]);

  return { start, bare, problem };
}

const bareStart = (zone: string, recruiterZone: string): TouchStart => ({
  zone,
  phones: [],
  about: [],
  callbacks: [],
  quick: [],
  recruiterZone,
  now: new Date(),
});
