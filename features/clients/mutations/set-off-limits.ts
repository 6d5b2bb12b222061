import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { clients } from "@/db/schema/clients";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { refuseForWhoChangedClient } from "../queries/client-rows";

/** From now on nobody employed at this client is approached. */
export async function setOffLimits(
  context: Context,
  { clientId, reason }: { clientId: string; reason: string },
): Promise<void> {
  requireWriter(context.actor);
  const words = reason.trim();
  if (words === "") throw new Refusal("Say why no one employed there may be contacted.", "reason");
  await change(context, clientId, "setOffLimits", { offLimitsAt: context.now, offLimitsReason: words });
}

export async function liftOffLimits(context: Context, { clientId }: { clientId: string }): Promise<void> {
  requireWriter(context.actor);
  await change(context, clientId, "liftOffLimits", { offLimitsAt: null, offLimitsReason: null });
}

async function change(
  context: Context,
  clientId: string,
  verb: string,
  to: { offLimitsAt: Date | null; offLimitsReason: string | null },
) {
  await runOperation(context, { verb, reason: to.offLimitsReason }, async (inside) => {
    const { db: tx } = inside;
    const [row] = await tx
      .update(clients)
      .set({ ...to, operationId: inside.operation.id, updatedAt: context.now, version: sql`${clients.version} + 1` })
      .where(
        and(eq(clients.id, clientId), to.offLimitsAt ? isNull(clients.offLimitsAt) : isNotNull(clients.offLimitsAt)),
      )
      .returning({ id: clients.id });
    if (!row) await refuseForWhoChangedClient(inside, clientId);
    await recordAudit(inside, { noun: "clients", subjectId: clientId, fields: ["offLimitsAt", "offLimitsReason"] });
  });
}
