import { eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { clientAnswers } from "@/db/schema/check-ins";
import { handedLines, nudges } from "@/db/schema/today";
import { promises } from "@/db/schema/promises";
import { makeSubmittalPage } from "@/features/submittals/mutations/make-submittal-page";

type Client = {
  positionId: string;
  contactId: string;
  answered: { candidacyId: string; words: string; operationId: string };
  shown: { candidacyId: string; note: string };
};

/** What the client of a restricted position answered about somebody whose date was open, and the page they were given. */
export async function clientSide(context: Context, { positionId, contactId, answered, shown }: Client) {
  const { actor, db, now } = context;
  await makeSubmittalPage(context, { positionId, contactId, days: 14, names: "full", fields: [], people: [shown] });
  // A line about it that a colleague was handed while they saw it, and was nudged about.
  if (actor.kind === "recruiter") {
    await db.insert(handedLines).values({
      kind: "debrief",
      subjectId: crypto.randomUUID(),
      dueAt: now,
      toId: actor.id,
      by: actor.id,
      note: shown.note,
      positionId,
      at: now,
      operationId: answered.operationId,
    });
    await db.insert(nudges).values({
      kind: "debrief",
      subjectId: crypto.randomUUID(),
      dueAt: now,
      toId: actor.id,
      by: sql`(select r.id from recruiters r where r.id <> ${actor.id} limit 1)`,
      on: "2026-03-12",
      positionId,
      at: now,
      operationId: answered.operationId,
    });
  }
  const [asked] = await db.select().from(promises).where(eq(promises.candidacyId, answered.candidacyId));
  const [clientAnswer] = await db
    .insert(clientAnswers)
    .values({ ...answered, promiseId: asked!.id, contactId, kind: "no", at: now })
    .returning({ id: clientAnswers.id });
  return clientAnswer!.id;
}
