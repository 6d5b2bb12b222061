import type { Actor, Context, OperationContext } from "@/db/context";
import { operations } from "@/db/schema/operations";
import { uuidv7 } from "@/lib/uuid";
import { findAnswer } from "../queries/find-answer";
import { keepAnswer, once } from "./once";

type Verb = {
  /** The mutation's name. */
  verb: string;
  reason?: string | null | undefined;
  /** The operation that is taken back as a whole: runUndo() names it. */
  undoesId?: string | undefined;
};

/**
 * Runs a verb as one operation in one transaction, all or nothing. Inside another operation it is part of that one: the
 * work runs in a savepoint and its rows carry the outer id. The operation's own row is written last, and only where
 * something was recorded: the foreign keys to it are checked at the end of the transaction. A second press with the
 * same operation key is told what the first one was told.
 */
export async function runOperation<T>(
  context: Context,
  { verb, reason, undoesId }: Verb,
  work: (inside: OperationContext) => Promise<T>,
): Promise<T> {
  const { operation: outer } = context;
  if (outer) return inSavepoint({ ...context, operation: outer }, work);
  return once(context, () =>
    context.db.transaction(async (tx) => {
      const operation = { id: uuidv7(context.now), verb, recorded: false };
      const inside = { ...context, db: tx, operation };
      const result = await work(inside);
      if (!operation.recorded) return unchanged(inside, result);
      await tx.insert(operations).values({
        id: operation.id,
        verb,
        ...actorColumns(context.actor),
        at: context.now,
        reason: reason?.trim() || null,
        undoesId: undoesId ?? null,
      });
      await keepAnswer(inside, operation.id, result);
      return result;
    }),
  );
}

/** A second press that found nothing left to do may have waited for the first one to do it. */
async function unchanged<T>(inside: OperationContext, result: T): Promise<T> {
  const earlier = inside.press?.again ? await findAnswer(inside) : null;
  return earlier ? (earlier.answer as T) : result;
}

/** Runs a part of an operation so that it can fail alone: what it recorded counts only where it was not rolled back. */
export async function inSavepoint<T>(
  inside: OperationContext,
  work: (savepoint: OperationContext) => Promise<T>,
): Promise<T> {
  const operation = { ...inside.operation, recorded: false };
  const result = await inside.db.transaction(async (tx) => work({ ...inside, db: tx, operation }));
  if (operation.recorded) inside.operation.recorded = true;
  return result;
}

/** Who acts, as columns of an operation. */
export function actorColumns(actor: Actor) {
  return actor.kind === "recruiter"
    ? ({ actorKind: "recruiter", recruiterId: actor.id, systemName: null } as const)
    : ({ actorKind: "system", recruiterId: null, systemName: actor.name } as const);
}
