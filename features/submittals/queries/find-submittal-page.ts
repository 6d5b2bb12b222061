import { asc, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { clientAnswers } from "@/db/schema/check-ins";
import { contacts } from "@/db/schema/clients";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { recruiters } from "@/db/schema/recruiters";
import { settings } from "@/db/schema/settings";
import { submittalPagePeople, submittalPages } from "@/db/schema/submittal-pages";
import type { PageAnswer, Scores } from "@/db/vocabulary/check-ins";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { dayIn } from "@/lib/calendar";
import { listShown, type ShownFacts } from "../rules/shown-fields";
import { pageState, shownName } from "../rules/submittal-page";

/** `on` is the day at the site. */
type Given = { kind: PageAnswer; words: string; scores: Scores; on: string };

/**
 * What a submittal page may show to whoever has its token: of each person the fields that were chosen, out of a list that
 * holds nothing a client may not read, and what was answered. Nothing else can be reached from it.
 */
export async function findSubmittalPage({ actor, db, now }: Context, { token }: { token: string }) {
  requireSystem(actor);
  const [page] = await db
    .select({
      id: submittalPages.id,
      names: submittalPages.names,
      fields: submittalPages.fields,
      expiresAt: submittalPages.expiresAt,
      closedAt: submittalPages.closedAt,
      contactLeftAt: contacts.leftAt,
      positionStatus: positions.status,
      zone: positions.zone,
      title: positions.title,
      firstName: people.firstName,
      recruiterName: recruiters.name,
      recruiterPhone: recruiters.phone,
    })
    .from(submittalPages)
    .innerJoin(positions, eq(positions.id, submittalPages.positionId))
    .innerJoin(contacts, eq(contacts.id, submittalPages.contactId))
    .innerJoin(people, eq(people.id, contacts.personId))
    .innerJoin(recruiters, eq(recruiters.id, submittalPages.by))
    .where(eq(submittalPages.token, token));
  if (!page) return null;
  const [firm] = await db.select({ name: settings.firmName }).from(settings);
  const state = pageState(page, now);
  const { firstName, recruiterName, recruiterPhone, title, zone, expiresAt } = page;
  const today = dayIn(zone, now);
  const head = { state, firstName, recruiterName, recruiterPhone, firmName: firm?.name ?? "", today };
  // A page that has ended says nothing of whom it was about, nor of the position.
  if (state !== "live") return { ...head, title: "", expiresOn: "", people: [] };
  return { ...head, title, expiresOn: dayIn(zone, expiresAt), people: await listPeople({ db }, { ...page, today }) };
}
export type SubmittalPage = NonNullable<Awaited<ReturnType<typeof findSubmittalPage>>>;
export type ShownPerson = SubmittalPage["people"][number];

type Page = Pick<typeof submittalPages.$inferSelect, "id" | "names" | "fields"> & { zone: string; today: string };

async function listPeople({ db }: Pick<Context, "db">, { id, names, fields, zone, today }: Page) {
  const rows = await db
    .select({
      candidacyId: candidacies.id,
      place: submittalPagePeople.place,
      note: submittalPagePeople.note,
      closedAt: candidacies.closedAt,
      firstName: people.firstName,
      lastName: people.lastName,
      title: candidates.title,
      city: people.city,
      state: people.state,
      yearsExperience: candidates.yearsExperience,
      sectors: candidates.sectors,
      software: candidates.software,
      availableOn: candidates.availableOn,
      licenses: sql<
        ShownFacts["licenses"]
      >`(select coalesce(jsonb_agg(jsonb_build_object('type', l.type, 'state', l.state)
          order by l.type, l.state), '[]') from licenses l
        where l.candidate_id = ${candidates.id} and l.status = 'active' and coalesce(l.expires_on >= ${today}::date, true))`,
      answerKind: clientAnswers.kind,
      answerWords: clientAnswers.words,
      answerScores: clientAnswers.scores,
      answeredAt: clientAnswers.at,
    })
    .from(submittalPagePeople)
    .innerJoin(candidacies, eq(candidacies.id, submittalPagePeople.candidacyId))
    .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .innerJoin(people, eq(people.id, candidates.personId))
    .leftJoin(
      clientAnswers,
      sql`${clientAnswers.submittalPageId} = ${submittalPagePeople.pageId} and ${clientAnswers.candidacyId} = ${candidacies.id}`,
    )
    .where(
      sql`${submittalPagePeople.pageId} = ${id} and ${candidacies.supersededById} is null and ${people.erasedAt} is null`,
    )
    .orderBy(asc(submittalPagePeople.place));
  return rows.map((row) => {
    const gone = row.closedAt !== null;
    const answer: Given | null =
      row.answerKind && row.answeredAt
        ? {
            kind: row.answerKind as PageAnswer,
            words: row.answerWords ?? "",
            scores: row.answerScores ?? {},
            on: dayIn(zone, row.answeredAt),
          }
        : null;
    return {
      candidacyId: row.candidacyId,
      name: shownName(names, row, row.place),
      note: gone ? "" : row.note,
      facts: gone ? [] : listShown(fields, row),
      /** No longer considered: an answer is not needed. */
      gone,
      answer,
    };
  });
}
