import { and, desc, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { auditEntries } from "@/db/schema/audit";
import { recruiters } from "@/db/schema/recruiters";

/** Who changed a row last, by which verb: for the sentence that tells the loser of a race. */
export async function findLastChange({ db }: Pick<Context, "db">, noun: string, subjectId: string) {
  const [last] = await db
    .select({ verb: auditEntries.verb, by: recruiters.name, at: auditEntries.at })
    .from(auditEntries)
    .leftJoin(recruiters, eq(recruiters.id, auditEntries.recruiterId))
    .where(and(eq(auditEntries.noun, noun), eq(auditEntries.subjectId, subjectId)))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(1);
  return last ? { verb: last.verb, by: last.by ?? "Callback", at: last.at } : null;
}
