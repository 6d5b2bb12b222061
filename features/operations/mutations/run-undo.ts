import { eq } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { operations } from "@/db/schema/operations";
import { NotFound } from "@/lib/errors";
import { refuseForWhoDid } from "../queries/refuse-for-who-did";
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
 * Runs the undo of an operation as an operation of its own. Undos of one operation come one after the other: the second
 * who takes all of it back is told who was first.
 */
export async function runUndo<T>(
  context: Context,
  { verb, operationId, whole }: Undo,
  work: (inside: OperationContext) => Promise<T>,
): Promise<T> {
  return runOperation(context, { verb, undoesId: whole ? operationId : undefined }, async (inside) => {
    const [found] = await inside.db
      .select({ id: operations.id })
      .from(operations)
      .where(eq(operations.id, operationId))
      .for("no key update");
    if (!found) throw new NotFound("operation");
    if (whole) await refuseSecondUndo(inside, operationId);
    return work(inside);
  });
}

async function refuseSecondUndo(inside: OperationContext, operationId: string) {
  const [undo] = await inside.db
    .select({ id: operations.id })
    .from(operations)
    .where(eq(operations.undoesId, operationId));
  if (undo) await refuseForWhoDid(inside, undo.id, (who, when) => `${who} undid this ${when}.`);
}
