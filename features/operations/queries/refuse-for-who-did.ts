import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { operations } from "@/db/schema/operations";
import { recruiters } from "@/db/schema/recruiters";
import { Refusal } from "@/lib/errors";
import { ago } from "@/lib/format/ago";

/**
 * Refuses the loser of a race with a sentence that says who was first, and when: "Dana Ruiz", "a moment ago". The row
 * that they lost to names the operation. One that is older than operations names none, and then nobody can be named.
 */
export async function refuseForWhoDid(
  context: Context,
  operationId: string | null | undefined,
  sentence: (who: string, when: string) => string,
  field?: string,
): Promise<never> {
  const { who, when } = await findWhoDid(context, operationId);
  throw new Refusal(sentence(who, when), field);
}

async function findWhoDid({ actor, db, now, operation }: Context, operationId: string | null | undefined) {
  // The operation under way has no row yet: a bulk verb met the same thing twice.
  if (operationId && operationId === operation?.id)
    return { who: actor.kind === "recruiter" ? actor.name : "Callback", when: ago(now, now) };
  const [row] = operationId
    ? await db
        .select({ at: operations.at, by: recruiters.name })
        .from(operations)
        .leftJoin(recruiters, eq(recruiters.id, operations.recruiterId))
        .where(eq(operations.id, operationId))
    : [];
  return row ? { who: row.by ?? "Callback", when: ago(row.at, now) } : { who: "Someone", when: "earlier" };
}
