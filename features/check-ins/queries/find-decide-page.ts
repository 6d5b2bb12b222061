import { desc, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { checkInPromises, checkIns, clientAnswers } from "@/db/schema/check-ins";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { contacts } from "@/db/schema/clients";
import { messages } from "@/db/schema/messages";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { promises } from "@/db/schema/promises";
import { recruiters } from "@/db/schema/recruiters";
import { settings } from "@/db/schema/settings";
import type { ClientAnswer } from "@/db/vocabulary/check-ins";
import { personName } from "@/features/people/queries/person-name";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { dayIn } from "@/lib/calendar";
import { shownWords } from "../rules/check-in-email";
import { shownToClient } from "./list-overdue-decisions";

/** `on` is the day at the site. */
type Given = { kind: ClientAnswer; words: string; decideOn: string | null; on: string };

/**
 * What the page that a check-in links to may show to whoever has its token: the candidates it asks about as the client
 * knows them, and what was answered. Nothing else can be reached from it.
 */
export async function findDecidePage({ actor, db, now }: Context, { token }: { token: string }) {
  requireSystem(actor);
  const [checkIn] = await db
    .select({
      id: checkIns.id,
      expiresAt: checkIns.expiresAt,
      leftAt: contacts.leftAt,
      firstName: people.firstName,
      recruiterName: recruiters.name,
      recruiterPhone: recruiters.phone,
    })
    .from(checkIns)
    .innerJoin(messages, eq(messages.id, checkIns.messageId))
    .innerJoin(contacts, eq(contacts.id, checkIns.contactId))
    .innerJoin(people, eq(people.id, messages.personId))
    .innerJoin(recruiters, eq(recruiters.id, checkIns.by))
    .where(eq(messages.answerToken, token));
  if (!checkIn) return null;
  const [firm] = await db.select({ name: settings.firmName }).from(settings);
  const { id, expiresAt, leftAt, ...who } = checkIn;
  // Whoever has left the client decides nothing there, and sees nothing of it.
  const expired = expiresAt <= now || leftAt !== null;
  return { ...who, firmName: firm?.name ?? "", expired, asked: expired ? [] : await listAsked({ db, now }, id) };
}
export type DecidePage = NonNullable<Awaited<ReturnType<typeof findDecidePage>>>;
export type AskedDecision = DecidePage["asked"][number];

async function listAsked({ db, now }: Pick<Context, "db" | "now">, checkInId: string) {
  const rows = await db
    .select({
      promiseId: promises.id,
      name: personName(),
      title: positions.title,
      zone: promises.zone,
      closed: candidacies.closedAt,
      // A date that only another one took the place of is still a question.
      isAnswered: sql<boolean>`exists (select from client_answers a where a.promise_id = ${promises.id})
        or not exists (select from promises o where o.candidacy_id = ${promises.candidacyId} and o.kind = 'theirs' and o.state = 'open')`,
      ...shownToClient(now),
    })
    .from(checkInPromises)
    .innerJoin(promises, eq(promises.id, checkInPromises.promiseId))
    .innerJoin(positions, eq(positions.id, promises.positionId))
    .innerJoin(candidacies, eq(candidacies.id, promises.candidacyId))
    .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .innerJoin(people, eq(people.id, candidates.personId))
    .where(eq(checkInPromises.checkInId, checkInId))
    .orderBy(positions.title, promises.dueOn, promises.id);
  const given = await db
    .select()
    .from(clientAnswers)
    .where(eq(clientAnswers.checkInId, checkInId))
    .orderBy(desc(clientAnswers.at), desc(clientAnswers.id));
  return rows.map(({ submittedOn, interviewedAt, isAnswered, closed, zone, ...row }) => {
    const last = given.find(({ promiseId }) => promiseId === row.promiseId);
    return {
      ...row,
      seen: shownWords({ submittedOn, interviewedAt: interviewedAt === null ? null : new Date(interviewedAt), zone }),
      today: dayIn(zone, now),
      answer: last
        ? ({ kind: last.kind, words: last.words, decideOn: last.decideOn, on: dayIn(zone, last.at) } satisfies Given)
        : null,
      /** Somebody told a recruiter in the meantime, or the candidate is no longer considered. */
      settled: last ? null : closed ? ("closed" as const) : isAnswered ? ("answered" as const) : null,
    };
  });
}
