import { copyRows, drawn, idOf } from "./copy";
import { kind } from "./kinds";
import type { Scale } from "./scale";

const day = 86_400_000;

/** One in five was written to: message and slot, most of them within the month. Then the counters, from the rows. */
export async function seedEmails({ sql, people, at }: Scale) {
  const count = Math.floor(people / 5);
  await copyRows(sql, "templates", ["id", "name", "purpose", "created_at"], 1, () => [
    idOf(kind.template, 0),
    "Bench",
    "free",
    at(90),
  ]);
  await copyRows(sql, "template_versions", ["id", "template_id", "version", "subject", "body", "created_at"], 1, () => [
    idOf(kind.version, 0),
    idOf(kind.template, 0),
    1,
    "Hello",
    "Hello",
    at(90),
  ]);
  await copyRows(
    sql,
    "outreaches",
    ["id", "template_version_id", "purpose", "press_key", "by", "created_at"],
    1,
    () => [
      idOf(kind.outreach, 0),
      idOf(kind.version, 0),
      "free",
      idOf(kind.outreach, 0),
      idOf(kind.recruiter, 0),
      at(60),
    ],
  );
  const sent = (i: number) => at(drawn(i, 30, 50));
  await copyRows(
    sql,
    "messages",
    [
      "id",
      "outreach_id",
      "person_id",
      "address",
      "purpose",
      "by",
      "state",
      "state_at",
      "send_at",
      "zone",
      "from_address",
      "reply_to",
      "subject",
      "html",
      "text_body",
      "idempotency_key",
      "reply_token",
      "answer_token",
      "created_at",
    ],
    count,
    (i) => [
      idOf(kind.message, i),
      idOf(kind.outreach, 0),
      idOf(kind.person, i * 5),
      `person${i * 5}@bench.test`,
      "free",
      idOf(kind.recruiter, 0),
      "delivered",
      sent(i),
      sent(i),
      "America/New_York",
      "a@bench.test",
      "b@bench.test",
      "Hello",
      "<p>Hello</p>",
      "Hello",
      `bench/${i}`,
      `r${i}`,
      `a${i}`,
      sent(i),
    ],
  );
  await copyRows(
    sql,
    "slots",
    ["id", "person_id", "first_person_id", "message_id", "at", "until", "state", "created_at"],
    count,
    (i) => [
      idOf(kind.slot, i),
      idOf(kind.person, i * 5),
      idOf(kind.person, i * 5),
      idOf(kind.message, i),
      sent(i),
      new Date(sent(i).getTime() + 31 * day),
      "gone",
      sent(i),
    ],
  );
  await sql`
    insert into person_activity (person_id, last_touch_at, last_conversation_at, unanswered, resting_since, email_from, reachable)
    select p.id, coalesce(t.last, 'epoch'), t.spoke, 0, null, s.until, true
    from people p
    left join (select person_id, max(at) as last, max(at) filter (where outcome = 'spoke') as spoke from touches group by person_id) t on t.person_id = p.id
    left join (select person_id, max(until) as until from slots where state <> 'released' group by person_id) s on s.person_id = p.id`;
  await sql`vacuum analyze`;
}
