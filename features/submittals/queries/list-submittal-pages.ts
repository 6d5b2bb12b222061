import { and, desc, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { contacts } from "@/db/schema/clients";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { recruiters } from "@/db/schema/recruiters";
import { submittalPages } from "@/db/schema/submittal-pages";
import { personName } from "@/features/people/queries/person-name";
import { env } from "@/lib/env";
import { pageState } from "../rules/submittal-page";

/** Where a contact reads it. */
export function submittalLink(token: string): string {
  return `${env().APP_URL.replace(/\/$/, "")}/submittal/${token}`;
}

const view = (what: "min" | "max") => sql<string | null>`(select ${sql.raw(what)}(v.at) from submittal_page_views v
  where v.page_id = ${submittalPages.id})`;

/** The pages that were made for contacts about a position, the newest first, and what became of each. */
export async function listSubmittalPages({ db, now, actor }: Context, positionId: string) {
  const rows = await db
    .select({
      id: submittalPages.id,
      contact: personName(),
      by: recruiters.name,
      createdAt: submittalPages.createdAt,
      sentAt: submittalPages.sentAt,
      closedAt: submittalPages.closedAt,
      expiresAt: submittalPages.expiresAt,
      contactLeftAt: contacts.leftAt,
      positionStatus: positions.status,
      token: submittalPages.token,
      openedAt: view("min"),
      lastViewedAt: view("max"),
      people: sql<number>`(select count(*)::int from submittal_page_people y where y.page_id = ${submittalPages.id})`,
      answered: sql<number>`(select count(*)::int from client_answers a where a.submittal_page_id = ${submittalPages.id})`,
    })
    .from(submittalPages)
    .innerJoin(positions, eq(positions.id, submittalPages.positionId))
    .innerJoin(contacts, eq(contacts.id, submittalPages.contactId))
    .innerJoin(people, eq(people.id, contacts.personId))
    .innerJoin(recruiters, eq(recruiters.id, submittalPages.by))
    .where(and(eq(submittalPages.positionId, positionId), maySee(actor, submittalPages.positionId)))
    .orderBy(desc(submittalPages.createdAt), desc(submittalPages.id));
  // Whoever may change nothing does not get what answers in a contact's place.
  const mayAnswer = actor.kind === "recruiter" && actor.role !== "viewer";
  return rows.map(({ openedAt, lastViewedAt, token, ...row }) => ({
    ...row,
    token: mayAnswer ? token : null,
    state: pageState(row, now),
    openedAt: openedAt === null ? null : new Date(openedAt),
    lastViewedAt: lastViewedAt === null ? null : new Date(lastViewedAt),
  }));
}
export type SubmittalPageRow = Awaited<ReturnType<typeof listSubmittalPages>>[number];
