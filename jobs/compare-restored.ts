import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/db/client";
import type { Context } from "@/db/context";
import { noteCompared } from "@/features/messages/mutations/note-restored";
import { recordReconciled } from "@/features/messages/mutations/record-outcome";
import { findRestored, listKnownTokens, listUnsent } from "@/features/messages/queries/find-restored";
import type { Mailer } from "@/lib/mailer";

type CompareJob = { db: Database; mailer: Mailer; clock: () => Date; signal: AbortSignal };

/** Two requests a second are left for reading. */
const pauseMs = 500;
const dayMs = 86_400_000;
/** As far back as Resend keeps what it sent. */
const reachDays = 30;

/**
 * After a restore: finds every email that the database takes for not sent in what Resend sent, and writes those that it
 * has down as accepted. Where the key may not read the list, what was due at the restore is for a person to decide. The
 * queue stays paused until an admin resumes it.
 */
export async function compareRestored(job: CompareJob): Promise<number> {
  const context = (): Context => ({
    actor: { kind: "system", name: "compare-restored" },
    now: job.clock(),
    db: job.db,
  });
  const restored = await findRestored(context());
  if (!restored || restored.comparedAt) return 0;

  const unsent = await listUnsent(context());
  const since = Math.max(
    restored.at.getTime() - reachDays * dayMs,
    Math.min(restored.at.getTime() - dayMs, ...unsent.map(({ createdAt }) => createdAt.getTime())),
  );
  const sent = await listTokensSince(job, new Date(since));
  if (sent === "unknown") return 0;
  if (sent === "not allowed") {
    for (const { id } of unsent.filter(({ isDue }) => isDue))
      await recordReconciled(context(), { messageId: id, answer: "not allowed" });
    await noteCompared(context(), { gone: 0, unknown: null });
    return unsent.length;
  }

  let gone = 0;
  for (const { id, replyToken } of unsent) {
    const providerId = sent.get(replyToken);
    if (!providerId) continue;
    await recordReconciled(context(), { messageId: id, answer: { id: providerId } });
    gone += 1;
  }
  const known = await listKnownTokens(context(), [...sent.keys()]);
  await noteCompared(context(), { gone, unknown: sent.size - known.size });
  return unsent.length;
}

/** The tokens of the reply addresses of everything that Resend took since a moment, with its ids. */
async function listTokensSince({ mailer, signal }: CompareJob, since: Date) {
  const found = new Map<string, string>();
  let after: string | undefined;
  for (;;) {
    if (signal.aborted) return "unknown";
    const page = await mailer.listSent(after);
    if (typeof page === "string") return page;
    for (const { id, replyTo, createdAt } of page.emails)
      for (const token of createdAt >= since ? replyTo.map(tokenOf) : []) if (token) found.set(token, id);
    const last = page.emails.at(-1);
    if (!page.more || !last || last.createdAt < since) return found;
    after = last.id;
    await sleep(pauseMs);
  }
}

/** Of an email to a person, whose reply address is its own; null of what Callback writes to recruiters. */
function tokenOf(address: string): string | null {
  return /\b(r-[0-9a-f]{24})@/.exec(address)?.[1] ?? null;
}
