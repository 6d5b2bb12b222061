import { createHmac } from "node:crypto";
import type { SecretList } from "./secret-list";

export type AddressHash = { hash: string; keyId: string };

/** Keyed hash of a normalized address, made with the newest key: what stays of a suppressed address after erasure. */
export function addressHash(address: string, [newest]: SecretList): AddressHash {
  return hashUnder(newest, address);
}

/** The hashes that the address may be stored under: one for each key that was ever the newest. */
export function addressHashes(address: string, keys: SecretList): AddressHash[] {
  return keys.map((key) => hashUnder(key, address));
}

/** Names a key beside the hashes made with it, and tells nothing about the key. */
export function keyId(key: string): string {
  return hmac(key, "key id").slice(0, 12);
}

function hashUnder(key: string, address: string): AddressHash {
  return { hash: hmac(key, `address:${address}`), keyId: keyId(key) };
}

function hmac(key: string, text: string) {
  return createHmac("sha256", key).update(text).digest("hex");
}
