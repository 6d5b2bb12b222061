import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { clients } from "@/db/schema/clients";
import { openings } from "@/db/schema/openings";
import { positionChanges, positions } from "@/db/schema/positions";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireOwner } from "@/features/recruiters/queries";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import type { AddPositionInput } from "../inputs";
import { findReqNumber, refuseReqNumber, requireContactOf } from "../queries/position-parts";
import { positionColumns } from "./position-columns";
import { nameViewers, setRestricted } from "./set-restriction";

/** A job order of a client with its openings, each a row of its own. */
export async function addPosition(
  context: Context,
  input: AddPositionInput,
): Promise<{ positionId: string; openingIds: string[] }> {
  requireWriter(context.actor);
  const { now, actor } = context;
  const ownerId = input.ownerId ?? byOf(actor);
  if (!ownerId) throw new Refusal("Choose the owner.", "ownerId");
  return runOperation(context, { verb: "addPosition" }, async (inside) => {
    const { db: tx } = inside;
    const [client] = await tx.select().from(clients).where(eq(clients.id, input.clientId));
    if (!client) throw new NotFound("client");
    if (client.archivedAt) throw new Refusal(`${client.name} is archived.`, "clientId");
    const contactId = await requireContactOf(inside, client.id, input.contactId);
    await requireOwner(inside, ownerId);

    const columns = positionColumns(input, client);
    const [position] = await tx
      .insert(positions)
      .values({
        ...columns,
        contactId,
        clientId: client.id,
        ownerId,
        openedAt: now,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing({ target: [positions.clientId, positions.reqNumber] })
      .returning({ id: positions.id });
    if (!position)
      return refuseReqNumber(client, columns.reqNumber, await findReqNumber(inside, client.id, columns.reqNumber));

    const positionId = position.id;
    const seats = await tx
      .insert(openings)
      .values(Array.from({ length: input.openings }, (_, index) => ({ positionId, number: index + 1, createdAt: now })))
      .returning({ id: openings.id, number: openings.number });
    await tx
      .insert(positionChanges)
      .values({ positionId, kind: "opened", at: now, by: byOf(actor), operationId: inside.operation.id });
    await recordAudit(inside, {
      noun: "positions",
      subjectId: positionId,
      fields: ["title", "clientId", "reqNumber", "openings"],
    });
    if (input.restriction) {
      const { viewerIds, reason } = input.restriction;
      await nameViewers(inside, { positionId, ownerId, viewerIds });
      await setRestricted(inside, { positionId, restrictedAt: now, reason: reason.trim() });
    }
    return { positionId, openingIds: seats.toSorted((a, b) => a.number - b.number).map((seat) => seat.id) };
  });
}
