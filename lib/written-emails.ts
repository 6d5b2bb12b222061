import { normalizeAddress } from "./email-address";

/**
 * The addresses in a cell, each once: "a@x.com; b@y.com", "Pat <a@x.com>", "a@x.com.". `left` is what looks like an
 * address and is none, or all of a cell that holds none.
 */
export function readEmails(text: string): { addresses: string[]; left: string[] } {
  const addresses = new Set<string>();
  const left: string[] = [];
  for (const token of text.split(/[\s;,|<>()[\]"“”]+|\/(?!\/)/)) {
    const bare = token.replace(/^(?:mailto|e-?mail):/i, "").replace(/^['‘’:]+|['‘’:.]+$/g, "");
    if (!bare.includes("@")) continue;
    const address = normalizeAddress(bare);
    if (address) addresses.add(address);
    else left.push(bare);
  }
  const said = text.trim();
  return { addresses: [...addresses], left: addresses.size === 0 && left.length === 0 && said !== "" ? [said] : left };
}
