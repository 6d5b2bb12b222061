import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { operations } from "@/db/schema/operations";
import { recruiters } from "@/db/schema/recruiters";
import { ago } from "@/lib/format/ago";

/** Who did an operation and how long ago, for the sentence to the loser of a race: "Dana Ruiz", "a moment ago". */
export async function findWhoDid({ db, now }: Context, operationId: string | null | undefined) {
  const [row] = operationId
    ? await db
        .select({ at: operations.at, by: recruiters.name })
        .from(operations)
        .leftJoin(recruiters, eq(recruiters.id, operations.recruiterId))
        .where(eq(operations.id, operationId))
    : [];
  return { who: row?.by ?? "Callback", when: ago(row?.at ?? now, now) };
}
