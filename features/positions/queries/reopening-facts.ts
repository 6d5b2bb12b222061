import { and, desc, eq, inArray } from "drizzle-orm";
import type { Context } from "@/db/context";
import { auditEntries } from "@/db/schema/audit";
import { reopenings } from "@/db/schema/openings";
import { recruiters } from "@/db/schema/recruiters";
import { ago } from "@/lib/format/ago";
import { NotFound, Refusal } from "@/lib/errors";

export async function getReopening({ db }: Pick<Context, "db">, reopeningId: string) {
  const [row] = await db.select().from(reopenings).where(eq(reopenings.id, reopeningId));
  if (!row) throw new NotFound("reopening");
  return row;
}

/** Says why a reopening cannot be taken back: somebody did already, or its seat is not open anymore. */
export async function refuseForWhoEndedIt(context: Context, reopeningId: string): Promise<never> {
  const { undoneAt, settledAt } = await getReopening(context, reopeningId);
  if (!undoneAt) {
    const when = settledAt ? ` ${ago(settledAt, context.now)}` : "";
    throw new Refusal(`This was settled${when}: the seat was filled, put on hold or freed by another event since.`);
  }
  const [entry] = await context.db
    .select({ by: recruiters.name })
    .from(auditEntries)
    .leftJoin(recruiters, eq(recruiters.id, auditEntries.recruiterId))
    .where(
      and(
        eq(auditEntries.noun, "reopenings"),
        inArray(auditEntries.verb, ["undoReopening"]),
        eq(auditEntries.subjectId, reopeningId),
      ),
    )
    .orderBy(desc(auditEntries.at))
    .limit(1);
  throw new Refusal(`${entry?.by ?? "Callback"} took this back ${ago(undoneAt, context.now)}.`);
}
