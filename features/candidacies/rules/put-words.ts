import { plural } from "@/lib/format/count";

/** "2 people put on, 1 came back from closed out." */
export function putWords(done: { revived: boolean }[]): string {
  const revived = done.filter((one) => one.revived).length;
  const added = done.length - revived;
  const parts = [
    added > 0 && `${plural(added, "person", "people")} put on`,
    revived > 0 && `${revived} came back from closed out`,
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(", ")}.` : "Nobody was put on.";
}
