/**
 * What a benchmark returns: the figures of its last line, failures that must never happen, and details for the JSON
 * file.
 */
export type Outcome = { line: Record<string, number>; never: string[] } & Record<string, unknown>;
