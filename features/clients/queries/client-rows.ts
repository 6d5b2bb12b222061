import { eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { clients } from "@/db/schema/clients";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { NotFound } from "@/lib/errors";

export async function findClientByName({ db }: Context, name: string) {
  const [row] = await db
    .select({ id: clients.id, name: clients.name })
    .from(clients)
    .where(sql`lower(${clients.name}) = lower(${name})`);
  return row ?? null;
}

/** Says to the second of two tabs who changed the client since it was opened. */
export async function refuseForWhoChangedClient(context: Context, clientId: string): Promise<never> {
  const [client] = await context.db
    .select({ operationId: clients.operationId })
    .from(clients)
    .where(eq(clients.id, clientId));
  if (!client) throw new NotFound("client");
  return refuseForWhoDid(context, client.operationId, (who, when) => `${who} changed this ${when}.`);
}
