import { sql, type SQL } from "drizzle-orm";
import type { Context } from "@/db/context";
import { idList } from "@/db/id-list";
import type { AuditNoun } from "@/db/vocabulary/audit";
import { personName } from "@/features/people/queries/person-name";

export type NamedSubject = { name: string; href: string | null };
type Subject = { noun: string; subjectId: string };

const person = personName("p");
const nowhere = sql`null::text`;
const ofCandidate = sql`'/candidates/' || k.id`;
const ofBoard = sql`'/positions/' || j.id || '/board'`;
const onPosition = sql`${person} || ', ' || j.title`;
const alongCard = sql`join positions j on j.id = c.position_id join candidates k on k.id = c.candidate_id
  join people p on p.id = k.person_id`;
const alongPerson = sql`join people p on p.id = s.person_id left join candidates k on k.person_id = p.id`;
const card = (from: string): NameOf => ({
  from: sql`${sql.raw(from)} s join candidacies c on c.id = s.candidacy_id ${alongCard}`,
  name: onPosition,
  href: ofBoard,
});
const ofPerson = (from: string): NameOf => ({
  from: sql`${sql.raw(from)} s ${alongPerson}`,
  name: person,
  href: ofCandidate,
});
const ofPosition = (from: string): NameOf => ({
  from: sql`${sql.raw(from)} s join positions j on j.id = s.position_id`,
  name: sql`j.title`,
  href: ofBoard,
});

/** How a row `s` of a table is called on screen, and where it is looked at. */
type NameOf = { from: SQL; name: SQL; href: SQL };

const names: Partial<Record<AuditNoun, NameOf>> = {
  people: {
    from: sql`people s join people p on p.id = s.id left join candidates k on k.person_id = p.id`,
    name: person,
    href: ofCandidate,
  },
  candidates: {
    from: sql`candidates s join candidates k on k.id = s.id join people p on p.id = k.person_id`,
    name: person,
    href: ofCandidate,
  },
  contacts: {
    from: sql`contacts s join people p on p.id = s.person_id`,
    name: person,
    href: sql`'/clients/' || s.client_id`,
  },
  licenses: {
    from: sql`licenses s join candidates k on k.id = s.candidate_id join people p on p.id = k.person_id`,
    name: person,
    href: ofCandidate,
  },
  callbacks: ofPerson("callbacks"),
  touches: ofPerson("touches"),
  candidacies: {
    from: sql`candidacies s join candidacies c on c.id = s.id ${alongCard}`,
    name: onPosition,
    href: ofBoard,
  },
  interviews: card("interviews"),
  offers: card("offers"),
  placements: card("placements"),
  submittals: card("submittals"),
  placement_steps: {
    from: sql`placement_steps s join placements l on l.id = s.placement_id join candidacies c on c.id = l.candidacy_id ${alongCard}`,
    name: onPosition,
    href: ofBoard,
  },
  debriefs: {
    from: sql`debriefs s join interviews i on i.id = s.interview_id join candidacies c on c.id = i.candidacy_id ${alongCard}`,
    name: onPosition,
    href: ofBoard,
  },
  positions: { from: sql`positions s join positions j on j.id = s.id`, name: sql`j.title`, href: ofBoard },
  openings: ofPosition("openings"),
  reopenings: ofPosition("reopenings"),
  promises: ofPosition("promises"),
  submittal_pages: ofPosition("submittal_pages"),
  clients: { from: sql`clients s`, name: sql`s.name`, href: sql`'/clients/' || s.id` },
  imports: { from: sql`imports s`, name: sql`s.file_name`, href: sql`'/imports/' || s.id` },
  teams: { from: sql`teams s`, name: sql`s.name`, href: sql`'/settings/teams'` },
  templates: { from: sql`templates s`, name: sql`s.name`, href: sql`'/templates/' || s.id` },
  outreaches: {
    from: sql`outreaches s join template_versions v on v.id = s.template_version_id join templates t on t.id = v.template_id`,
    name: sql`t.name`,
    href: sql`'/outreach/' || s.id`,
  },
  messages: { from: sql`messages s ${alongPerson}`, name: person, href: sql`'/outreach/' || s.outreach_id` },
  replies: {
    from: sql`replies s join messages m on m.id = s.message_id join people p on p.id = m.person_id left join candidates k on k.person_id = p.id`,
    name: person,
    href: ofCandidate,
  },
  recruiters: { from: sql`recruiters s`, name: sql`s.name`, href: nowhere },
  sessions: { from: sql`sessions s join recruiters r on r.id = s.recruiter_id`, name: sql`r.name`, href: nowhere },
};

/** By id, what rows of the log are called now and where they are looked at. A row without a name of its own is left out. */
export async function listSubjectNames({ db }: Context, subjects: Subject[]): Promise<Map<string, NamedSubject>> {
  const byNoun = Map.groupBy(subjects, ({ noun }) => noun);
  const parts = [...byNoun].flatMap(([noun, rows]) => {
    const of = Object.hasOwn(names, noun) ? names[noun as AuditNoun] : undefined;
    if (!of) return [];
    const ids = [...new Set(rows.map(({ subjectId }) => subjectId))];
    return [sql`select s.id, ${of.name} as name, ${of.href} as href from ${of.from} where s.id = any(${idList(ids)})`];
  });
  if (parts.length === 0) return new Map();
  const rows = await db.execute<NamedSubject & { id: string }>(sql.join(parts, sql` union all `));
  return new Map(rows.map(({ id, name, href }) => [id, { name, href }]));
}
