import { and, count, eq, gt } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { systemEmails } from "@/db/schema/system-emails";
import { testsInAWindow, testWindowMinutes } from "@/db/vocabulary/system-emails";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { queueRendered } from "@/features/system-emails/mutations/queue-system-email";
import { NotFound, Refusal } from "@/lib/errors";
import type { TemplatePreviewInput } from "../inputs";
import { getTemplatePreview } from "../queries/get-template-preview";

/**
 * A template to the recruiter's own address and to no other, as its preview shows it. It goes out as every email to
 * recruiters does: no person gets it, so it takes no slot and counts for nobody.
 */
export async function sendTemplateTest(context: Context, input: TemplatePreviewInput): Promise<{ address: string }> {
  const { id } = requireRecruiter(context.actor);
  const { subject, html, text } = await getTemplatePreview(context, input);
  return runOperation(context, { verb: "sendTemplateTest" }, async (inside) => {
    const { db, now } = inside;
    const [me] = await db
      .select({ address: recruiters.email, name: recruiters.name })
      .from(recruiters)
      .where(eq(recruiters.id, id))
      .for("no key update");
    if (!me) throw new NotFound("recruiter");
    const since = new Date(now.getTime() - testWindowMinutes * 60_000);
    const [sent] = await db
      .select({ count: count() })
      .from(systemEmails)
      .where(
        and(
          eq(systemEmails.recruiterId, id),
          eq(systemEmails.kind, "template_test"),
          gt(systemEmails.createdAt, since),
        ),
      );
    if ((sent?.count ?? 0) >= testsInAWindow)
      throw new Refusal(`You sent yourself ${testsInAWindow} tests in ${testWindowMinutes} minutes. Wait a little.`);
    await queueRendered(
      inside,
      { kind: "template_test", subject: `[Test] ${subject}`, body: { html, text } },
      { address: me.address, recruiterId: id, fromName: me.name, replyTo: me.address },
    );
    return { address: me.address };
  });
}
