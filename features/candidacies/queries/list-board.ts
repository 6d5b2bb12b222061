import { eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import type { Stage } from "@/db/vocabulary/candidacies";
import type { InterviewKind } from "@/db/vocabulary/interviews";
import type { PromiseKind } from "@/db/vocabulary/promises";
import { contactLightSql } from "@/features/people/queries/contact-light";
import { getFirm } from "@/features/settings/queries";
import { NotFound } from "@/lib/errors";
import { firstCards, type BoardSort } from "../inputs";
import type { Board, BoardCard } from "../rules/board";
import { stuckAfterDays } from "../rules/days-in-stage";
import { stageOrder } from "../rules/moves";
import { clockOf, nextStep, type Clock } from "../rules/next-step";
import { findBoardVersion } from "./find-board-version";

/** The board of a position: counts of every column, and the first cards of each (FLOOR: 30 a column). */
export async function listBoard(
  context: Context,
  input: { positionId: string; sort?: BoardSort; shown?: number[] },
): Promise<Board> {
  const { db, now, actor } = context;
  const sort = input.sort ?? "newest";
  const [[position], version, counts, cards, firm] = await Promise.all([
    db
      .select({
        id: positions.id,
        title: positions.title,
        status: positions.status,
        requiredLicense: positions.requiredLicense,
        state: positions.state,
        startOn: positions.startOn,
      })
      .from(positions)
      .where(eq(positions.id, input.positionId)),
    findBoardVersion(context, input.positionId),
    countCards(context, input.positionId),
    readCards(context, input.positionId, sort, input.shown ?? stageOrder.map(() => firstCards)),
    getFirm(context),
  ]);
  if (!position) throw new NotFound("position");
  const zone = actor.kind === "recruiter" ? actor.zone : firm.zone;
  const clock = clockOf(now, zone, firm.holidays);
  const byStage = new Map(counts.map((row) => [row.stage, row]));
  return {
    positionId: position.id,
    title: position.title,
    open: position.status !== "closed",
    requiredLicense: position.requiredLicense,
    siteState: position.state,
    startOn: position.startOn,
    version,
    sort,
    closedCount: byStage.get("closed")?.count ?? 0,
    at: now.toISOString(),
    columns: stageOrder.map((stage) => ({
      stage,
      count: byStage.get(stage)?.count ?? 0,
      stuck: byStage.get(stage)?.stuck ?? 0,
      cards: cards.filter((row) => row.stage === stage).map((row) => toCard(row, clock)),
    })),
  };
}

function countCards({ db, now }: Context, positionId: string) {
  const stuckBefore = new Date(now.getTime() - stuckAfterDays * 86_400_000).toISOString();
  return db.execute<{ stage: Stage | "closed"; count: number; stuck: number }>(sql`
    select case when closed_at is null then stage else 'closed' end as stage, count(*)::int as count,
      (count(*) filter (where stage_at <= ${stuckBefore}::timestamptz))::int as stuck
    from candidacies where position_id = ${positionId} and superseded_by_id is null
    group by 1`);
}

type CardRow = Omit<BoardCard, "ground" | "next" | "stageAt" | "lastTouchAt" | "emailFrom"> & {
  stageAt: string;
  lastTouchAt: string | null;
  emailFrom: string | null;
  saidYesAt: string | null;
  submitted: boolean;
  interviewed: boolean;
  offer: { state: "extended" | "accepted"; expiresOn: string | null } | null;
  placement: { state: "accepted" | "started"; startOn: string | null } | null;
  interview: { startsAt: string; zone: string; kind: InterviewKind } | null;
  debriefSince: string | null;
  /** The open one of each kind. */
  promises: Partial<Record<PromiseKind, { dueOn: string; zone: string; setByUs: boolean }>> | null;
};

async function readCards({ db, now }: Context, positionId: string, sort: BoardSort, shown: number[]) {
  const at = sql`${now.toISOString()}::timestamptz`;
  const order = sort === "waiting" ? sql`c.stage_at, c.id` : sql`c.stage_at desc, c.id desc`;
  const asks = sql.join(
    stageOrder.map((stage, index) => sql`(${stage}::text, ${shown[index] ?? firstCards}::int)`),
    sql`, `,
  );
  return db.execute<CardRow>(sql`
    with shown as (
      select x.* from (values ${asks}) as s(stage, most)
      cross join lateral (
        select c.* from candidacies c
        where c.position_id = ${positionId} and c.stage = s.stage and c.closed_at is null and c.superseded_by_id is null
        order by ${order} limit s.most
      ) x
    )
    select c.id, c.candidate_id as "candidateId", k.person_id as "personId", c.version, c.stage, c.stage_at as "stageAt",
      c.said_yes_at as "saidYesAt", btrim(${people.firstName} || ' ' || ${people.lastName}) as name, k.title, ${people.zone},
      (select coalesce(n.e164, n.raw) from person_phones n where n.person_id = k.person_id and n.wrong_at is null
        order by n."primary" desc, n.id limit 1) as phone,
      (select coalesce(jsonb_agg(jsonb_build_object('type', l.type, 'state', l.state, 'status', l.status, 'expiresOn', l.expires_on)
          order by l.type, l.state), '[]') from licenses l where l.candidate_id = c.candidate_id) as licenses,
      exists (select from submittals s where s.candidacy_id = c.id) as submitted, i.*,
      (select jsonb_build_object('state', o.state, 'expiresOn', o.expires_on) from offers o
        where o.candidacy_id = c.id and o.state in ('extended', 'accepted')) as offer,
      (select jsonb_build_object('state', x.state, 'startOn', x.start_on) from placements x
        where x.candidacy_id = c.id and x.state in ('accepted', 'started') limit 1) as placement,
      (select jsonb_object_agg(m.kind, jsonb_build_object('dueOn', m.due_on, 'zone', m.zone, 'setByUs', m.set_by_us))
        from promises m where m.candidacy_id = c.id and m.state = 'open') as promises,
      nullif(person_activity.last_touch_at, 'epoch') as "lastTouchAt",
      greatest(person_activity.email_from, person_activity.paused_until) as "emailFrom",
      coalesce(${contactLightSql(now)}, 'green') as light
    from shown c
    join candidates k on k.id = c.candidate_id
    join people on people.id = k.person_id
    left join person_activity on person_activity.person_id = k.person_id
    cross join lateral (
      select coalesce(bool_or(i.state <> 'canceled'), false) as interviewed,
        (array_agg(jsonb_build_object('startsAt', i.starts_at, 'zone', i.zone, 'kind', i.kind) order by i.starts_at)
          filter (where i.state = 'scheduled' and i.ends_at > ${at}))[1] as interview,
        min(i.ends_at) filter (where i.state = 'scheduled' and i.ends_at <= ${at}
          and (select count(*) from debriefs d where d.interview_id = i.id) < 2) as "debriefSince"
      from interviews i where i.candidacy_id = c.id
    ) i
    order by ${order}`);
}

function toCard(row: CardRow, clock: Clock): BoardCard {
  const { saidYesAt, submitted, interviewed, offer, placement, interview, debriefSince, promises, ...card } = row;
  const lastTouchAt = moment(card.lastTouchAt);
  const facts = {
    offer,
    placement,
    interview: interview && { ...interview, startsAt: new Date(interview.startsAt) },
    debriefSince: moment(debriefSince),
    decision: promises?.theirs ?? null,
    weOwe: promises?.ours ?? null,
    saidYesAt: moment(saidYesAt),
    lastTouchAt,
  };
  return {
    ...card,
    stageAt: new Date(card.stageAt).toISOString(),
    lastTouchAt: lastTouchAt?.toISOString() ?? null,
    emailFrom: moment(card.emailFrom)?.toISOString() ?? null,
    ground: { submitted, interviewed, offer: offer?.state ?? null, placement: placement?.state ?? null },
    next: nextStep(facts, clock),
  };
}

function moment(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}
