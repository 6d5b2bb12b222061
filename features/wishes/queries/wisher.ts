import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { messages } from "@/db/schema/messages";
import { people, personEmails } from "@/db/schema/people";
import { recruiters } from "@/db/schema/recruiters";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { ofAnswerToken } from "@/features/replies/queries/answer-token";

/**
 * Whose record the page of an email shows: a candidate's, while the address that it went to is theirs and nobody else
 * reads it. A mailbox that has changed hands shows nothing.
 */
export function ofWisher({ db }: Pick<Context, "db">, token: string) {
  return db
    .select({
      messageId: messages.id,
      personId: people.id,
      candidateId: candidates.id,
      firstName: people.firstName,
      lastName: people.lastName,
      zone: people.zone,
      recruiterId: messages.by,
      recruiterName: recruiters.name,
      recruiterPhone: recruiters.phone,
    })
    .from(messages)
    .innerJoin(people, eq(people.id, messages.personId))
    .innerJoin(candidates, eq(candidates.personId, people.id))
    .innerJoin(recruiters, eq(recruiters.id, messages.by))
    .innerJoin(
      personEmails,
      and(
        eq(personEmails.personId, people.id),
        eq(personEmails.address, messages.address),
        eq(personEmails.shared, false),
      ),
    )
    .where(and(ofAnswerToken(token), isNull(people.mergedIntoId), isNull(people.erasedAt)));
}

/** The same for a page that links to it; null where there is no record to show. */
export async function findWisher(context: Context, { token }: { token: string }) {
  requireSystem(context.actor);
  const [wisher] = await ofWisher(context, token);
  return wisher ?? null;
}
