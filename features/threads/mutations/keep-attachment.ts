import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { attachments } from "@/db/schema/threads";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireSystem } from "@/features/recruiters/rules/permission";
import type { FetchedFile } from "@/lib/mailer-file";
import { attachmentKind, attachmentRefusal } from "../rules/attachment-kind";

/** Over about three days, after which Resend's list of them is asked in vain. */
const mostAttempts = 20;
const longestWaitMinutes = 240;

/**
 * Keeps the bytes of a file where they are what its name says, or says why it is not kept. What could not be fetched is
 * asked for again with growing pauses. Whoever was first stands.
 */
export async function keepAttachment(context: Context, input: { attachmentId: string; file: FetchedFile }) {
  requireSystem(context.actor);
  const { attachmentId, file } = input;
  return runOperation(context, { verb: "keepAttachment" }, async (inside) => {
    const { db, now } = inside;
    const open = and(eq(attachments.id, attachmentId), eq(attachments.state, "waiting"));
    const [row] = await db.select().from(attachments).where(open).for("update");
    if (!row) return { state: null };
    const refuse = async (reason: string) => {
      await db.update(attachments).set({ state: "refused", reason }).where(open);
      await recordAudit(inside, { noun: "attachments", subjectId: attachmentId, fields: ["state"] });
      return { state: "refused" as const };
    };
    if ("unheard" in file) {
      const attempts = row.attempts + 1;
      if (attempts >= mostAttempts) return refuse("It could not be fetched from Resend.");
      const minutes = Math.min(2 ** (attempts - 1), longestWaitMinutes);
      const nextAttemptAt = new Date(now.getTime() + minutes * 60_000);
      await db.update(attachments).set({ attempts, nextAttemptAt }).where(open);
      return { state: "waiting" as const };
    }
    if ("refused" in file) return refuse("Files of more than 20 MB are not kept.");
    const kind = attachmentKind(file.bytes);
    const reason = attachmentRefusal(row.name, kind);
    if (reason) return refuse(reason);
    await db.update(attachments).set({ state: "kept", kind, bytes: file.bytes, size: file.bytes.length }).where(open);
    await recordAudit(inside, { noun: "attachments", subjectId: attachmentId, fields: ["state"] });
    return { state: "kept" as const };
  });
}
