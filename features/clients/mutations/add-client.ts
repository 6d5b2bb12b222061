import type { Context } from "@/db/context";
import { clients } from "@/db/schema/clients";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireOwner } from "@/features/recruiters/queries";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import type { AddClientInput } from "../inputs";
import { findClientByName } from "../queries/client-rows";
import { clientColumns } from "./client-columns";

/** A company that hires through the firm. One name, one client. */
export async function addClient(context: Context, input: AddClientInput): Promise<{ clientId: string }> {
  requireWriter(context.actor);
  const { now, actor } = context;
  return runOperation(context, { verb: "addClient" }, async (inside) => {
    const { db: tx } = inside;
    if (input.ownerId) await requireOwner(inside, input.ownerId);
    const columns = await clientColumns(inside, input);
    const [client] = await tx
      .insert(clients)
      .values({
        ...columns,
        ownerId: input.ownerId ?? byOf(actor),
        createdAt: now,
        updatedAt: now,
        operationId: inside.operation.id,
      })
      .onConflictDoNothing()
      .returning({ id: clients.id });
    if (!client) {
      const other = await findClientByName(inside, columns.name);
      throw new Refusal(`${other?.name ?? columns.name} is a client already.`, "name");
    }
    await recordAudit(inside, { noun: "clients", subjectId: client.id, fields: ["name", "city", "state"] });
    return { clientId: client.id };
  });
}
