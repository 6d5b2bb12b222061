import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { SecretList } from "@/lib/secret-list";

/** As long as a browser keeps any cookie. */
const days = 400;

/** The name that a browser keeps of itself, so that it is known when somebody signs in with it again. */
export function deviceCookie(appUrl: string) {
  const secure = appUrl.startsWith("https:");
  const name = secure ? "__Host-callback.device" : "callback.device";
  return { name, options: { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: days * 86_400 } } as const;
}

export const newDevice = () => randomBytes(32).toString("base64url");

/** Signed, so that made-up names are known as such without asking the database. */
export function signDevice(device: string, [newest]: SecretList): string {
  return `${device}.${signatureOf(device, newest)}`;
}

/** The device that a cookie names; null where none of the secrets has signed it. */
export function openDevice(cookie: string | undefined, secrets: SecretList): string | null {
  const [device = "", signature = ""] = (cookie ?? "").split(".");
  return secrets.some((secret) => same(signature, signatureOf(device, secret))) ? device : null;
}

function signatureOf(device: string, secret: string) {
  return createHmac("sha256", secret).update(`device:${device}`).digest("base64url");
}

function same(one: string, other: string) {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
