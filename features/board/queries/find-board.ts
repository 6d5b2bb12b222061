import { sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Context } from "@/db/context";
import { listSql } from "@/db/json-rows";
import { maySee } from "@/db/restricted-positions";
import { prepared } from "@/db/prepared";
import { stageIn } from "@/db/stage-sql";
import { people, personActivity } from "@/db/schema/people";
import { stageOrder, type Stage } from "@/db/vocabulary/candidacies";
import type { ClientAnswer } from "@/db/vocabulary/check-ins";
import type { InterviewKind } from "@/db/vocabulary/interviews";
import type { LicenseType } from "@/db/vocabulary/licenses";
import type { PositionState } from "@/db/vocabulary/positions";
import type { PromiseKind } from "@/db/vocabulary/promises";
import { answerWaitsSql } from "@/features/check-ins/queries/answer-waits";
import { contactLightSql } from "@/features/people/queries/contact-light";
import { personName } from "@/features/people/queries/person-name";
import type { BoardSort } from "../inputs";
import type { BoardCard, CardLicense } from "../rules/board";
import { stuckAfterDays } from "../rules/days-in-stage";
import { counts } from "@/features/candidacies/queries/candidacy-record";
import { cardsSql, versionSql } from "./find-board-version";

export type CardRow = Omit<BoardCard, "phone" | "licenses" | "record" | "next" | "interested"> & {
  saidYesAt: string | null;
  interestedAt: string | null;
};

/** What belongs to the shown cards, as one list of each kind: listBoard() joins them. */
export type CardFacts = {
  licenses: (CardLicense & { candidateId: string })[];
  phones: { personId: string; phone: string }[];
  submittals: { candidacyId: string }[];
  /** Not canceled, the earliest first. */
  interviews: {
    candidacyId: string;
    scheduled: boolean;
    startsAt: string;
    endsAt: string;
    zone: string;
    kind: InterviewKind;
    debriefs: number;
  }[];
  offers: { candidacyId: string; state: "extended" | "accepted"; expiresOn: string | null }[];
  placements: { candidacyId: string; state: "accepted" | "started"; startOn: string | null }[];
  /** What the client answered, where that waits for the next thing to be done. */
  answers: { candidacyId: string; kind: ClientAnswer; words: string }[];
  promises: { candidacyId: string; kind: PromiseKind; dueOn: string; zone: string; setByUs: boolean }[];
};

type BoardRow = {
  id: string;
  title: string;
  status: PositionState;
  requiredLicense: LicenseType | null;
  state: string;
  startOn: string | null;
  version: string;
  counts: { stage: Stage; count: number; stuck: number; closed: number }[];
  /** In the order of their columns. */
  cards: CardRow[];
} & CardFacts;

/**
 * A board in one statement: one snapshot, so that its version is the version of these very cards, and each table is
 * read once for all cards, because a lookup for each card is slow.
 */
export async function findBoard(
  { db, now, actor }: Context,
  { positionId, sort, shown }: { positionId: string; sort: BoardSort; shown: number[] },
): Promise<BoardRow | undefined> {
  const stuckBefore = new Date(now.getTime() - stuckAfterDays * 86_400_000).toISOString();
  const order = sort === "waiting" ? sql`stage_at, id` : sql`stage_at desc, id desc`;
  const most = sql.join(
    stageOrder.map((stage, index) => sql`(${stage}::text, ${shown[index]}::int)`),
    sql`, `,
  );
  const [row] = await prepared(db).execute<BoardRow>(sql`
    with c as materialized (${cardsSql(positionId)}), shown as materialized (
      select n.* from (
        select c.*, row_number() over (partition by stage order by ${order}) as nth from c where closed_at is null
      ) n
      join (values ${most}) as s(of_stage, most) on s.of_stage = n.stage and n.nth <= s.most
    )
    select p.id, p.title, p.status, p.required_license as "requiredLicense", p.state, p.start_on as "startOn",
      ${versionSql(positionId)} as version,
      ${listSql(sql`select stage, count(*) filter (where closed_at is null) as count, count(closed_at) as closed,
        count(*) filter (where closed_at is null and stage_at <= ${stuckBefore}::timestamptz
          and not ${stageIn(sql`stage`, "arrived")}) as stuck from c group by stage`)} as counts,
      ${listSql(sql`select s.id, s.candidate_id as "candidateId", s.person_id as "personId", s.version, s.stage,
        s.stage_at as "stageAt", s.said_yes_at as "saidYesAt", s.interested_at as "interestedAt", s.title, people.zone,
        ${personName("people")} as name, nullif(s.last_touch_at, 'epoch') as "lastTouchAt",
        greatest(s.email_from, s.paused_until) as "emailFrom",
        ${contactLightSql(now, alias(personActivity, "s"))} as light
        from shown s join ${people} on people.id = s.person_id order by s.nth`)} as cards,
      ${listSql(sql`select candidate_id as "candidateId", type, state, status, expires_on as "expiresOn" from licenses
        where candidate_id = any(array(select candidate_id from shown)) order by type, state`)} as licenses,
      ${listSql(sql`select distinct on (person_id) person_id as "personId", coalesce(e164, raw) as phone from person_phones
        where person_id = any(array(select person_id from shown)) and wrong_at is null
        order by person_id, "primary" desc, id`)} as phones,
      ${listSql(sql`select candidacy_id as "candidacyId" from submittals where ${ofShown} and ${counts.submittal()}`)} as submittals,
      ${listSql(sql`select candidacy_id as "candidacyId", ${counts.scheduled()} as scheduled, starts_at as "startsAt",
        ends_at as "endsAt", zone, kind, (select count(*) from debriefs d where d.interview_id = i.id) as debriefs
        from interviews i where ${ofShown} and ${counts.interview()} order by starts_at`)} as interviews,
      ${listSql(sql`select candidacy_id as "candidacyId", state, expires_on as "expiresOn" from offers
        where ${ofShown} and ${counts.offer()}`)} as offers,
      ${listSql(sql`select candidacy_id as "candidacyId", state, start_on as "startOn" from placements
        where ${ofShown} and ${counts.placement()}`)} as placements,
      ${listSql(sql`select candidacy_id as "candidacyId", kind, words from client_answers a
        where ${ofShown} and ${answerWaitsSql("a")}`)} as answers,
      ${listSql(sql`select candidacy_id as "candidacyId", kind, due_on as "dueOn", zone, set_by_us as "setByUs" from promises
        where ${ofShown} and state = 'open'`)} as promises
    from positions p where p.id = ${positionId} and ${maySee(actor, sql`p.id`)}`);
  return row;
}

const ofShown = sql`candidacy_id = any(array(select id from shown))`;
