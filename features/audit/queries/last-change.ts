import { and, desc, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { auditEntries } from "@/db/schema/audit";
import { recruiters } from "@/db/schema/recruiters";

/** Who changed a row last, for the sentence that tells the loser of a race: "Dana Ruiz changed this a moment ago." */
export async function lastChangeSentence({ db, now }: Context, noun: string, subjectId: string): Promise<string> {
  const [entry] = await db
    .select({ at: auditEntries.at, by: recruiters.name })
    .from(auditEntries)
    .leftJoin(recruiters, eq(recruiters.id, auditEntries.recruiterId))
    .where(and(eq(auditEntries.noun, noun), eq(auditEntries.subjectId, subjectId)))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(1);
  const recent = entry && now.getTime() - entry.at.getTime() < 10 * 60_000;
  return `${entry?.by ?? "Somebody"} changed this ${recent ? "a moment ago" : "since you opened it"}.`;
}
