/**
 * What a benchmark is asked: people in the firm, and the folder of another checkout to measure beside this one; for lists
 * that are judged, how many reopenings, by which generator, and its seed.
 */
export type Asked = {
  people: number;
  beside: string | undefined;
  reopenings: number;
  generator: string | undefined;
  seed: number;
};

/**
 * What a benchmark returns: the figures of its last line, failures that must never happen, and details for the JSON
 * file.
 */
export type Outcome = { line: Record<string, number>; never: string[] } & Record<string, unknown>;
