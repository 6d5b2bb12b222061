import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { clients } from "@/db/schema/clients";
import { recruiters } from "@/db/schema/recruiters";
import { NotFound } from "@/lib/errors";
import { countDecisionDatesByClient } from "./decision-dates";

/** A client with its owner and how it kept its decision dates. */
export async function getClient(context: Context, clientId: string) {
  const [[row], decisions] = await Promise.all([
    context.db
      .select({ client: clients, ownerName: recruiters.name })
      .from(clients)
      .leftJoin(recruiters, eq(recruiters.id, clients.ownerId))
      .where(eq(clients.id, clientId)),
    countDecisionDatesByClient(context, [clientId]),
  ]);
  if (!row) throw new NotFound("client");
  return {
    ...row.client,
    ownerName: row.ownerName,
    decisions: decisions.get(clientId) ?? { met: 0, of: 0, lateDays: 0 },
  };
}
export type ClientDetail = Awaited<ReturnType<typeof getClient>>;
