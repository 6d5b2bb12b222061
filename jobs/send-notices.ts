import type { Database } from "@/db/client";
import { noticeKinds } from "@/db/vocabulary/notifications";
import { claimNotices, type ClaimedNotice } from "@/features/notifications/mutations/claim-notices";
import { queueNotices } from "@/features/notifications/mutations/queue-notices";
import { settleNotice } from "@/features/notifications/mutations/settle-notice";
import { noticeSeconds } from "@/features/notifications/rules";
import { sendPush } from "@/lib/web-push";

type NoticeJob = {
  db: Database;
  clock: () => Date;
  signal: AbortSignal;
  onError: (error: unknown) => void;
  /** None without a key. */
  privateKey: string | undefined;
  contact: string;
};

/** So many are sent at once. */
const batch = 10;

/** Tells devices of replies and interviews, each once. Returns how many push services were asked. */
export async function sendNotices(job: NoticeJob): Promise<number> {
  const { db, clock, signal, privateKey } = job;
  const at = () => ({ actor: { kind: "system", name: "send-notices" } as const, now: clock(), db });
  if (!privateKey) return 0;
  await queueNotices(at());
  let asked = 0;
  while (!signal.aborted) {
    const claimed = await claimNotices(at(), batch);
    await Promise.all(
      claimed.map(async (notice) => settleNotice(at(), notice, await tell({ ...job, privateKey }, notice))),
    );
    asked += claimed.length;
    if (claimed.length < batch) break;
  }
  return asked;
}

async function tell(
  { privateKey, contact, signal, onError }: NoticeJob & { privateKey: string },
  { kind, subjectId, dueAt, ...target }: ClaimedNotice,
) {
  const topic = `${kind} ${subjectId} ${dueAt}`;
  const text = JSON.stringify({ title: noticeKinds[kind], tag: topic });
  try {
    // By the machine's own clock: what it says of itself is for a service elsewhere.
    return await sendPush(
      target,
      { text, topic, seconds: noticeSeconds },
      { privateKey, contact, now: new Date(), signal },
    );
  } catch (error) {
    onError(error);
    return "later";
  }
}
