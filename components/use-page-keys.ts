import { useEffect, useEffectEvent } from "react";
import { pressEarlyKeys } from "./early-keys";

/** Listens to the keys of the whole page, also to those that were pressed before it could. */
export function usePageKeys(onKeyDown: (event: KeyboardEvent) => void) {
  const heard = useEffectEvent(onKeyDown);
  useEffect(() => {
    document.addEventListener("keydown", heard);
    pressEarlyKeys();
    return () => document.removeEventListener("keydown", heard);
  }, []);
}
