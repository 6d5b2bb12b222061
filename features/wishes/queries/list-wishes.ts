import { and, asc, desc, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { operations } from "@/db/schema/operations";
import { recruiters } from "@/db/schema/recruiters";
import { corrections, erasureRequests, personPaces } from "@/db/schema/wishes";
import { correctionFields } from "@/db/vocabulary/wishes";
import { factWords } from "../rules/correction-words";
import { findCurrentFacts } from "./current-facts";

/** What somebody asked for on their page and what became of it, as their profile shows it. */
export async function listWishes(context: Context, personId: string) {
  const { db } = context;
  const [pace] = await db
    .select({ pace: personPaces.pace, at: personPaces.at })
    .from(personPaces)
    .where(and(eq(personPaces.personId, personId), isNull(personPaces.endedAt)));
  const open = await db
    .select()
    .from(corrections)
    .where(and(eq(corrections.personId, personId), eq(corrections.state, "open")))
    .orderBy(asc(corrections.at), asc(corrections.id));
  const current = open.length > 0 ? await findCurrentFacts(context, personId) : null;
  const [erasure] = await db
    .select({
      id: erasureRequests.id,
      at: erasureRequests.at,
      dueOn: erasureRequests.dueOn,
      state: erasureRequests.state,
      settledAt: erasureRequests.settledAt,
      note: erasureRequests.note,
      doneBy: recruiters.name,
    })
    .from(erasureRequests)
    .leftJoin(operations, eq(operations.id, erasureRequests.settledOperationId))
    .leftJoin(recruiters, eq(recruiters.id, operations.recruiterId))
    .where(eq(erasureRequests.personId, personId))
    .orderBy(desc(erasureRequests.at))
    .limit(1);
  return {
    pace: pace ?? null,
    corrections: open.map(({ id, field, was, proposed, at }) => ({
      id,
      at,
      label: correctionFields[field],
      was: factWords(field, was),
      proposed: factWords(field, proposed),
      onFile: current ? factWords(field, current.of[field]) : "",
    })),
    erasure: erasure ?? null,
  };
}
export type Wishes = Awaited<ReturnType<typeof listWishes>>;
