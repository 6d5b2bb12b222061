import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

type Secrets = { AUTH_SECRET: string; RESEND_WEBHOOK_SECRET: string };

/** Made on the first start and kept, so that sessions outlive a restart. */
export function localSecrets(folder: string): Secrets {
  const file = join(folder, "secrets.json");
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const made: Secrets = {
      AUTH_SECRET: randomBytes(32).toString("base64url"),
      RESEND_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString("base64")}`,
    };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, "utf8")) as Secrets;
}
