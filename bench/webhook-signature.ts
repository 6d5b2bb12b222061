import { createHmac } from "node:crypto";
import type { Told } from "./webhook-twins";

export type Signed = { headers: Record<string, string>; body: string };
export type Sign = (event: Told, over?: { key?: string; at?: Date; body?: string }) => Signed;

/** Signs as Resend does: over id, time and body, with the secret after `whsec_`. */
export function signer(secret: string): Sign {
  return (event, { key = secret, at = new Date(), body = JSON.stringify(event.payload) } = {}) => {
    const timestamp = `${Math.floor(at.getTime() / 1000)}`;
    const signature = createHmac("sha256", Buffer.from(key.replace(/^whsec_/, ""), "base64"))
      .update(`${event.svixId}.${timestamp}.${JSON.stringify(event.payload)}`)
      .digest("base64");
    const headers = { "svix-id": event.svixId, "svix-timestamp": timestamp, "svix-signature": `v1,${signature}` };
    return { headers: { "content-type": "application/json", ...headers }, body };
  };
}
