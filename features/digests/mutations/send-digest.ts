import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { digests } from "@/db/schema/digests";
import { recruiters } from "@/db/schema/recruiters";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { getFirm } from "@/features/settings/queries";
import { queueSystemEmail } from "@/features/system-emails/mutations/queue-system-email";
import { env } from "@/lib/env";
import { formatTime } from "@/lib/format/time";
import { findContent } from "../queries/find-content";
import { getsDigests } from "../queries/list-due-digests";
import { digestDue } from "../rules/when";

/**
 * Emails a recruiter their Today where it is due, once a day: the row of the day goes in first, and whoever finds one
 * there sends nothing. It and the queued email are there together or not at all. Says whether one was queued.
 */
export async function sendDigest(context: Context, { recruiterId }: { recruiterId: string }): Promise<boolean> {
  requireSystem(context.actor);
  return runOperation(context, { verb: "sendDigest" }, async (inside) => {
    const { db, now } = inside;
    // Whoever is being changed now, or seen to by another worker, is looked at again by the next sweep.
    const [to] = await db
      .select()
      .from(recruiters)
      .where(and(eq(recruiters.id, recruiterId), getsDigests()))
      .for("no key update", { skipLocked: true });
    if (!to || to.digestMinute === null || to.digestSetAt === null) return false;
    const { holidays } = await getFirm(inside);
    const { id, name, role, zone, email } = to;
    const due = digestDue({ minute: to.digestMinute, setAt: to.digestSetAt, zone }, now, holidays);
    if (!due) return false;
    const [first] = await db
      .insert(digests)
      .values({ recruiterId, day: due.day, at: now })
      .onConflictDoNothing({ target: [digests.recruiterId, digests.day] })
      .returning({ day: digests.day });
    if (!first) return false;
    const content = await findContent(inside, { id, name, role, zone });
    if (!content) return false;
    const { lines, ...told } = content;
    const url = env().APP_URL;
    const queued = await queueSystemEmail(
      inside,
      {
        kind: "digest",
        name,
        day: due.day,
        ...told,
        todayUrl: `${url}/today?whose=mine`,
        time: formatTime(due.at, zone),
        accountUrl: `${url}/settings/account#daily-digest`,
      },
      { address: email, recruiterId, sendBefore: due.until, once: `digest-${recruiterId}-${due.day}` },
    );
    await db
      .update(digests)
      .set({ lines, emailId: queued.id })
      .where(and(eq(digests.recruiterId, recruiterId), eq(digests.day, due.day)));
    return true;
  });
}
