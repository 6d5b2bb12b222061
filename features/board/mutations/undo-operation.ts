import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { closeOuts } from "@/db/schema/candidacies";
import { reopenings } from "@/db/schema/openings";
import { undoCloseOuts } from "@/features/candidacies/mutations/undo-close-outs";
import { undoMoves } from "@/features/candidacies/mutations/undo-moves";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";

/**
 * Takes an operation on cards back, all of it or what it did to some cards. The rows that it wrote decide how:
 * close-outs or stage moves. One that freed an opening too is ended by the undo of the reopening, undoReopening(): a
 * whole undo of its cards would leave none for that.
 */
export async function undoOperation(
  context: Context,
  input: { operationId: string; candidacyIds?: string[] | undefined },
) {
  requireWriter(context.actor);
  await requireVisible(context, [input.operationId]);
  const freed = await context.db.$count(reopenings, eq(reopenings.operationId, input.operationId));
  if (freed > 0 && !input.candidacyIds)
    throw new Refusal("This reopened an opening. Undo that on the position, or undo the close-out on its card.");
  const closed = await context.db.$count(closeOuts, eq(closeOuts.operationId, input.operationId));
  return closed > 0 ? undoCloseOuts(context, input) : undoMoves(context, input);
}
