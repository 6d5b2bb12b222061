import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { clients } from "@/db/schema/clients";
import { positionChanges, positions } from "@/db/schema/positions";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { changedFields, isChanged } from "@/features/audit/rules";
import { requireOwner } from "@/features/recruiters/queries";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound } from "@/lib/errors";
import type { UpdatePositionInput } from "../inputs";
import { refuseForWhoEditedIt } from "../queries/last-position-change";
import { findReqNumber, refuseReqNumber, requireContactOf } from "../queries/position-parts";
import { positionColumns } from "./position-columns";

/** The facts of a position, against the version the form saw: the second of two tabs is told who was first. */
export async function updatePosition(context: Context, input: UpdatePositionInput): Promise<{ version: number }> {
  requireWriter(context.actor);
  const { positionId } = input;
  return runOperation(context, { verb: "updatePosition" }, async (inside) => {
    const { db: tx } = inside;
    const [found] = await tx
      .select({ position: positions, client: clients })
      .from(positions)
      .innerJoin(clients, eq(clients.id, positions.clientId))
      .where(and(eq(positions.id, positionId), maySee(inside.actor, positions.id)))
      .for("no key update");
    if (!found) throw new NotFound("position");
    const { position: before, client } = found;
    if (before.version !== input.version) return refuseForWhoEditedIt(inside, positionId);
    const ownerId = input.ownerId ?? before.ownerId;
    const columns = {
      ...positionColumns(input, client),
      contactId: await requireContactOf(inside, client.id, input.contactId),
      ownerId,
    };
    if (ownerId !== before.ownerId) await requireOwner(inside, ownerId);
    const taken = await findReqNumber(inside, client.id, columns.reqNumber);
    if (taken && taken.id !== positionId) refuseReqNumber(client, columns.reqNumber, taken);

    const values = changedFields(before, columns);
    if (!isChanged(values)) return { version: before.version };
    const [row] = await tx
      .update(positions)
      .set({ ...columns, updatedAt: context.now, version: sql`${positions.version} + 1` })
      .where(and(eq(positions.id, positionId), eq(positions.version, input.version)))
      .returning({ version: positions.version });
    if (!row) return refuseForWhoEditedIt(inside, positionId);
    await tx.insert(positionChanges).values({
      positionId,
      kind: "edited",
      at: context.now,
      by: byOf(context.actor),
      fields: Object.keys(values.after),
      operationId: inside.operation.id,
    });
    await recordAudit(inside, { noun: "positions", subjectId: positionId, values });
    return row;
  });
}
