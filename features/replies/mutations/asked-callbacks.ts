import { and, eq, isNull, sql } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import type { messages } from "@/db/schema/messages";
import { recruiters } from "@/db/schema/recruiters";
import { callbacks } from "@/db/schema/touches";
import { cancelCallback } from "@/features/callbacks/mutations/cancel-callback";
import { scheduleCallback } from "@/features/callbacks/mutations/schedule-callback";
import { dayIn, instantAt } from "@/lib/calendar";
import { plural } from "@/lib/format/count";
import type { AnswerChoice } from "../inputs";

/** In the morning of the recruiter whose reminder it is. */
const hour = 9;

/** "Not now, ask me in 3 months": a reminder on that day, of whoever wrote to them. */
export async function scheduleAskedCallback(
  inside: OperationContext,
  message: typeof messages.$inferSelect,
  { choice, until }: { choice: Extract<AnswerChoice, `later_${string}`>; until: Date },
) {
  const recruiter = await whoseItIs(inside, message);
  const months = Number(choice.slice("later_".length));
  const { callbackId } = await scheduleCallback(inside, {
    personId: message.personId,
    recruiterId: recruiter.id,
    positionId: message.positionId,
    dueAt: instantAt(dayIn(recruiter.zone, until), hour, recruiter.zone),
    reason: `Asked us to get back to them in ${plural(months, "month")}`,
  });
  return callbackId;
}

/** Whoever answers anew has taken back what they asked for before. */
export async function cancelAskedCallbacks(inside: OperationContext, personId: string) {
  const asked = await inside.db
    .select({ id: callbacks.id })
    .from(callbacks)
    .where(
      and(
        eq(callbacks.personId, personId),
        isNull(callbacks.createdBy),
        isNull(callbacks.settledAt),
        isNull(callbacks.canceledAt),
      ),
    );
  for (const { id } of asked) await cancelCallback(inside, { callbackId: id });
}

/** Who wrote to them, else whose candidate it is, else an admin: whoever still has an account. */
async function whoseItIs({ db }: OperationContext, { by, personId }: typeof messages.$inferSelect) {
  const [found] = await db
    .select({ id: recruiters.id, zone: recruiters.zone })
    .from(recruiters)
    .where(isNull(recruiters.deactivatedAt))
    .orderBy(
      sql`${recruiters.id} = ${by} desc`,
      sql`${recruiters.id} = (select owner_id from ${candidates} where person_id = ${personId}) desc nulls last`,
      sql`${recruiters.role} = 'admin' desc`,
      recruiters.id,
    )
    .limit(1);
  if (!found) throw new Error("There is no recruiter whose reminder it could be.");
  return found;
}
