import { createHmac } from "node:crypto";
import { type Env, env } from "@/lib/env";

/** Written by readable-request.ts for each request before anything else sees it. */
export const callerHeader = "x-callback-caller";

/** The network address that a request came from: the socket's, or what the proxies before this process say. */
export function clientAddress(headers: Headers): string {
  return headers.get(callerHeader) ?? "unknown";
}

/**
 * What is kept of the address where something happened at a door: enough to see that it was the same one, by a key that
 * ends with the secret it is made of. Null where there is no address to trust.
 */
export function sourceOf(headers: Headers, { AUTH_SECRET: [newest] }: Pick<Env, "AUTH_SECRET"> = env()): string | null {
  const address = clientAddress(headers);
  if (address === "unknown") return null;
  return createHmac("sha256", newest).update(`network address:${address}`).digest("hex").slice(0, 16);
}
