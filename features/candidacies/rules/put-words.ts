import { plural } from "@/lib/format/count";

type Report = { added: unknown[]; already: unknown[]; revived: unknown[] } | undefined;

/** "2 people put on, 1 came back from closed out, 1 there already." */
export function putWords(report: Report): string {
  const { added = [], already = [], revived = [] } = report ?? {};
  const parts = [
    added.length > 0 && `${plural(added.length, "person", "people")} put on`,
    revived.length > 0 && `${revived.length} came back from closed out`,
    already.length > 0 && `${already.length} there already`,
  ].filter(Boolean);
  return `${parts.join(", ")}.`;
}
