"use client";

import { useEffect } from "react";

/** On a page that was opened to be printed: asks the browser to, once everything is there. */
export function PrintPage({ ready = true }: { ready?: boolean }) {
  useEffect(() => {
    if (ready) print();
  }, [ready]);
  return null;
}
