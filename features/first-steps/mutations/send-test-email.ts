import { and, desc, eq, gt } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { systemEmails } from "@/db/schema/system-emails";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRole } from "@/features/recruiters/rules/permission";
import { queueSystemEmail } from "@/features/system-emails/mutations/queue-system-email";
import { NotFound, Refusal } from "@/lib/errors";

/** Two presses within a minute mean one email. */
const apartMs = 60_000;

/** An email to an admin's own address, by the way that every email goes: queue, worker, Resend. */
export async function sendTestEmail(
  context: Context,
  { recruiterId: id }: { recruiterId: string },
): Promise<{ address: string }> {
  requireRole(context.actor, "admin");
  return runOperation(context, { verb: "sendTestEmail" }, async (inside) => {
    const { db, now } = inside;
    const [me] = await db
      .select({ address: recruiters.email })
      .from(recruiters)
      .where(eq(recruiters.id, id))
      .for("no key update");
    if (!me) throw new NotFound("recruiter");
    const [last] = await db
      .select({ state: systemEmails.state })
      .from(systemEmails)
      .where(
        and(
          eq(systemEmails.recruiterId, id),
          eq(systemEmails.kind, "test"),
          gt(systemEmails.createdAt, new Date(now.getTime() - apartMs)),
        ),
      )
      .orderBy(desc(systemEmails.id))
      .limit(1);
    if (last && last.state !== "failed")
      throw new Refusal("A test email was sent to you a moment ago. Give it a minute to arrive.");
    await queueSystemEmail(inside, { kind: "test" }, { address: me.address, recruiterId: id });
    return { address: me.address };
  });
}
