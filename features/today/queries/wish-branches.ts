import { sql, type SQL } from "drizzle-orm";

/** What somebody asked for on their page is their owner's to do, else whoever wrote to them. */
const owner = sql`coalesce((select k.owner_id from candidates k where k.person_id = x.person_id), x.recruiter_id)`;

const ofWish = {
  where: sql`x.state = 'open'`,
  at: sql`x.at`,
  owner,
  ofOwners: (are: SQL) => sql`${owner} ${are}`,
  person: sql`x.person_id`,
};

/** Their owner's line, and that of every admin: only they can say that it is done. */
export const erasureAsked = {
  ...ofWish,
  ofSeveral: true as const,
  table: sql`erasure_requests`,
  ofOwners: (are: SQL) =>
    sql`(${owner} ${are} or exists (select from recruiters r where r.id ${are} and r.role = 'admin'))`,
  detail: sql`jsonb_build_object('dueOn', x.due_on)`,
};

/** The fact that correction x is about, as it is kept now. */
const onFile = sql`(select case x.field
    when 'phone' then jsonb_build_object('phone', (select coalesce(n.e164, n.raw) from person_phones n
      where n.person_id = h.id order by n."primary" desc, n.id limit 1))
    when 'place' then jsonb_build_object('city', h.city, 'state', h.state, 'zip', h.zip)
    when 'pay' then jsonb_build_object('payCents', k.desired_pay_cents, 'payUnit', k.desired_pay_unit)
    else jsonb_build_object('availableOn', k.available_on) end
  from people h join candidates k on k.person_id = h.id where h.id = x.person_id)`;

export const correction = {
  ...ofWish,
  table: sql`corrections`,
  detail: sql`jsonb_build_object('field', x.field, 'was', x.was, 'proposed', x.proposed, 'onFile', ${onFile})`,
};
