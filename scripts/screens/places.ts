import type { connect } from "@/db/client";

type Sql = ReturnType<typeof connect>["sql"];

/** Where in the demonstration firm each kind of record is found: one SQL each, giving an id (or what the path needs). */
const finders = {
  richCandidate: `select c.id as found from candidates c join candidacies k on k.candidate_id = c.id
    join people p on p.id = c.person_id join touches t on t.person_id = p.id
    where p.do_not_contact_at is null group by c.id order by count(distinct k.id) desc, count(t.id) desc, c.id limit 1`,
  doNotContact: `select c.id as found from candidates c join people p on p.id = c.person_id
    where p.do_not_contact_at is not null order by c.id limit 1`,
  newCandidate: `select c.id as found from candidates c
    where not exists (select from candidacies k where k.candidate_id = c.id)
      and not exists (select from touches t where t.person_id = c.person_id) order by c.id limit 1`,
  client: `select client_id as found from positions group by client_id order by count(*) desc, client_id limit 1`,
  backOpen: `select o.position_id as found from reopenings r join openings o on o.id = r.opening_id
    where r.settled_at is null order by r.at desc, r.id limit 1`,
  busyPosition: `select position_id as found from candidacies where closed_at is null
    group by position_id order by count(*) desc, position_id limit 1`,
  closedPosition: `select id as found from positions where status = 'closed' order by opened_at desc, id limit 1`,
  debriefDue: `select k.position_id as found from interviews i join candidacies k on k.id = i.candidacy_id
    where i.state = 'scheduled' and k.closed_at is null and i.ends_at < now()
      and not exists (select from debriefs d where d.interview_id = i.id) order by i.ends_at desc limit 1`,
  screenedCard: cardIn("screened"),
  submittedCard: cardIn("submitted"),
  interviewCard: cardIn("interview"),
  offerCard: `select k.position_id || '/board?card=' || k.id as found from offers o
    join candidacies k on k.id = o.candidacy_id where o.state = 'extended' order by o.extended_at desc, o.id limit 1`,
  outreach: `select outreach_id as found from messages where outreach_id is not null
    group by outreach_id order by count(*) desc, outreach_id limit 1`,
  reply: `select id as found from replies where handled_at is null and not auto and message_id is not null
    order by received_at desc, id limit 1`,
  valueItem: `select id as found from value_items order by created_at, id limit 1`,
  checkInContact: `select coalesce(m.contact_id, p.contact_id) as found from promises m join positions p on p.id = m.position_id
    join candidacies k on k.id = m.candidacy_id where m.state = 'open' and m.kind = 'theirs' and k.closed_at is null
      and m.due_on < current_date - 1 and coalesce(m.contact_id, p.contact_id) is not null
      and exists (select from submittals s where s.candidacy_id = k.id and s.undone_at is null)
      and not exists (select from check_ins c where c.contact_id = m.contact_id)
    group by 1 order by count(*) desc, 1 limit 1`,
  submittalToken: `select token as found from submittal_pages order by id desc limit 1`,
  decideToken: `select m.answer_token as found from check_ins c join messages m on m.id = c.message_id order by c.id desc limit 1`,
  template: `select id as found from templates order by name limit 1`,
  answerToken: `select answer_token as found from messages
    where purpose = 'back_open' and state in ('accepted', 'delivered') order by id desc limit 1`,
} as const;

function cardIn(stage: string) {
  return `select k.position_id || '/board?card=' || k.id as found from candidacies k
    join positions p on p.id = k.position_id
    where k.stage = '${stage}' and k.closed_at is null and p.status = 'open' order by k.stage_at desc, k.id limit 1`;
}

export type Found = Record<keyof typeof finders, string>;
/** With what scripts/screens/play.ts makes, because the demonstration firm has none of it. */
export type Places = Found & Record<"emptyPosition" | "draft" | "callList" | "mappingImport" | "doneImport", string>;

export async function findPlaces(sql: Sql): Promise<Found> {
  const found = await Promise.all(
    Object.entries(finders).map(async ([name, query]) => {
      const [row] = await sql.unsafe<{ found: string | null }[]>(query);
      return [name, row?.found ?? "nowhere"];
    }),
  );
  return Object.fromEntries(found) as Found;
}
