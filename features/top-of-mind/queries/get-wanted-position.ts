import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { prepared } from "@/db/prepared";
import { maySee } from "@/db/restricted-positions";
import type { EmploymentTerm } from "@/db/vocabulary/candidates";
import type { PositionState, ReopeningKind } from "@/db/vocabulary/positions";
import { contactRuleDefaults } from "@/db/vocabulary/settings";
import { dayIn } from "@/lib/calendar";
import { NotFound } from "@/lib/errors";
import type { Asked } from "../rules/facts";

type Row = Omit<Asked, "startOn" | "startKnown" | "freedBy"> & {
  id: string;
  clientId: string;
  title: string;
  clientName: string;
  status: PositionState;
  term: EmploymentTerm;
  startOn: string | null;
  openSeats: number;
  finalistMonths: number | null;
  reopenings: { id: string; kind: ReopeningKind; candidacyId: string | null; at: string }[];
};

/** What the list is made for: the position as it asks today, and why it is open again. */
export async function getWantedPosition({ db, now, actor }: Context, positionId: string) {
  const [row] = await prepared(db).execute<Row>(sql`
    select p.id, p.client_id as "clientId", p.title, f.name as "clientName", p.status, p.discipline, p.level, p.sector,
      p.software, p.state, p.zone, p.required_license as "requiredLicense", p.start_on as "startOn", p.term,
      p.pay_min_cents as "payMinCents", p.pay_max_cents as "payMaxCents", p.pay_unit as "payUnit",
      (select count(*)::int from openings o where o.position_id = p.id and o.state = 'open') as "openSeats",
      (select (s.manners->>'finalistMonths')::int from settings s) as "finalistMonths",
      (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'candidacyId', x.candidacy_id, 'at', x.at)
          order by x.at desc, x.id desc), '[]')
        from reopenings x where x.position_id = p.id and x.undone_at is null and x.settled_at is null) as reopenings
    from positions p join clients f on f.id = p.client_id where p.id = ${positionId} and ${maySee(actor, sql`p.id`)}`);
  if (!row) throw new NotFound("position");
  const { reopenings, finalistMonths, ...rest } = row;
  const today = dayIn(row.zone, now);
  const asked: Asked = {
    discipline: row.discipline,
    level: row.level,
    sector: row.sector,
    software: row.software,
    state: row.state,
    zone: row.zone,
    requiredLicense: row.requiredLicense,
    startOn: row.startOn && row.startOn > today ? row.startOn : today,
    startKnown: row.startOn !== null && row.startOn > today,
    term: row.term,
    payMinCents: row.payMinCents,
    payMaxCents: row.payMaxCents,
    payUnit: row.payUnit,
    freedBy: reopenings.flatMap((one) => one.candidacyId ?? []),
  };
  return {
    asked,
    today,
    id: rest.id,
    clientId: rest.clientId,
    title: rest.title,
    clientName: rest.clientName,
    status: rest.status,
    openSeats: rest.openSeats,
    finalistMonths: finalistMonths ?? contactRuleDefaults.finalistMonths,
    reopening: reopenings[0] ?? null,
  };
}
export type WantedPosition = Awaited<ReturnType<typeof getWantedPosition>>;
