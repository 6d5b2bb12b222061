import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { handedLines } from "@/db/schema/today";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { runUndo } from "@/features/operations/mutations/run-undo";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { NotAllowed, NotFound } from "@/lib/errors";
import { leads } from "../rules/may-hand";

/** Takes back a line that was handed to somebody: it is on its owner's list again. */
export async function takeBackLine(context: Context, { handedId }: { handedId: string }): Promise<void> {
  requireRecruiter(context.actor);
  await runOperation(context, { verb: "takeBackLine" }, async (inside) => {
    const [row] = await inside.db.select().from(handedLines).where(eq(handedLines.id, handedId));
    if (!row) throw new NotFound("line");
    requireGiver(inside, row);
    await end(inside, [row]);
  });
}

/** Takes back a whole handover; what its lines stood on before it, they stand on again. */
export async function undoHandOver(context: Context, { operationId }: { operationId: string }): Promise<void> {
  requireRecruiter(context.actor);
  await runUndo(context, { verb: "undoHandOver", operationId, whole: true }, async (inside) => {
    const { db } = inside;
    const rows = await db.select().from(handedLines).where(eq(handedLines.operationId, operationId));
    const before = await db.select().from(handedLines).where(eq(handedLines.endedOperationId, operationId));
    if (rows.length + before.length === 0) throw new NotFound("operation");
    for (const row of [...rows, ...before]) requireGiver(inside, row);
    await end(inside, rows);
    if (before.length === 0) return;
    await db
      .update(handedLines)
      .set({ endedAt: null, endedOperationId: null })
      .where(
        inArray(
          handedLines.id,
          before.map(({ id }) => id),
        ),
      );
    await recordAudit(
      inside,
      ...before.map(({ id }) => ({ noun: "handed_lines" as const, subjectId: id, fields: ["endedAt"] })),
    );
  });
}

type Row = typeof handedLines.$inferSelect;

function requireGiver({ actor }: Context, { by, ownerId, toId }: Row) {
  const { id, role } = requireRecruiter(actor);
  if (!leads(role) && id !== by && id !== ownerId && id !== toId)
    throw new NotAllowed("Only those it was handed from, by or to can take it back.");
}

/** Each still held, or none is taken back: whoever ended one meanwhile is named. */
async function end(inside: OperationContext, rows: Row[]) {
  const { db, now, operation } = inside;
  for (const { id } of rows) {
    const [ended] = await db
      .update(handedLines)
      .set({ endedAt: now, endedOperationId: operation.id })
      .where(and(eq(handedLines.id, id), isNull(handedLines.endedAt)))
      .returning({ id: handedLines.id });
    if (!ended) {
      const [row] = await db.select().from(handedLines).where(eq(handedLines.id, id));
      await refuseForWhoDid(
        inside,
        row?.endedOperationId,
        (who, when) => `${who} took this back or handed it on ${when}.`,
      );
    }
    await recordAudit(inside, { noun: "handed_lines", subjectId: id, fields: ["endedAt"] });
  }
}
