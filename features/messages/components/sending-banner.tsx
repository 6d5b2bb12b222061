"use client";

import { useEffect, useState } from "react";
import { Banner } from "@/components/banner";
import type { StopWords } from "../rules/stop";
import styles from "./sending-banner.module.css";

const everyMs = 60_000;

/** On every screen while nothing is sent. It asks again while the page stays open: others pause and resume. */
export function SendingBanner({ stops: first }: { stops: StopWords[] }) {
  const [{ of, stops }, setAsked] = useState({ of: first, stops: first });
  // What the server drew later knows more than what was asked before.
  const shown = of === first ? stops : first;

  useEffect(() => {
    const look = async () => {
      if (document.visibilityState === "hidden") return;
      const answer = await ask();
      if (answer) setAsked({ of: first, stops: answer });
    };
    const timer = setInterval(() => void look(), everyMs);
    const onSeen = () => void look();
    document.addEventListener("visibilitychange", onSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onSeen);
    };
  }, [first]);

  if (shown.length === 0) return null;
  return (
    <div className={styles.place}>
      {shown.map(({ kind, title, meaning, remedy }) => (
        <Banner key={`${kind} ${title}`} tone={isWait(kind) ? "amber" : "red"} title={title}>
          {meaning} {remedy}
        </Banner>
      ))}
    </div>
  );
}

const isWait = (kind: StopWords["kind"]) => kind === "paused" || kind === "quota" || kind === "outreach";

/** Null where there is no answer: what is shown stays. */
async function ask(): Promise<StopWords[] | null> {
  try {
    const response = await fetch("/api/sending");
    return response.ok ? ((await response.json()) as { stops: StopWords[] }).stops : null;
  } catch {
    // The next question comes in a minute.
    return null;
  }
}
