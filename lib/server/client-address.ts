import { createHmac } from "node:crypto";
import { isIP } from "node:net";
import { type Env, env } from "@/lib/env";

/**
 * The network address a request came from, for counting attempts. Behind a proxy it is the last one that proxy wrote.
 * Without one Next fills in the socket's address, unless the caller made up a header: then only the limit per account
 * holds. A list is certainly made up there, so all of those share one count.
 */
export function clientAddress(headers: Headers, trustProxy = env().TRUST_PROXY): string {
  const listed = (headers.get("x-forwarded-for") ?? "").split(",").map((address) => address.trim());
  const last = listed.at(-1) ?? "";
  if (!isIP(last)) return "unknown";
  return trustProxy || listed.length === 1 ? last : "unknown";
}

/**
 * What is kept of the address where something happened at a door: enough to see that it was the same one, by a key that
 * ends with the secret it is made of. Null where there is no address to trust.
 */
export function sourceOf(
  headers: Headers,
  { TRUST_PROXY, AUTH_SECRET: [newest] }: Pick<Env, "TRUST_PROXY" | "AUTH_SECRET"> = env(),
): string | null {
  const address = clientAddress(headers, TRUST_PROXY);
  if (address === "unknown") return null;
  return createHmac("sha256", newest).update(`network address:${address}`).digest("hex").slice(0, 16);
}
