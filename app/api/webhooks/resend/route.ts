import { storeWebhookEvent } from "@/features/replies/mutations/store-webhook-event";
import { env } from "@/lib/env";
import { verifyWebhook } from "@/lib/mailer";
import { callerOf } from "@/lib/server/client-address";
import { openRoute } from "@/lib/server/route";
import { noteSecurityEvent } from "@/lib/server/security-notes";

const mostBytes = 1_000_000;

/** Resend's events: verified over the raw body, kept once, answered fast. A job applies them. */
export const POST = openRoute("resend-webhook", async (context, { request }) => {
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) return new Response(null, { status: 413 });
  const raw = await request.text();
  if (raw.length > mostBytes) return new Response(null, { status: 413 });
  const svixId = request.headers.get("svix-id");
  const event = verifyWebhook(
    raw,
    {
      id: svixId,
      timestamp: request.headers.get("svix-timestamp"),
      signature: request.headers.get("svix-signature"),
    },
    env().RESEND_WEBHOOK_SECRET,
  );
  if (!event || !svixId) {
    noteSecurityEvent({
      kind: "webhook_refused",
      code: "/api/webhooks/resend",
      caller: callerOf(request.headers),
    });
    return new Response("This is not signed by Resend.", { status: 401 });
  }
  await storeWebhookEvent(context, { svixId, type: event.type, payload: { ...event } });
  return new Response(null, { status: 200 });
});
