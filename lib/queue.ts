import { type SQL, sql } from "drizzle-orm";

/** What a worker does. A job has no payload: the tables say what is to be done. */
export const jobNames = [
  "continue-sends",
  "send-messages",
  "send-system-emails",
  "send-digests",
  "send-notices",
  "answer-resets",
  "apply-webhooks",
  "watch-deliverability",
  "keep-attachments",
  "push-opt-outs",
  "count-imports",
  "run-imports",
  "compare-restored",
  "delete-old-events",
  "forget-answers",
  "chain-operations",
] as const;
export type JobName = (typeof jobNames)[number];

/** The channel of PostgreSQL on which workers hear the name of a job. */
export const wakeChannel = "callback_wake";

/**
 * Wakes the workers when the transaction of `db` commits, and not otherwise. Where nobody listens nothing is lost: the
 * sweep of the next worker finds the row.
 */
export async function wake(db: { execute(statement: SQL): PromiseLike<unknown> }, name: JobName): Promise<void> {
  await db.execute(sql`select pg_notify(${wakeChannel}, ${name})`);
}

export function isJobName(name: string): name is JobName {
  return (jobNames as readonly string[]).includes(name);
}
