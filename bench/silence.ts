import { randomUUID } from "node:crypto";
import { asc, inArray } from "drizzle-orm";
import { messages } from "@/db/schema/messages";
import { claimMessages } from "@/features/messages/mutations/claim-messages";
import { recordOutcome } from "@/features/messages/mutations/record-outcome";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { receiveReply } from "@/features/replies/mutations/receive-reply";
import { logTouch } from "@/features/touches/mutations/log-touch";
import { plusDaysIn } from "@/lib/calendar";
import { seededRandom } from "../local/demo/random";
import { benchDatabase, emailFirm, type EmailFirm } from "./email-firm";
import type { Asked, Outcome } from "./outcome";
import { say } from "./say";

const zone = "America/New_York";
const day = 86_400_000;
const monthDays = 31;
const attemptsBeforeResting = 3;

/** Ten thousand people whom the firm tries to email twice a month for five years: most of them never answer. */
export async function benchSilence(_: Asked, stack: AsyncDisposableStack): Promise<Outcome> {
  const { db } = await benchDatabase(stack, { connections: 10 });
  const firm = await emailFirm(stack, db);
  const { emails, answers, overThree, withinMonth } = await playSilence(firm, { people: 10_000, years: 5 });
  return {
    line: { people: 10_000, emails, answers, over_three: overThree.length, within_month: withinMonth.length },
    never: [...overThree, ...withinMonth, ...(emails < 30_000 ? [`Only ${emails} emails went.`] : [])],
  };
}

/** An email that went, or an answer: a real reply or a conversation. */
type Event = { at: Date; kind: "email" | "answer" };

export async function playSilence(firm: EmailFirm, { people, years }: { people: number; years: number }) {
  const random = seededRandom(people);
  const begun = firm.clock();
  const persons = new Map<string, { address: string; answers: boolean; events: Event[] }>();
  for (let index = 0; index < people; index += 1) {
    const { personId, address } = await firm.firm.person();
    // Two of three answer nothing, ever.
    persons.set(personId, { address, answers: random.percent(33), events: [] });
  }
  const ids = [...persons.keys()];
  const steps = Math.round((years * 365) / 16);
  for (let step = 0; step < steps; step += 1) {
    // A weekday or a weekend, at any hour of the day: what waits for the morning goes at the next step.
    firm.goTo(new Date(begun.getTime() + step * 16 * day + random.between(0, 23) * 3_600_000));
    for (let from = 0; from < ids.length; from += 1_000)
      await queueOutreach(firm.context(), firm.free(ids.slice(from, from + 1_000)));
    await sendDue(firm, persons);
    firm.goTo(new Date(firm.clock().getTime() + 3 * day));
    await sendDue(firm, persons);
    await hear(firm, persons, random);
    if (people > 1_000 && step % 10 === 0) say(`${Math.round((step * 16) / 365)} years`);
  }
  return judge(persons);
}

type Persons = Map<string, { address: string; answers: boolean; events: Event[] }>;

/** Takes what is due and says that Resend took it; what the stand-in adds to that is the matter of other benchmarks. */
async function sendDue(firm: EmailFirm, persons: Persons) {
  for (;;) {
    const { emails, settled } = await claimMessages(firm.system(), { limit: 200 });
    for (const { messageId, attempt } of emails)
      await recordOutcome(firm.system(), { messageId, attempt, answer: { id: randomUUID() } });
    if (emails.length + settled === 0) return;
    const ids = emails.map(({ messageId }) => messageId);
    const rows = await firm.db.select().from(messages).where(inArray(messages.id, ids)).orderBy(asc(messages.id));
    for (const { personId, acceptedAt, state } of rows) {
      if (!acceptedAt) throw new Error(`An email that was taken is ${state}.`);
      persons.get(personId)?.events.push({ at: acceptedAt, kind: "email" });
    }
  }
}

/** Some of those who answer at all reply to their last email or talk on the phone; of the others one in a thousand calls. */
async function hear(firm: EmailFirm, persons: Persons, random: ReturnType<typeof seededRandom>) {
  for (const [personId, { address, answers, events }] of persons) {
    if (!random.percent(answers ? 15 : 0.1)) continue;
    if (answers && events.length > 0 && random.percent(50))
      await receiveReply(firm.system(), {
        email: {
          id: randomUUID(),
          from: address,
          to: ["office@meridian.test"],
          subject: "Re: Checking in",
          text: "Thanks, all is well here. Call me next week.",
          html: null,
          headers: {},
          receivedAt: firm.clock(),
        },
      });
    else await logTouch(firm.context(), { personId, kind: "call", outcome: "spoke", direction: "in" });
    events.push({ at: firm.clock(), kind: "answer" });
  }
}

function judge(persons: Persons) {
  const overThree: string[] = [];
  const withinMonth: string[] = [];
  let emails = 0;
  let answers = 0;
  for (const [personId, { events }] of persons) {
    let unanswered = 0;
    let last: Date | null = null;
    for (const { at, kind } of events) {
      if (kind === "answer") {
        answers += 1;
        unanswered = 0;
        continue;
      }
      emails += 1;
      unanswered += 1;
      const what = `${personId} on ${at.toISOString()}`;
      if (unanswered > attemptsBeforeResting) overThree.push(`An email after three without an answer: ${what}`);
      if (last && at < plusDaysIn(zone, last, monthDays)) withinMonth.push(`A second email in a month: ${what}`);
      last = at;
    }
  }
  return { emails, answers, overThree, withinMonth };
}
