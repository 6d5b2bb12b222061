import type { Context } from "@/db/context";
import {
  claimSystemEmails,
  recordSystemOutcome,
  type ClaimedSystemEmail,
} from "@/features/messages/mutations/system-emails";
import { countDueSystemEmails } from "@/features/messages/queries/due-messages";
import { learnRate, type SendJob, sendPaced } from "./send-paced";

/**
 * Sends what Callback writes to recruiters, out of the same bucket of requests as all other email and before it. Returns
 * how many it dealt with.
 */
export async function sendSystemEmails(job: SendJob): Promise<number> {
  return sendPaced({
    job,
    at: () => at(job),
    use: "recruiters",
    countDue: countDueSystemEmails,
    claim: async (context, limit) => ({ tasks: await claimSystemEmails(context, { limit }), settled: 0 }),
    perform: async (email) => send(job, email),
  });
}

async function send(job: SendJob, { emailId, attempt, idempotencyKey, ...email }: ClaimedSystemEmail) {
  const answer = await job.mailer.send(
    {
      from: email.from,
      to: email.to,
      replyTo: email.replyTo,
      subject: email.subject,
      html: email.html,
      text: email.text,
      headers: {},
      tags: [{ name: "system_email_id", value: emailId }],
    },
    idempotencyKey,
  );
  await learnRate(job, at(job));
  await recordSystemOutcome(at(job), { emailId, attempt, answer });
}

function at({ db, clock }: SendJob): Context {
  return { actor: { kind: "system", name: "send-system-emails" }, now: clock(), db };
}
