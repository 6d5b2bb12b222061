import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { clients } from "@/db/schema/clients";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { changedFields, isChanged } from "@/features/audit/rules";
import { requireOwnerNowOrOnce } from "@/features/recruiters/queries";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import type { UpdateClientInput } from "../inputs";
import { findClientByName, refuseForWhoChangedClient } from "../queries/client-rows";
import { clientColumns } from "./client-columns";

/** The facts of a client, against the version the form saw: the second of two tabs is told who was first. */
export async function updateClient(context: Context, input: UpdateClientInput): Promise<{ version: number }> {
  requireWriter(context.actor);
  return runOperation(context, { verb: "updateClient" }, async (inside) => {
    const { db: tx } = inside;
    if (input.ownerId) await requireOwnerNowOrOnce(inside, input.ownerId);
    const facts = await clientColumns(inside, input);
    const columns = { ...facts, ...(input.ownerId === undefined ? {} : { ownerId: input.ownerId }) };
    const [before] = await tx.select().from(clients).where(eq(clients.id, input.clientId)).for("no key update");
    if (!before) throw new NotFound("client");
    if (before.version !== input.version) return refuseForWhoChangedClient(inside, input.clientId);
    const other = await findClientByName(inside, columns.name);
    if (other && other.id !== input.clientId) throw new Refusal(`${other.name} is a client already.`, "name");
    const values = changedFields(before, columns);
    if (!isChanged(values)) return { version: before.version };
    const [row] = await tx
      .update(clients)
      .set({
        ...columns,
        updatedAt: context.now,
        operationId: inside.operation.id,
        version: sql`${clients.version} + 1`,
      })
      .where(and(eq(clients.id, input.clientId), eq(clients.version, input.version)))
      .returning({ version: clients.version });
    if (!row) return refuseForWhoChangedClient(inside, input.clientId);
    await recordAudit(inside, { noun: "clients", subjectId: input.clientId, values });
    return row;
  });
}
