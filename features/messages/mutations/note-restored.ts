import { eq, isNull, sql, type SQL } from "drizzle-orm";
import type { Context } from "@/db/context";
import { settings } from "@/db/schema/settings";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { settingsId } from "@/features/settings/rules";

const why = "The database was restored or replaced. An admin looks at what would go first";

/**
 * Before a worker does anything: whether this is the database that workers saw last. A restored one, and one that took
 * over from another, may lack what was sent since, so nothing goes from it until an admin has looked. Of several workers
 * one writes it down.
 */
export async function noteDatabase(context: Context): Promise<void> {
  requireSystem(context.actor);
  const [row] = await context.db.select({ seen: settings.databaseIdentity }).from(settings);
  const identity = await findIdentity(context);
  if (!row || row.seen === identity) return;
  const seen = row.seen === null ? isNull(settings.databaseIdentity) : eq(settings.databaseIdentity, row.seen);
  await runOperation(context, { verb: "noteDatabase" }, async (inside) => {
    const written = await inside.db.update(settings).set({ databaseIdentity: identity }).where(seen).returning();
    if (written.length > 0 && row.seen !== null) await noteRestored(inside);
  });
}

/** Server, database and timeline. A managed server may keep the first and the last to itself: then the database alone. */
async function findIdentity({ db }: Context): Promise<string> {
  try {
    return await ask(
      db,
      sql`(select system_identifier from pg_control_system()) || '/' ||
      (select oid from pg_database where datname = current_database()) || '/' ||
      (select timeline_id from pg_control_checkpoint())`,
    );
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    if (!code || !keptToItself.has(code)) throw error;
    return ask(db, sql`(select oid from pg_database where datname = current_database())`);
  }
}

/** Not allowed, no such function, not supported. */
const keptToItself = new Set(["42501", "42883", "0A000"]);

async function ask(db: Context["db"], expression: SQL): Promise<string> {
  const [row] = await db.execute<{ identity: string }>(sql`select (${expression})::text as identity`);
  return row?.identity ?? "";
}

/** Pauses all email of a database that was restored: it knows nothing of what was sent after its backup. */
export async function noteRestored(context: Context): Promise<void> {
  requireSystem(context.actor);
  await runOperation(context, { verb: "noteRestored" }, async (inside) => {
    await inside.db.update(settings).set({
      sendingPausedAt: inside.now,
      sendingPausedBy: null,
      sendingPausedReason: why,
      sendingPausedOperationId: inside.operation.id,
      restoredAt: inside.now,
      restoredComparedAt: null,
      restoredGone: null,
      restoredUnknown: null,
    });
    await recordAudit(inside, { noun: "settings", subjectId: settingsId, fields: ["sendingPausedAt", "restoredAt"] });
  });
}

/** Every queued email was compared with what Resend sent: how many of them had gone, and how many it knows alone. */
export async function noteCompared(context: Context, { gone, unknown }: { gone: number; unknown: number | null }) {
  requireSystem(context.actor);
  await context.db
    .update(settings)
    .set({ restoredComparedAt: context.now, restoredGone: gone, restoredUnknown: unknown })
    .where(isNull(settings.restoredComparedAt));
}
