import { and, count, eq, inArray, isNotNull, isNull, notInArray, or } from "drizzle-orm";
import type { Context } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { people } from "@/db/schema/people";
import { listToldSince } from "@/features/candidacies/queries/told-since";
import { ago } from "@/lib/format/ago";
import { plural } from "@/lib/format/count";

/** Sentences about who has heard of a reopening: by email, on the phone, at the client; and what still waits to go out. */
export async function listToldOfReopening(
  context: Context,
  { id, at, candidacyIds }: { id: string; at: Date; candidacyIds: string[] },
): Promise<string[]> {
  const { db, now } = context;
  const told: string[] = [];
  for (const candidacyId of candidacyIds) told.push(...(await listToldSince(context, candidacyId, at)));
  const others = await db
    .select({ name: people.firstName, at: messages.acceptedAt })
    .from(messages)
    .innerJoin(people, eq(people.id, messages.personId))
    .where(
      and(
        eq(messages.reopeningId, id),
        isNotNull(messages.acceptedAt),
        candidacyIds.length > 0
          ? or(isNull(messages.candidacyId), notInArray(messages.candidacyId, candidacyIds))
          : undefined,
      ),
    )
    .orderBy(messages.acceptedAt);
  for (const one of others) if (one.at) told.push(`${one.name} got the email about it ${ago(one.at, now)}.`);
  const [waiting] = await db
    .select({ count: count() })
    .from(messages)
    .where(and(eq(messages.reopeningId, id), inArray(messages.state, ["queued"])));
  if (waiting && waiting.count > 0) told.push(`${plural(waiting.count, "email")} waiting to go out will not be sent.`);
  return told;
}
