import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

// OWASP's argon2id: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

let nobody: Promise<string> | undefined;

/** Takes as long where there is no hash as where there is one, so that the time does not tell which accounts exist. */
export async function passwordMatches(hashed: string | null | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword(onePassword());
  const same = await verify(hashed ?? (await nobody), password.normalize("NFKC"));
  return same && Boolean(hashed);
}

/**
 * A password to pass on once: "kq7m-x2rp-9dwe-h4tn", 79 bits, without letters that look alike. `from` is 64 bytes that
 * nobody can guess; the same bytes make the same password.
 */
export function onePassword(from: Buffer = randomBytes(64)): string {
  // Four bytes a letter: what is left over by the division favors no letter by more than one in a hundred million.
  const letter = (index: number) => letters[from.readUInt32BE(index * 4) % letters.length];
  const group = (start: number) => Array.from({ length: 4 }, (_, index) => letter(start + index)).join("");
  return [group(0), group(4), group(8), group(12)].join("-");
}
