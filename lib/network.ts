import { isIP, isIPv4 } from "node:net";

/** The address itself, out of what a proxy or a socket writes: without a port, brackets and a zone. Null where it is none. */
export function plainAddress(written: string | undefined): string | null {
  const text = (written ?? "").trim().replace(/^"|"$/g, "");
  const [, bracketed] = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text) ?? [];
  const bare = bracketed ?? text.replace(/^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/, "$1");
  const address = bare.replace(/%.*$/, "").toLowerCase();
  const [, mapped = ""] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address) ?? [];
  if (isIPv4(mapped)) return mapped;
  return isIP(address) ? address : null;
}

/**
 * Who asks, when so many proxies stand before this process. Each of them adds the address that it was asked from at the
 * right end of X-Forwarded-For, so the caller is as many places from that end as there are proxies, and what stands left
 * of it anybody may have made up. Without a proxy the header is worth nothing. A list that is too short, or has no
 * address there, came past one of them: then the socket tells.
 */
export function callerAddress(forwarded: string | undefined, socket: string | undefined, proxies: number) {
  const listed = forwarded?.split(",") ?? [];
  const told = proxies > 0 ? plainAddress(listed.at(-proxies)) : null;
  return told ?? plainAddress(socket) ?? "unknown";
}

/** What one household or office has for itself: an IPv4 address, or the /64 that an IPv6 address is chosen from at will. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.replace(/\d+\.\d+\.\d+\.\d+$/, "0:0").split("::");
  const groups = (part: string) => (part ? part.split(":") : []);
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array.from({ length: missing }, () => "0"), ...groups(tail ?? "")];
  const first = all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${first.join(":")}::/64`;
}
