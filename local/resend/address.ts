export interface Address {
  name: string | null;
  address: string;
}

const bare =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/i;
const named = /^([^<>\p{Cc}]*)<([^<>\s]+)>$/u;

/** Reads `email@example.com` or `Name <email@example.com>`; null when it is neither. */
export function parseAddress(text: string): Address | null {
  const trimmed = text.trim();
  const match = named.exec(trimmed);
  const address = match ? match[2]! : trimmed;
  if (!bare.test(address) || address.includes("..")) return null;
  const name =
    match?.[1]
      ?.trim()
      .replace(/^"(.*)"$/, "$1")
      .replaceAll('\\"', '"') || null;
  return { name, address };
}

export function bareAddress(text: string): string {
  return (parseAddress(text)?.address ?? text).toLowerCase();
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}

export function isLoopback(url: URL): boolean {
  return (
    (url.protocol === "http:" || url.protocol === "https:") &&
    (url.hostname === "localhost" ||
      url.hostname.endsWith(".localhost") ||
      url.hostname === "[::1]" ||
      /^127(\.\d{1,3}){3}$/.test(url.hostname))
  );
}
