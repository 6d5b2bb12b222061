import { createHmac } from "node:crypto";
import type { Caller } from "@/db/context";
import { deviceName } from "@/features/recruiters/rules/device";
import { type Env, env } from "@/lib/env";
import { networkOf } from "@/lib/network";

/** Written by readable-request.ts for each request before anything else sees it. */
export const callerHeader = "x-callback-caller";

/** The network address that a request came from: the socket's, or what the proxies before this process say. */
export function clientAddress(headers: Headers): string {
  return headers.get(callerHeader) ?? "unknown";
}

/**
 * What is kept of the address where something happened at a door: enough to see that it was the same one, by a key that
 * ends with the secret it is made of.
 */
function sourceOf(address: string, { AUTH_SECRET: [newest] }: Pick<Env, "AUTH_SECRET">): string {
  return createHmac("sha256", newest).update(`network address:${address}`).digest("hex").slice(0, 16);
}

/** Where a request came from; without a network where there is no address to trust. */
export function callerOf(headers: Headers, secrets: Pick<Env, "AUTH_SECRET"> = env()): Caller {
  const address = clientAddress(headers);
  const known = address !== "unknown";
  const userAgent = headers.get("user-agent");
  return {
    source: known ? sourceOf(address, secrets) : null,
    network: known ? networkOf(address) : null,
    device: userAgent === null ? null : deviceName(userAgent),
  };
}
