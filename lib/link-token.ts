import { createHash, randomBytes } from "node:crypto";

/** What a link carries that lets somebody in: 256 bits. It is in the email alone; the database keeps its hash. */
export function makeToken(): string {
  return randomBytes(32).toString("base64url");
}

/** By which a token is found again: as long as it is random, no slow hash is needed. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
