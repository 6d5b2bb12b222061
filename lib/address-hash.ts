import { createHmac } from "node:crypto";

/** Keyed hash of a normalized address: what stays of a suppressed address after erasure. */
export function addressHash(address: string, secret: string): string {
  return createHmac("sha256", secret).update(`address:${address}`).digest("hex");
}
