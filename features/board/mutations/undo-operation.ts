import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { closeOuts } from "@/db/schema/candidacies";
import { undoCloseOuts } from "@/features/candidacies/mutations/undo-close-outs";
import { undoMoves } from "@/features/candidacies/mutations/undo-moves";
import { requireWriter } from "@/features/recruiters/rules/permission";

/**
 * Takes an operation on cards back, all of it or what it did to some cards. The rows that it wrote decide how:
 * close-outs or stage moves. A reopening has an undo of its own, undoReopening().
 */
export async function undoOperation(
  context: Context,
  input: { operationId: string; candidacyIds?: string[] | undefined },
) {
  requireWriter(context.actor);
  const closed = await context.db.$count(closeOuts, eq(closeOuts.operationId, input.operationId));
  return closed > 0 ? undoCloseOuts(context, input) : undoMoves(context, input);
}
