import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { idList } from "@/db/id-list";
import { claimMessages } from "@/features/messages/mutations/claim-messages";
import { recordOutcome } from "@/features/messages/mutations/record-outcome";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { seededRandom } from "../local/demo/random";
import type { EmailFirm } from "./email-firm";

/** One event of Resend as it is signed and sent. */
export type Told = { svixId: string; payload: Record<string, unknown> };
/** An email whose events come in any way, and one like it whose events come once and in their order. */
type Twin = { messageId: string; told: Told[]; twinId: string; inOrder: Told[] };

const bounce = (type: string) => ({ bounce: { type, subType: "General", message: "The mailbox does not exist." } });
type Happening = [type: string, more?: Record<string, unknown>];
/** What can become of an email, in the order in which it happens. */
const lives: Happening[][] = [
  [["email.sent"], ["email.delivered"]],
  [["email.sent"], ["email.delivery_delayed"], ["email.delivered"], ["email.opened"], ["email.clicked"]],
  [["email.sent"], ["email.bounced", bounce("Permanent")]],
  [["email.sent"], ["email.bounced", bounce("Transient")]],
  [["email.sent"], ["email.delivery_delayed"], ["email.bounced", bounce("Undetermined")]],
  [["email.sent"], ["email.delivered"], ["email.complained"]],
  [["email.failed", { failed: { reason: "The daily quota is reached." } }]],
  [["email.suppressed", { suppressed: { type: "OnAccountSuppressionList", message: "Suppressed." } }]],
  [["email.sent"]],
];

/** Emails that Resend has taken now, in pairs, and what is told of each. */
export async function planTwins(firm: EmailFirm, count: number): Promise<Twin[]> {
  const random = seededRandom(count);
  const sent = await sendTo(firm, count * 2);
  const at = firm.clock();
  return Array.from({ length: count }, (_, index) => {
    const life = lives[index % lives.length] ?? [];
    const delays = life.map(() => random.between(1, 600)).toSorted((a, b) => a - b);
    const tell = (email: Sent | undefined): Told[] =>
      life.map(([type, more], place) => ({
        svixId: `msg_${randomUUID()}`,
        payload: {
          type,
          created_at: new Date(at.getTime() + (delays[place] ?? 0) * 1_000).toISOString(),
          data: { email_id: email?.providerId, tags: { message_id: email?.id }, ...more },
        },
      }));
    const [one, other] = [sent[index * 2], sent[index * 2 + 1]];
    return { messageId: one?.id ?? "", told: tell(one), twinId: other?.id ?? "", inOrder: tell(other) };
  });
}

type Sent = { id: string; providerId: string };

async function sendTo(firm: EmailFirm, count: number): Promise<Sent[]> {
  const persons: string[] = [];
  for (let index = 0; index < count; index += 1) persons.push((await firm.firm.person()).personId);
  for (let from = 0; from < count; from += 1_000)
    await queueOutreach(firm.context(), firm.free(persons.slice(from, from + 1_000)));
  const sent: Sent[] = [];
  for (;;) {
    const { emails, settled } = await claimMessages(firm.system(), { limit: 200 });
    for (const { messageId, attempt } of emails) {
      const providerId = randomUUID();
      await recordOutcome(firm.system(), { messageId, attempt, answer: { id: providerId } });
      sent.push({ id: messageId, providerId });
    }
    if (emails.length + settled === 0) return sent;
  }
}

/** What became of each email, its month, its address and its person, in words; and where a twin ended otherwise. */
export async function listDifferences(db: Database, twins: Twin[]) {
  const ids = twins.flatMap(({ messageId, twinId }) => [messageId, twinId]);
  const rows = await db.execute<{ id: string; end: string }>(sql`
    select m.id, concat_ws(', ', m.state, m.reason, 'month ' || s.state,
      'delivered at ' || m.delivered_at,
      (select string_agg(x.reason, '+' order by x.reason) from opt_outs x where x.person_id = m.person_id),
      'unanswered ' || a.unanswered,
      'attempt ' || (select bool_and(t.attempt) from touches t where t.message_id = m.id and t.direction = 'out'),
      'events ' || (select count(*) from message_events e where e.message_id = m.id)) as "end"
    from messages m left join slots s on s.message_id = m.id left join person_activity a on a.person_id = m.person_id
    where m.id = any(${idList(ids)})`);
  const endOf = new Map(rows.map(({ id, end }) => [id, end]));
  return twins.flatMap(({ messageId, twinId, told }) => {
    const [one, other] = [endOf.get(messageId), endOf.get(twinId)];
    const types = told.map(({ payload }) => payload.type).join(", ");
    return one === other && one ? [] : [`${types}: ended as "${one}", its twin as "${other}".`];
  });
}
