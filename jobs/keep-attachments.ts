import type { Database } from "@/db/client";
import type { Context } from "@/db/context";
import { keepAttachment } from "@/features/threads/mutations/keep-attachment";
import { listWaitingAttachments } from "@/features/threads/queries/attachments";
import { mostAttachmentBytes } from "@/features/threads/rules/attachment-kind";
import type { Mailer } from "@/lib/mailer";

type AttachmentJob = {
  db: Database;
  mailer: Mailer;
  clock: () => Date;
  signal: AbortSignal;
  onError: (error: unknown) => void;
};

/** So many files at most are in memory at once. */
const atOnce = 2;

/** Fetches the files of replies, a few at a time, outside any transaction. Returns how many it dealt with. */
export async function keepAttachments(job: AttachmentJob): Promise<number> {
  let dealt = 0;
  while (!job.signal.aborted) {
    const waiting = await listWaitingAttachments(at(job), atOnce);
    if (waiting.length === 0) break;
    const done = await Promise.all(waiting.map(async (file) => keepOne(job, file)));
    dealt += done.filter(Boolean).length;
    // What failed in a way nobody foresaw waits for the next sweep.
    if (done.includes(false)) break;
  }
  return dealt;
}

async function keepOne(
  job: AttachmentJob,
  { id, providerId, emailId }: { id: string; providerId: string; emailId: string },
) {
  try {
    const file = await job.mailer.fetchFile(emailId, providerId, mostAttachmentBytes);
    await keepAttachment(at(job), { attachmentId: id, file });
    return true;
  } catch (error) {
    job.onError(error);
    return false;
  }
}

function at({ db, clock }: AttachmentJob): Context {
  return { actor: { kind: "system", name: "keep-attachments" }, now: clock(), db };
}
