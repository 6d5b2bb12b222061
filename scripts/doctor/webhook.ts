import { createHmac, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { webhookEvents } from "@/db/schema/inbound";
import { broken, type Finding, reasonOf, step, well } from "./finding";

const part = "Webhook";
const patienceMs = 15_000;

type Way = { db: Database; appUrl: string; secret: string; now: () => Date };

/**
 * Sends itself an event as Resend would, by the address that people open, and looks whether it came into the database
 * and a worker took it. Nothing reads its type, and its row is taken away again.
 */
export async function sendItselfAnEvent({ db, appUrl, secret, now }: Way): Promise<Finding[]> {
  const id = `doctor_${randomUUID()}`;
  const url = `${appUrl}/api/webhooks/resend`;
  try {
    const response = await post(url, id, secret, now());
    if (response.status === 401)
      return [
        broken(
          part,
          "the web process refuses what is signed with RESEND_WEBHOOK_SECRET",
          `Start web with the same RESEND_WEBHOOK_SECRET as here, the one from the webhook's page at Resend, and see that its clock is right ${step(2)}.`,
        ),
      ];
    if (response.status !== 200)
      return [broken(part, `${url} answers ${response.status}`, "npm run web says why in its log.")];
    return [await arrival(db, id)];
  } catch (error) {
    return [
      broken(part, `an event does not reach ${url} (${reasonOf(error)})`, `See that ${appUrl} answers ${step(5)}.`),
    ];
  } finally {
    await db.delete(webhookEvents).where(eq(webhookEvents.svixId, id));
  }
}

async function arrival(db: Database, id: string): Promise<Finding> {
  const deadline = performance.now() + patienceMs;
  let stored = false;
  while (performance.now() < deadline) {
    const [row] = await db.select().from(webhookEvents).where(eq(webhookEvents.svixId, id));
    if (row?.appliedAt) return well(part, "an event sent to itself arrived, and a worker took it");
    stored ||= row !== undefined;
    if (!stored) break;
    await sleep(200);
  }
  return stored
    ? broken(part, "an event sent to itself arrived, and no worker took it", `Start npm run worker ${step(5)}.`)
    : broken(
        part,
        "an event was accepted but is not in this database",
        "The web process at APP_URL uses another DATABASE_URL: start it with the same settings.",
      );
}

async function post(url: string, id: string, secret: string, at: Date) {
  const timestamp = `${Math.floor(at.getTime() / 1_000)}`;
  const body = JSON.stringify({ type: "callback.doctor", created_at: at.toISOString(), data: {} });
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return fetch(url, {
    method: "POST",
    redirect: "manual",
    headers: {
      "content-type": "application/json",
      "svix-id": id,
      "svix-timestamp": timestamp,
      "svix-signature": `v1,${signature}`,
    },
    body,
    signal: AbortSignal.timeout(patienceMs),
  });
}
