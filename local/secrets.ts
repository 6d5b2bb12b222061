import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makePushKey } from "@/lib/web-push";
import { makePrivateFolder, writePrivateFile } from "./private-files";

const makers = {
  AUTH_SECRET: () => randomBytes(32).toString("base64url"),
  SUPPRESSION_KEY: () => randomBytes(32).toString("base64url"),
  RESEND_WEBHOOK_SECRET: () => `whsec_${randomBytes(24).toString("base64")}`,
  VAPID_PRIVATE_KEY: makePushKey,
};
type Secrets = Record<keyof typeof makers, string>;

/** Each is made on the first start that needs it and kept, so that sessions outlive a restart. */
export function localSecrets(folder: string): Secrets {
  const file = join(folder, "secrets.json");
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<Secrets>) : {};
  const secrets: Secrets = {
    AUTH_SECRET: kept.AUTH_SECRET ?? makers.AUTH_SECRET(),
    SUPPRESSION_KEY: kept.SUPPRESSION_KEY ?? makers.SUPPRESSION_KEY(),
    RESEND_WEBHOOK_SECRET: kept.RESEND_WEBHOOK_SECRET ?? makers.RESEND_WEBHOOK_SECRET(),
    VAPID_PRIVATE_KEY: kept.VAPID_PRIVATE_KEY ?? makers.VAPID_PRIVATE_KEY(),
  };
  if (JSON.stringify(secrets) !== JSON.stringify(kept)) {
    makePrivateFolder(folder);
    writePrivateFile(file, JSON.stringify(secrets));
  }
  return secrets;
}
