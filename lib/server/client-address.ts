import { isIP } from "node:net";
import { env } from "@/lib/env";

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
