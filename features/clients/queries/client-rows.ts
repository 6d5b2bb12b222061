import { and, desc, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { auditEntries } from "@/db/schema/audit";
import { clients } from "@/db/schema/clients";
import { recruiters } from "@/db/schema/recruiters";
import { ago } from "@/lib/format/ago";
import { Refusal } from "@/lib/errors";

export async function findClientByName({ db }: Pick<Context, "db">, name: string) {
  const [row] = await db
    .select({ id: clients.id, name: clients.name })
    .from(clients)
    .where(sql`lower(${clients.name}) = lower(${name})`);
  return row ?? null;
}

/** Says to the second of two tabs who changed the client since it was opened. */
export async function refuseForWhoChangedClient({ db, now }: Context, clientId: string): Promise<never> {
  const [last] = await db
    .select({ at: auditEntries.at, by: recruiters.name })
    .from(auditEntries)
    .leftJoin(recruiters, eq(recruiters.id, auditEntries.recruiterId))
    .where(and(eq(auditEntries.noun, "clients"), eq(auditEntries.subjectId, clientId)))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(1);
  throw new Refusal(`${last?.by ?? "Somebody"} changed this ${last ? ago(last.at, now) : "a moment ago"}.`);
}
