import { sql } from "drizzle-orm";
import { check, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import {
  debriefSides,
  interviewChangeKinds,
  interviewKinds,
  interviewStates,
  verdicts,
  type DebriefSide,
  type InterviewChangeKind,
  type InterviewKind,
  type InterviewState,
  type Verdict,
} from "../vocabulary/interviews";
import { candidacies } from "./candidacies";
import { contacts } from "./clients";
import { at, id, oneOf, table } from "./columns";
import { operationId } from "./operations";
import { recruiters } from "./recruiters";

/** One round. */
export const interviews = table(
  "interviews",
  {
    id: id(),
    candidacyId: uuid()
      .notNull()
      .references(() => candidacies.id),
    contactId: uuid().references(() => contacts.id),
    round: integer().notNull(),
    kind: text().$type<InterviewKind>().notNull(),
    startsAt: at().notNull(),
    endsAt: at().notNull(),
    /** Zone in which the hour was agreed. */
    zone: text().notNull(),
    place: text().notNull().default(""),
    state: text().$type<InterviewState>().notNull().default("scheduled"),
    /** The candidate's own thank-you note: passed on, or noted as not wanted. */
    thankYouNotedAt: at(),
    by: uuid().references(() => recruiters.id),
    operationId: operationId(),
    createdAt: at().notNull(),
  },
  (t) => [
    index("interviews_candidacy").on(t.candidacyId),
    index("interviews_contact").on(t.contactId),
    index("interviews_ends")
      .on(t.endsAt)
      .where(sql`${t.state} = 'scheduled'`),
    uniqueIndex("interviews_round")
      .on(t.candidacyId, t.round)
      .where(sql`${t.state} <> 'canceled'`),
    check("interviews_hours", sql`${t.endsAt} > ${t.startsAt}`),
    oneOf("interviews_kind", t.kind, interviewKinds),
    oneOf("interviews_state", t.state, interviewStates),
  ],
);

/** Moved, canceled, no-show: who, when, why. What was agreed before stands in it, so that a moved round keeps its old hour. */
export const interviewChanges = table(
  "interview_changes",
  {
    id: id(),
    interviewId: uuid()
      .notNull()
      .references(() => interviews.id),
    kind: text().$type<InterviewChangeKind>().notNull(),
    at: at().notNull(),
    by: uuid().references(() => recruiters.id),
    reason: text(),
    fromStartsAt: at().notNull(),
    fromEndsAt: at().notNull(),
    fromZone: text().notNull(),
    fromPlace: text().notNull().default(""),
    /** Null where it was not moved. */
    toStartsAt: at(),
    toZone: text(),
    operationId: operationId(),
  },
  (t) => [
    index("interview_changes_interview").on(t.interviewId, t.at),
    oneOf("interview_changes_kind", t.kind, interviewChangeKinds),
    check("interview_changes_moved", sql`(${t.kind} = 'moved') = (${t.toStartsAt} is not null)`),
  ],
);

/** What one side said after an interview. */
export const debriefs = table(
  "debriefs",
  {
    id: id(),
    interviewId: uuid()
      .notNull()
      .references(() => interviews.id),
    side: text().$type<DebriefSide>().notNull(),
    verdict: text().$type<Verdict>(),
    wouldSubmitAgain: text().$type<Verdict>(),
    note: text().notNull().default(""),
    at: at().notNull(),
    by: uuid().references(() => recruiters.id),
    operationId: operationId(),
  },
  (t) => [
    uniqueIndex("debriefs_once_a_side").on(t.interviewId, t.side),
    oneOf("debriefs_side", t.side, debriefSides),
    oneOf("debriefs_verdict", t.verdict, verdicts),
    oneOf("debriefs_would_submit", t.wouldSubmitAgain, verdicts),
  ],
);
