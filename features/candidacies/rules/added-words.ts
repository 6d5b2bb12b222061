import { plural } from "@/lib/format/count";

/** "2 people added, 1 back from closed out." */
export function addedWords(done: { revived: boolean }[]): string {
  const revived = done.filter((one) => one.revived).length;
  const added = done.length - revived;
  const parts = [
    added > 0 && `${plural(added, "person", "people")} added`,
    revived > 0 && `${revived} back from closed out`,
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(", ")}.` : "No one was added.";
}
