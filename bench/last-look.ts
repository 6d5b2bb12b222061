import { randomUUID } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import { messages } from "@/db/schema/messages";
import { claimMessages } from "@/features/messages/mutations/claim-messages";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { setDoNotContact } from "@/features/people/mutations/set-do-not-contact";
import { receiveReply } from "@/features/replies/mutations/receive-reply";
import { unsubscribeByToken } from "@/features/replies/mutations/unsubscribe-by-token";
import { idList } from "@/db/id-list";
import { some } from "@/db/test-firm";
import { seededRandom } from "../local/demo/random";
import { benchDatabase, emailFirm, type EmailFirm } from "./email-firm";
import type { Asked, Outcome } from "./outcome";
import { say } from "./say";

const interleavings = 10_000;

/** A word of the person against the claim of an email to them, ten thousand times at the same moment. */
export async function benchLastLook(_: Asked, stack: AsyncDisposableStack): Promise<Outcome> {
  const { db } = await benchDatabase(stack, { connections: 30 });
  const firm = await emailFirm(stack, db);
  const { late, wordFirst, claimFirst } = await playLastLooks(firm, interleavings);
  return {
    line: { interleavings, late_claims: late.length, word_first: wordFirst, claim_first: claimFirst },
    never: [
      ...late,
      ...(Math.min(wordFirst, claimFirst) < interleavings / 20
        ? ["One side was nearly always first: nothing was tried."]
        : []),
    ],
  };
}

type Planned = { personId: string; address: string; messageId: string; token: string; replyTo: string };
const at = 20;

/**
 * Plays so many, twenty at once. PostgreSQL says afterwards which was committed first: an email that was claimed after
 * the word of its person was there is late. `track_commit_timestamp` has to be on.
 */
export async function playLastLooks(firm: EmailFirm, count: number) {
  const random = seededRandom(count);
  const late: string[] = [];
  let wordFirst = 0;
  let claimFirst = 0;
  for (let done = 0; done < count; done += at) {
    const planned = await plan(firm, Math.min(at, count - done));
    const words = planned.map(async (one, index) => {
      for (let turns = random.between(0, 60); turns > 0; turns -= 1) await new Promise(setImmediate);
      await wordsOf[index % wordsOf.length]?.(firm, one);
    });
    const claims = [1, 2, 3, 4].map(async (limit) => {
      for (let turns = random.between(0, 30); turns > 0; turns -= 1) await new Promise(setImmediate);
      await claimMessages(firm.system(), { limit: limit * 2 });
      await claimMessages(firm.system(), { limit: at });
    });
    await Promise.all([...words, ...claims]);
    await claimMessages(firm.system(), { limit: at });
    for (const row of await orderOf(firm, planned)) {
      if (row.state === "canceled") wordFirst += 1;
      else if (row.state !== "claimed") late.push(`${row.id} is ${row.state} after a claim and a word.`);
      else if (row.claimedFirst) claimFirst += 1;
      else late.push(`${row.id} was claimed after ${row.word}.`);
    }
    // What was claimed has gone: nobody looks at it again when its lease is over.
    const ids = planned.map(({ messageId }) => messageId);
    await firm.db
      .update(messages)
      .set({ state: "accepted", acceptedAt: firm.clock(), leaseUntil: null })
      .where(and(inArray(messages.id, ids), eq(messages.state, "claimed")));
    if (done > 0 && done % 2_000 === 0) say(`${done}: ${wordFirst} words first, ${claimFirst} claims first`);
  }
  return { late, wordFirst, claimFirst };
}

async function plan({ firm, db, context, free }: EmailFirm, count: number): Promise<Planned[]> {
  const persons = await Promise.all(Array.from({ length: count }, async () => firm.person()));
  const { queued } = await queueOutreach(context(), free(persons.map(({ personId }) => personId)));
  const ids = queued.map(({ messageId }) => messageId);
  const rows = await db.select().from(messages).where(inArray(messages.id, ids));
  return persons.map(({ personId, address }) => {
    const { id, answerToken, replyTo } = some(rows.find((row) => row.personId === personId));
    return { personId, address, messageId: id, token: answerToken, replyTo };
  });
}

/** The ways in which somebody says that this email is not to go. */
const wordsOf = [
  async (firm: EmailFirm, { token }: Planned) => unsubscribeByToken(firm.system(), { token }),
  async (firm: EmailFirm, one: Planned) => reply(firm, one, "Please take me off your list."),
  async (firm: EmailFirm, one: Planned) => reply(firm, one, "Thanks, I can talk on Thursday."),
  async (firm: EmailFirm, { personId }: Planned) =>
    setDoNotContact(firm.context(), { personId, reason: "They asked." }),
];

async function reply(firm: EmailFirm, { address, replyTo }: Planned, text: string) {
  await receiveReply(firm.system(), {
    email: {
      id: randomUUID(),
      from: address,
      to: [replyTo],
      subject: "Re: Checking in",
      text,
      html: null,
      headers: {},
      receivedAt: firm.clock(),
    },
  });
}

/** The claim moves the slot and nothing after it does; a reply is noted on the message too. */
async function orderOf({ db }: EmailFirm, planned: Planned[]) {
  const ids = planned.map(({ messageId }) => messageId);
  return db.execute<{ id: string; state: string; claimedFirst: boolean; word: string }>(sql`
    select m.id, m.state, word.what as word,
      pg_xact_commit_timestamp(s.xmin) < word.at as "claimedFirst"
    from messages m
    join slots s on s.message_id = m.id
    cross join lateral (
      select what, at from (
        select 'an opt-out' as what, pg_xact_commit_timestamp(o.xmin) as at from opt_outs o where o.person_id = m.person_id
        union all select 'a reply', pg_xact_commit_timestamp(r.xmin) from replies r where r.person_id = m.person_id
        union all select 'do not contact', pg_xact_commit_timestamp(p.xmin) from people p
          where p.id = m.person_id and p.do_not_contact_at is not null
      ) heard order by at limit 1
    ) word
    where m.id = any(${idList(ids)})`);
}
