import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { clients } from "@/db/schema/clients";
import { positions } from "@/db/schema/positions";
import { recordAudit } from "@/features/audit/mutations";
import { changedFields } from "@/features/audit/rules";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound } from "@/lib/errors";
import type { UpdatePositionInput } from "../inputs";
import { refuseForWhoEditedIt } from "../queries/last-position-change";
import { findReqNumber, refuseReqNumber, requireContactOf, requireOwner } from "../queries/position-parts";
import { positionColumns } from "./position-columns";

/** The facts of a position, against the version the form saw: the second of two tabs is told who was first. */
export async function updatePosition(context: Context, input: UpdatePositionInput): Promise<{ version: number }> {
  requireWriter(context.actor);
  const { positionId } = input;
  return context.db.transaction(async (tx) => {
    const inside = { ...context, db: tx };
    const [found] = await tx
      .select({ position: positions, client: clients })
      .from(positions)
      .innerJoin(clients, eq(clients.id, positions.clientId))
      .where(eq(positions.id, positionId))
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

    const [row] = await tx
      .update(positions)
      .set({ ...columns, updatedAt: context.now, version: sql`${positions.version} + 1` })
      .where(and(eq(positions.id, positionId), eq(positions.version, input.version)))
      .returning({ version: positions.version });
    if (!row) return refuseForWhoEditedIt(inside, positionId);
    await recordAudit(inside, {
      verb: "updatePosition",
      noun: "positions",
      subjectId: positionId,
      ...changedFields(before, columns),
    });
    return row;
  });
}
