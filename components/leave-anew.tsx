"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";

/** Where this document was opened. The component is mounted again under each address that it is shown at. */
let opened: string | undefined;

/**
 * Whoever goes on from a page that is not there gets the next one from the server: to the router the layout of this one
 * has failed, and it would show the same again under the next address.
 */
export function LeaveAnew() {
  const path = usePathname();
  useEffect(() => {
    opened ??= path;
    if (path !== opened) window.location.reload();
  }, [path]);
  return null;
}
