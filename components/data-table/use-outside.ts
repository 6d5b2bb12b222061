import { useEffect, useState } from "react";

/** How many of these rows the filters show now, or null where nobody knows. */
export type CountMatching = (ids: string[]) => Promise<number | null>;

/**
 * How many of the selected rows are not in the list that is shown: undefined while it is asked, null where there was no
 * answer. Asked only about those of which the page cannot tell.
 */
export function useOutside(ids: string[], filters: string, countMatching: CountMatching | undefined) {
  const asked = [filters, ...ids].join();
  const [told, setTold] = useState<{ asked: string; outside: number | null }>();
  const none = ids.length === 0;
  useEffect(() => {
    if (none || !countMatching) return undefined;
    let gone = false;
    void countMatching(ids).then((inside) => {
      if (!gone) setTold({ asked, outside: inside === null ? null : ids.length - inside });
    });
    return () => {
      gone = true;
    };
    // The ids and the filters are both in `asked`; a new function with the same question asks nothing new.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [asked, none]);
  if (none) return 0;
  if (!countMatching) return null;
  return told?.asked === asked ? told.outside : undefined;
}
