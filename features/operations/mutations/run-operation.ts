import { eq } from "drizzle-orm";
import type { Actor, Context, OperationContext } from "@/db/context";
import { operations } from "@/db/schema/operations";

type Verb = {
  /** The mutation's name. */
  verb: string;
  reason?: string | null | undefined;
  /** The operation that is taken back as a whole. Its second undo violates operations_undone_once. */
  undoesId?: string | undefined;
};

/**
 * Runs a verb as one operation in one transaction, all or nothing. Inside another operation it is part of that one: the
 * work runs in a savepoint and its rows carry the outer id. An operation that recorded nothing leaves no row.
 */
export async function runOperation<T>(
  context: Context,
  { verb, reason, undoesId }: Verb,
  work: (inside: OperationContext) => Promise<T>,
): Promise<T> {
  const { operation: outer } = context;
  if (outer) return context.db.transaction(async (tx) => work({ ...context, db: tx, operation: outer }));
  return context.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(operations)
      .values({
        verb,
        ...actorColumns(context.actor),
        at: context.now,
        reason: reason?.trim() || null,
        undoesId: undoesId ?? null,
      })
      .returning({ id: operations.id });
    if (!row) throw new Error("The operation was not written.");
    const operation = { id: row.id, verb, recorded: false };
    const result = await work({ ...context, db: tx, operation });
    if (!operation.recorded) await tx.delete(operations).where(eq(operations.id, row.id));
    return result;
  });
}

/** Who acts, as columns of an operation. */
export function actorColumns(actor: Actor) {
  return actor.kind === "recruiter"
    ? ({ actorKind: "recruiter", recruiterId: actor.id, systemName: null } as const)
    : ({ actorKind: "system", recruiterId: null, systemName: actor.name } as const);
}
