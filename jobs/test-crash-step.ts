import { connect } from "@/db/client";
import { mintRecruiter } from "@/db/context";
import type { Role } from "@/db/vocabulary/recruiters";
import { cancelMessage } from "@/features/messages/mutations/cancel-message";
import type { OutreachInput } from "@/features/outreach/inputs";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { storeWebhookEvent } from "@/features/replies/mutations/store-webhook-event";
import type { Press } from "@/lib/action-result";
import { faultWords } from "@/lib/fault";
import { createMailer } from "@/lib/mailer";
import { applyWebhooks } from "./apply-webhooks";
import { sendMessages } from "./send-messages";

/** What the process does before it is killed, or to its end. */
export type Step =
  | { verb: "queue"; input: OutreachInput; press: Press }
  | { verb: "cancel"; messageId: string; press: Press }
  | { verb: "send" | "apply" }
  | { verb: "store"; event: { svixId: string; type: string; payload: Record<string, unknown> } };

export type StepOrder = {
  step: Step;
  now: string;
  databaseUrl: string;
  resend: { baseUrl: string; apiKey: string; receivingApiKey: string };
  recruiter: { id: string; name: string; role: Role; zone: string };
};

/** How it ended: an error is one that the step threw, which a worker would log and try again. */
export type StepEnd = { error: string | null };

/** One step of a message's life in a process of its own, which may be killed at any moment of it. */
process.once("message", (order: StepOrder) => {
  run(order).then(
    () => end({ error: null }),
    (error: unknown) => end({ error: error instanceof Error ? error.message : faultWords(error) }),
  );
});
process.send?.("ready");

function end(result: StepEnd) {
  process.send?.(result, () => process.exit());
}

async function run({ step, now: iso, databaseUrl, resend, recruiter }: StepOrder) {
  const now = new Date(iso);
  const { db } = connect(databaseUrl, { max: 2, name: "crash-step" });
  const mailer = createMailer({ ...resend, patienceMs: 400 });
  const actor = mintRecruiter(recruiter);
  const system = { kind: "system", name: "crash-step" } as const;
  const errors: unknown[] = [];
  const job = {
    db,
    mailer,
    clock: () => now,
    signal: new AbortController().signal,
    onError: (error: unknown) => void errors.push(error),
  };
  if (step.verb === "queue") await queueOutreach({ actor, now, db, press: step.press }, step.input);
  else if (step.verb === "cancel")
    await cancelMessage({ actor, now, db, press: step.press }, { messageId: step.messageId });
  else if (step.verb === "store") await storeWebhookEvent({ actor: system, now, db }, step.event);
  else if (step.verb === "send") await sendMessages(job);
  else await applyWebhooks(job);
  if (errors.length > 0) throw errors[0];
}
