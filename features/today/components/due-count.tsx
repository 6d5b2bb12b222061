"use client";

import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";

/** The one question per page that both navigations share. */
let asked: { path: string; answer: Promise<number> } | null = null;

/** How many lines of Today wait, in the navigation; the page itself says it in its head. */
export function DueCount() {
  const path = usePathname();
  const [count, setCount] = useState(0);
  useEffect(() => {
    let gone = false;
    if (asked?.path !== path) asked = { path, answer: ask() };
    void asked.answer.then((answer) => {
      if (!gone) setCount(answer);
    });
    return () => {
      gone = true;
    };
  }, [path]);
  if (count === 0 || path === "/today") return null;
  return count > 999 ? "999+" : count;
}

async function ask(): Promise<number> {
  try {
    const response = await fetch("/api/today/count");
    return response.ok ? ((await response.json()) as { count: number }).count : 0;
  } catch {
    // A number in the navigation is not worth an error: it is left out until the next page.
    return 0;
  }
}
