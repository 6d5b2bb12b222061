import { randomInt } from "node:crypto";
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

/** A password to pass on once: "kq7m-x2rp-9dwe-h4tn", 79 bits, without letters that look alike. */
export function onePassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}
