import type { Width } from "@/db/vocabulary/widths";

const nextWidths = { known: "role", role: "work", work: "all", all: null } as const satisfies Record<
  Width,
  Width | null
>;

/** The next step, or null where everybody is looked at. */
export function nextWidth(width: Width): Width | null {
  return nextWidths[width];
}

/** "23 considered: 6 from this position + 17 from similar positions": the sum of where they are known from. */
export function consideredWords(
  { own, similar, wider }: { own: number; similar: number; wider: number },
  width: Width,
): string {
  const parts = [`${own} from this position`, `${similar} from similar positions`];
  if (width !== "known") parts.push(`${wider} ${addedWords[width]}`);
  return `${own + similar + wider} considered: ${parts.join(" + ")}`;
}

const addedWords: Record<Exclude<Width, "known">, string> = {
  role: "in the same discipline and level",
  work: "in the discipline, by level, sector or software",
  all: "from the whole database, by fit",
};
