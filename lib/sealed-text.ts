import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { SecretList } from "./secret-list";

type Sealing = {
  secrets: SecretList;
  /** What is sealed and for which row: what was sealed for one opens for no other. */
  about: string;
};

const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

/** A text that only whoever has the secret can read or change, for what has to lie in the database for a while. */
export function sealText(text: string, { secrets: [newest], about }: Sealing): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, keyOf(newest), iv).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64");
}

/** The text again; null where it was sealed with none of the secrets, about something else, or was changed. */
export function openText(sealed: string, { secrets, about }: Sealing): string | null {
  const bytes = Buffer.from(sealed, "base64");
  for (const secret of secrets) {
    const opened = openWith(secret, bytes, about);
    if (opened !== null) return opened;
  }
  return null;
}

function openWith(secret: string, bytes: Buffer, about: string): string | null {
  try {
    const cipher = createDecipheriv(algorithm, keyOf(secret), bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
    cipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([cipher.update(bytes.subarray(ivBytes + tagBytes)), cipher.final()]).toString("utf8");
  } catch {
    // It was sealed with another secret, or by somebody else.
    return null;
  }
}

function keyOf(secret: string) {
  return Buffer.from(hkdfSync("sha256", secret, "", "callback sealed text", 32));
}
