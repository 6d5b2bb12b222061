import type { Context } from "@/db/context";
import { claimMessages, type Claim } from "@/features/messages/mutations/claim-messages";
import { recordOutcome, recordReconciled } from "@/features/messages/mutations/record-outcome";
import { countDueMessages } from "@/features/messages/queries/due-messages";
import { learnRate, type SendJob, sendPaced } from "./send-paced";

/** Sends everything that is due and allowed, and returns how many emails it dealt with. */
export async function sendMessages(job: SendJob): Promise<number> {
  type Task = { email: Claim["emails"][number] } | { doubt: Claim["reconcile"][number] };
  return sendPaced<Task>({
    job,
    at: () => at(job),
    use: "queue",
    countDue: countDueMessages,
    claim: async (context, limit) => {
      const claim = await claimMessages(context, { limit });
      for (const fault of claim.faults) job.onError(fault);
      const tasks = [...claim.emails.map((email) => ({ email })), ...claim.reconcile.map((doubt) => ({ doubt }))];
      return { tasks, settled: claim.settled };
    },
    perform: async (task) => ("email" in task ? sendEmail(job, task.email) : reconcile(job, task.doubt)),
  });
}

async function sendEmail(job: SendJob, email: Claim["emails"][number]) {
  const { messageId, attempt, idempotencyKey } = email;
  const answer = await job.mailer.send(
    {
      from: email.from,
      to: email.to,
      replyTo: email.replyTo,
      subject: email.subject,
      html: email.html,
      text: email.text,
      headers: email.headers,
      attachments: email.attachments,
      tags: [{ name: "message_id", value: messageId }],
    },
    idempotencyKey,
  );
  await learnRate(job, at(job));
  await recordOutcome(at(job), { messageId, attempt, answer });
}

async function reconcile(job: SendJob, { messageId, replyTo, since }: Claim["reconcile"][number]) {
  const answer = await job.mailer.findSent(replyTo, since);
  await recordReconciled(at(job), { messageId, answer });
}

function at({ db, clock }: SendJob): Context {
  return { actor: { kind: "system", name: "send-messages" }, now: clock(), db };
}
