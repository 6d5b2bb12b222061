import type { OperationContext } from "@/db/context";
import { attachments } from "@/db/schema/threads";
import { wake } from "@/lib/queue";
import { attachmentName, mostAttachmentBytes, mostAttachments } from "../rules/attachment-kind";

export type ComingFile = { id: string; name: string; size: number };

/** Writes down which files came with a reply. Their bytes come later; what is too much is said at once. */
export async function addAttachments(
  { db, now }: Pick<OperationContext, "db" | "now">,
  replyId: string,
  files: readonly ComingFile[],
): Promise<void> {
  if (files.length === 0) return;
  let total = 0;
  const rows = files.slice(0, mostAttachments).map(({ id, name, size }) => {
    const bytes = Number.isSafeInteger(size) && size > 0 ? size : 0;
    total += bytes;
    const tooMuch = total > mostAttachmentBytes;
    return {
      replyId,
      providerId: id,
      name: attachmentName(name),
      size: Math.min(bytes, 2_147_483_647),
      state: tooMuch ? ("refused" as const) : ("waiting" as const),
      reason: tooMuch ? "Files of more than 20 MB are not kept." : null,
      nextAttemptAt: now,
      createdAt: now,
    };
  });
  await db.insert(attachments).values(rows).onConflictDoNothing();
  await wake(db, "keep-attachments");
}
