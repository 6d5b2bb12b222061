/** The settings that say under which address this installation is open. */
type Address = { APP_URL: string; LOCAL_INBOX_URL?: string | undefined; TRUST_PROXY: number };

const hostName = /^([a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i;
const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether a request was meant for this installation. A page elsewhere whose name was made to lead to this machine (DNS
 * rebinding) would otherwise be let in by the browser as if it were ours: it names itself in Host. Behind a proxy that
 * is trusted, what the browser asked for is in X-Forwarded-Host, where there is one.
 */
export function isOwnHost(headers: Headers, address: Address): boolean {
  const forwarded = address.TRUST_PROXY > 0 ? headers.get("x-forwarded-host")?.split(",").at(-1)?.trim() : undefined;
  const host = forwarded || headers.get("host") || "";
  return hostName.test(host) && isOwn(`${new URL(address.APP_URL).protocol}//${host}`, address);
}

/** Whether another site sent this request. Programs that are no browser say nothing of where they come from. */
export function isForeignOrigin(headers: Headers, address: Address): boolean {
  const origin = headers.get("origin");
  return origin !== null && !(URL.canParse(origin) && isOwn(origin, address));
}

/** In the demonstration, which listens on this machine alone, each name of this machine is ours. */
function isOwn(url: string, { APP_URL, LOCAL_INBOX_URL }: Address): boolean {
  const own = new URL(APP_URL);
  if (!URL.canParse(url)) return false;
  const { protocol, host, hostname, port } = new URL(url);
  if (protocol === own.protocol && host === own.host) return true;
  return LOCAL_INBOX_URL !== undefined && protocol === own.protocol && loopback.has(hostname) && port === own.port;
}
