import { and, eq, like } from "drizzle-orm";
import type { Context } from "@/db/context";
import { replies } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { people } from "@/db/schema/people";
import { recruiters } from "@/db/schema/recruiters";
import { settings } from "@/db/schema/settings";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { ofAnswerToken } from "./answer-token";

/**
 * What the page that an email links to may show to whoever has its token: first names and the subject, nothing more.
 */
export async function findAnswerPage({ actor, db }: Context, { token }: { token: string }) {
  requireSystem(actor);
  const [row] = await db
    .select({
      id: messages.id,
      firstName: people.firstName,
      subject: messages.subject,
      processSubject: messages.processSubject,
      recruiterName: recruiters.name,
      recruiterPhone: recruiters.phone,
    })
    .from(messages)
    .innerJoin(people, eq(people.id, messages.personId))
    .innerJoin(recruiters, eq(recruiters.id, messages.by))
    .where(ofAnswerToken(token));
  if (!row) return null;
  const [firm] = await db.select({ name: settings.firmName }).from(settings);
  const prefix = `answer:${row.id}:`;
  const given = await db
    .select({ providerId: replies.providerId })
    .from(replies)
    .where(and(eq(replies.messageId, row.id), like(replies.providerId, `${prefix}%`)));
  return {
    ...row,
    given: given.map(({ providerId }) => providerId.slice(prefix.length)),
    firmName: firm?.name ?? "",
  };
}
