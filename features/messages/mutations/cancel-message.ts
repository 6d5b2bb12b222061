import type { Context } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { messageStates } from "@/db/vocabulary/messages";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { cancelQueued } from "@/features/outreach/mutations/end-messages";
import { lockMessage } from "./record-outcome";

/** Takes an email back that has not left. */
export async function cancelMessage(context: Context, input: { messageId: string; reason?: string }) {
  const recruiter = requireRecruiter(context.actor);
  await requireVisible(context, [input.messageId]);
  return runOperation(context, { verb: "cancelMessage" }, async (inside) => {
    const message = await lockMessage(inside, input.messageId);
    const [canceled] = await cancelQueued(
      inside,
      [message.id],
      input.reason?.trim() || `canceled by ${recruiter.name}`,
    );
    if (!canceled) {
      const isLeaving = message.state === "queued" || message.state === "claimed";
      throw new Refusal(
        isLeaving
          ? "It is being sent right now."
          : `It cannot be canceled: ${message.reason ?? messageStates[message.state]}.`,
      );
    }
    await refreshPersonActivity(inside, [message.personId]);
  });
}
