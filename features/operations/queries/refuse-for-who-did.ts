import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { operations } from "@/db/schema/operations";
import { recruiters } from "@/db/schema/recruiters";
import { Refusal } from "@/lib/errors";
import { ago } from "@/lib/format/ago";

/** What was first: an operation by its id, or a row that says by itself which recruiter it was (null: Callback), and when. */
type First = string | { by: string | null; at: Date };

/**
 * Refuses the loser of a race with a sentence that says who was first, and when: "Dana Ruiz", "a moment ago". The row
 * that they lost to names the operation, or its recruiter. One that is older than operations may name neither, and then
 * nobody can be named.
 */
export async function refuseForWhoDid(
  context: Context,
  first: First | null | undefined,
  sentence: (who: string, when: string) => string,
  field?: string,
): Promise<never> {
  const { who, when } = await findWhoDid(context, first);
  throw new Refusal(sentence(who, when), field);
}

async function findWhoDid({ actor, db, now, operation }: Context, first: First | null | undefined) {
  if (typeof first === "object" && first) return { who: await nameOf(db, first.by), when: ago(first.at, now) };
  // The operation under way has no row yet: a bulk verb met the same thing twice.
  if (first && first === operation?.id)
    return { who: actor.kind === "recruiter" ? actor.name : "Callback", when: ago(now, now) };
  const [row] = first
    ? await db
        .select({ at: operations.at, by: recruiters.name })
        .from(operations)
        .leftJoin(recruiters, eq(recruiters.id, operations.recruiterId))
        .where(eq(operations.id, first))
    : [];
  return row ? { who: row.by ?? "Callback", when: ago(row.at, now) } : { who: "Someone", when: "earlier" };
}

async function nameOf(db: Context["db"], recruiterId: string | null): Promise<string> {
  const [row] = recruiterId
    ? await db.select({ name: recruiters.name }).from(recruiters).where(eq(recruiters.id, recruiterId))
    : [];
  return row?.name ?? "Callback";
}
