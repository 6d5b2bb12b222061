import { useEffect } from "react";

/** When what was opened is gone, focus is where it was before; somebody who moved it meanwhile keeps it. */
export function useFocusBack(opened: boolean) {
  useEffect(() => {
    if (!opened) return undefined;
    const opener = document.activeElement;
    return () => {
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
      });
    };
  }, [opened]);
}
