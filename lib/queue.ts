import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss } from "pg-boss";

/** The jobs by name, with what each is told. A job is a wake-up: what is to be done stands in the tables. */
type Jobs = {
  "send-messages": Record<string, never>;
  "apply-webhooks": Record<string, never>;
  "run-imports": Record<string, never>;
};
export type JobName = keyof Jobs;
export const jobNames = ["send-messages", "apply-webhooks", "run-imports"] as const satisfies JobName[];

type Sender = { boss: PgBoss; ready: Promise<boolean>; retryAt: number };
type Adapted = Parameters<typeof fromDrizzle>[0];
const kept = globalThis as { callbackQueue?: Sender };

/** Lets this process wake the worker, over the pool it has. Called once at the start of a web process. */
export function connectQueue(db: Adapted) {
  kept.callbackQueue ??= startSender(fromDrizzle(db, sql));
}

function startSender(db: ReturnType<typeof fromDrizzle>): Sender {
  const boss = new PgBoss({ db, supervise: false, schedule: false, migrate: false });
  boss.on("error", () => undefined);
  const ready = boss.start().then(
    () => true,
    () => false,
  );
  return { boss, ready, retryAt: Date.now() + 30_000 };
}

/**
 * Enqueues a job inside the caller's transaction, so that it is there when the change is and not otherwise. Where no
 * queue was connected or installed yet nothing is lost: the worker's sweep finds the row itself.
 */
export async function wake(
  tx: Adapted & { transaction<T>(run: (inside: Adapted) => Promise<T>): Promise<T> },
  name: JobName,
  startAfter?: Date,
) {
  const sender = kept.callbackQueue;
  if (!sender) return;
  if (!(await sender.ready)) {
    if (Date.now() < sender.retryAt) return;
    sender.retryAt = Date.now() + 30_000;
    sender.ready = sender.boss.start().then(
      () => true,
      () => false,
    );
    if (!(await sender.ready)) return;
  }
  try {
    // A savepoint: a queue that refuses must not take the caller's work with it.
    await tx.transaction(async (inside) => {
      await sender.boss.send(name, {}, { db: fromDrizzle(inside, sql), ...(startAfter ? { startAfter } : {}) });
    });
  } catch {
    return;
  }
}
