import type { PositionState } from "@/db/vocabulary/positions";

/** Open on paper, with nobody looked for: each seat has its hire, and the order waits to be closed. */
export function isFilled({
  status,
  seats,
}: {
  status: PositionState;
  seats: { open: number; filled: number };
}): boolean {
  return status === "open" && seats.open === 0 && seats.filled > 0;
}
