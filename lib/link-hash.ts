import { createHash } from "node:crypto";

/** The hash that stands before the first link. */
export const beforeFirst = "0".repeat(64);

/** The hash of a link: of the one before it and of what its operation says. */
export function linkHash(before: string, content: string): string {
  return createHash("sha256").update(`${before}\n${content}`).digest("hex");
}
