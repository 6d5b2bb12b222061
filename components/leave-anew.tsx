"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/**
 * Whoever goes on from a page that is not there gets the next one from the server: to the router this one's layout has
 * failed, and it would show it again under the next address.
 */
export function LeaveAnew() {
  const path = usePathname();
  const first = useRef(path);
  useEffect(() => {
    if (path !== first.current) window.location.reload();
  }, [path]);
  return null;
}
