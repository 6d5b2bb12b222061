import type { Context } from "@/db/context";
import { takeRequests } from "@/features/messages/mutations/sender-state";
import {
  claimSystemEmails,
  recordSystemOutcome,
  type ClaimedSystemEmail,
} from "@/features/messages/mutations/system-emails";
import { countDueSystemEmails } from "@/features/messages/queries/due-messages";
import { isWorthWaiting, requestsPerSecond, type SendJob } from "./send-messages";

const most = 20;

/**
 * Sends what Callback writes to recruiters, out of the same bucket of requests as all other email. Returns how many it
 * dealt with.
 */
export async function sendSystemEmails(job: SendJob): Promise<number> {
  let dealt = 0;
  while (!job.signal.aborted) {
    const due = await countDueSystemEmails(at(job), most);
    if (due === 0) break;
    const granted = await takeRequests(at(job), { wanted: due, perSecond: requestsPerSecond(job) });
    if (granted === 0) {
      if (!(await isWorthWaiting(job))) break;
      continue;
    }
    const emails = await claimSystemEmails(at(job), { limit: granted });
    await Promise.all(emails.map(async (email) => send(job, email).catch(job.onError)));
    if (emails.length === 0) break;
    dealt += emails.length;
  }
  return dealt;
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
  await recordSystemOutcome(at(job), { emailId, attempt, answer });
}

function at({ db, clock }: SendJob): Context {
  return { actor: { kind: "system", name: "send-system-emails" }, now: clock(), db };
}
