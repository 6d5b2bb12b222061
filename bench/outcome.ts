/** What a benchmark hands back: figures of its last line, what must never happen and did, and whatever else is worth keeping. */
export type Outcome = { line: Record<string, number>; never: string[] } & Record<string, unknown>;
