/** The keys of a vocabulary as a non-empty tuple, as zod's enum and a check constraint want them. */
export function keysOf<T extends Record<string, unknown>>(words: T) {
  return Object.keys(words) as [keyof T & string, ...(keyof T & string)[]];
}
