import { domainToASCII, domainToUnicode } from "node:url";

const local = /^[^\s@"(),:;<>[\\\]\u0000-\u001f\u007f]+$/u;

/**
 * The one normal form of an address: trimmed, NFC, lower case, domain as IDNA; no plus or dot folding, because
 * whether name+a@ and name@ are one mailbox is for the receiving server to say. Null where it is no address that can be
 * written to.
 */
export function normalizeAddress(raw: string): string | null {
  const text = raw
    .trim()
    .replace(/^mailto:/i, "")
    .normalize("NFC")
    .toLowerCase();
  const at = text.lastIndexOf("@");
  if (at < 1 || text.length > 254) return null;
  const name = text.slice(0, at);
  const domain = domainToASCII(text.slice(at + 1));
  if (!local.test(name) || name.length > 64 || name.startsWith(".") || name.endsWith(".") || name.includes(".."))
    return null;
  if (domain.includes("xn--") && domainToUnicode(domain) === domain) return null;
  const labels = domain.split(".");
  if (labels.length < 2 || labels.some((label) => !/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))) return null;
  if (/^\d+$/.test(labels.at(-1) ?? "")) return null;
  return `${name}@${domain}`;
}

const offices =
  /^(?:admin|careers?|contact|frontdesk|hello|hr|hiring|info|jobs?|mail|office|recruiting|reception|resumes?|sales|support|team)(?:[._+-].*)?@/;

/** Whether an address reads like one that several people share. */
export function isSharedMailbox(address: string): boolean {
  return offices.test(address);
}
