"use client";

import { useRef, type ReactNode } from "react";
import { useLineKeys } from "./use-line-keys";

/** A list that needs no script but its keys: j and k walk over what has `data-line` in each of its lines. */
export function WalkedLines({ children }: { children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null);
  useLineKeys({ list });
  return <div ref={list}>{children}</div>;
}
