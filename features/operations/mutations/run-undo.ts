import { eq } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { operations } from "@/db/schema/operations";
import { NotFound, Refusal } from "@/lib/errors";
import { findWhoDid } from "../queries/find-who-did";
import { runOperation } from "./run-operation";

type Undo = {
  /** The mutation's name. */
  verb: string;
  /** The operation that is taken back. */
  operationId: string;
  /** All of it, or some of its rows only. Rows that are taken back one by one do not end the operation. */
  whole: boolean;
};

/**
 * Runs the undo of an operation as an operation of its own. The first who takes a whole operation back settles it
 * (operations_undone_once); the second is told who was first.
 */
export async function runUndo<T>(
  context: Context,
  { verb, operationId, whole }: Undo,
  work: (inside: OperationContext) => Promise<T>,
): Promise<T> {
  const [found] = await context.db.select().from(operations).where(eq(operations.id, operationId));
  if (!found) throw new NotFound("operation");
  try {
    return await runOperation(context, { verb, undoesId: whole ? operationId : undefined }, work);
  } catch (error) {
    if (!isUndoneAlready(error)) throw error;
    const [undo] = await context.db
      .select({ id: operations.id })
      .from(operations)
      .where(eq(operations.undoesId, operationId));
    const { who, when } = await findWhoDid(context, undo?.id);
    throw new Refusal(`${who} took this back ${when}.`);
  }
}

function isUndoneAlready(error: unknown) {
  const cause = error instanceof Error ? (error.cause as { constraint_name?: unknown } | undefined) : undefined;
  return cause?.constraint_name === "operations_undone_once";
}
