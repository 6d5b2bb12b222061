import type { Database } from "@/db/client";
import type { Context } from "@/db/context";
import { applyWebhookEvent } from "@/features/replies/mutations/apply-webhook-event";
import { failWebhookEvent } from "@/features/replies/mutations/fail-webhook-event";
import { listWaitingEvents } from "@/features/replies/queries/list-waiting-events";
import { takeInEmail } from "@/features/threads/mutations/take-in-email";
import { faultWords } from "@/lib/fault";
import type { Mailer } from "@/lib/mailer";

export type WebhookJob = {
  db: Database;
  mailer: Mailer;
  clock: () => Date;
  signal: AbortSignal;
  /** Try those again that failed before. */
  failed?: boolean;
  onError: (error: unknown) => void;
};

const most = 100;

/** Applies every stored event that waits. One that fails says why in its row and keeps nobody from the others. */
export async function applyWebhooks(job: WebhookJob): Promise<number> {
  let failed = job.failed ?? false;
  let applied = 0;
  while (!job.signal.aborted) {
    const events = await listWaitingEvents(at(job), { limit: most, failed });
    for (const event of events) {
      if (job.signal.aborted) break;
      try {
        await applyOne(job, event);
        applied += 1;
      } catch (error) {
        job.onError(error);
        await failWebhookEvent(at(job), {
          svixId: event.svixId,
          error: `It could not be applied: ${faultWords(error)}.`,
        });
      }
    }
    failed = false;
    if (events.length < most) break;
  }
  return applied;
}

/** An email that came in brings no words of its own: they are fetched first, outside any transaction. */
async function applyOne(job: WebhookJob, event: { svixId: string; type: string; payload: Record<string, unknown> }) {
  const { svixId } = event;
  const data = event.payload["data"] as { email_id?: unknown } | undefined;
  const id = data?.email_id;
  if (event.type !== "email.received" || typeof id !== "string" || !/^[\w-]{1,64}$/.test(id)) {
    await applyWebhookEvent(at(job), { svixId });
    return;
  }
  const email = await job.mailer.fetchReceived(id);
  if ("refused" in email) await failWebhookEvent(at(job), { svixId, error: email.refused });
  else await takeInEmail(at(job), { svixId, email });
}

function at({ db, clock }: WebhookJob): Context {
  return { actor: { kind: "system", name: "apply-webhooks" }, now: clock(), db };
}
