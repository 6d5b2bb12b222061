import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { messageStates } from "@/db/vocabulary/messages";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { acceptMessage } from "./accept-message";
import { cancelQueued, releaseSlots } from "./end-messages";
import { lockMessage } from "./record-outcome";

/** Takes an email back that has not left. */
export async function cancelMessage(context: Context, input: { messageId: string; reason?: string }) {
  const recruiter = requireRecruiter(context.actor);
  return runOperation(context, { verb: "cancelMessage" }, async (inside) => {
    const message = await lockMessage(inside, input.messageId);
    const [cancelled] = await cancelQueued(
      inside,
      [message.id],
      input.reason?.trim() || `canceled by ${recruiter.name}`,
    );
    if (!cancelled) {
      const isLeaving = message.state === "queued" || message.state === "claimed";
      throw new Refusal(
        isLeaving ? "It is leaving right now." : `It cannot be canceled: ${messageStates[message.state]}.`,
      );
    }
    await refreshPersonActivity(inside, [message.personId]);
  });
}

/** What a person found out about an email that Callback could not tell the fate of. */
export async function settleMessage(context: Context, input: { messageId: string; went: boolean; note: string }) {
  requireRecruiter(context.actor);
  const note = input.note.trim();
  if (note === "") throw new Refusal("Say how you know.", "note");
  return runOperation(context, { verb: "settleMessage", reason: note }, async (inside) => {
    const { db: tx } = inside;
    const message = await lockMessage(inside, input.messageId);
    if (message.state !== "needs_human") throw new Refusal(`It is settled already: ${messageStates[message.state]}.`);
    if (input.went) {
      await acceptMessage(inside, message, null);
    } else {
      await tx
        .update(messages)
        .set({ state: "cancelled", stateAt: context.now, reason: note })
        .where(eq(messages.id, message.id));
      await releaseSlots(inside, [message.id]);
    }
    await refreshPersonActivity(inside, [message.personId]);
    await recordAudit(inside, { noun: "messages", subjectId: message.id, fields: ["state"] });
  });
}
