import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { type Context, mintRecruiter } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { some } from "@/db/test-firm";
import { testRows } from "@/db/test-rows";
import { startDraft } from "@/features/drafts/mutations/start-draft";
import { cancelMessage } from "@/features/messages/mutations/cancel-message";
import { undoSend } from "@/features/messages/mutations/take-back-send";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { sendDraft } from "@/features/outreach/mutations/send-draft";
import { getDraft } from "@/features/outreach/queries/get-draft";
import { logTouch } from "@/features/touches/mutations/log-touch";
import { Refusal } from "@/lib/errors";
import { seededRandom } from "../local/demo/random";
import type { FaultKind } from "../local/resend/faults";
import type { EmailFirm } from "./email-firm";
import { listOver, monthDays } from "./month-judge";

const day = 86_400_000;
/** What Resend does to some of the emails; each of them is tried again. */
const faults: FaultKind[] = ["reset", "500", "accept-then-reset", "accept-then-500", "409-concurrent"];

/** How many people are pressed at, by how many hands at once, each so often in each step of so many days. */
export type Month = { people: number; hands: number; steps: number; days: number; presses: number; each: number };
type Person = { personId: string; address: string };

/** Plays it, and compares what really went with the rule. The table of the build without walls is made as `owner`. */
export async function playMonths(firm: EmailFirm, owner: Database, month: Month) {
  const { db } = firm;
  const random = seededRandom(month.people);
  const begun = firm.clock();
  const persons = await addPeople(firm, month.people);
  const second = mintRecruiter(await testRows(db, begun).recruiter("Omar Haddad"));
  const hand = (index: number): Context => (index % 2 === 0 ? firm.context() : { ...firm.context(), actor: second });
  await owner.execute(sql`create table if not exists naive_emails (person_id uuid not null, at timestamptz not null)`);
  await owner.execute(sql`create index if not exists naive_emails_of on naive_emails (person_id, at)`);
  await owner.execute(sql`grant select, insert on naive_emails to public`);
  await owner.execute(sql`truncate naive_emails`);
  const acts: Record<string, number> = { refused: 0 };
  const faulty: string[] = [];

  for (let step = 1; step <= month.steps; step += 1) {
    firm.goTo(new Date(begun.getTime() + step * month.days * day));
    const reopeningId = await firm.firm.reopen(firm.clock());
    if (step % 3 === 1)
      for (const { personId } of persons) await logTouch(firm.context(), { personId, kind: "call", outcome: "spoke" });
    const turns = Array.from({ length: month.hands }, async (_, index) => {
      for (let press = 0; press < month.presses; press += 1) {
        const chosen = random.some(persons, month.each);
        const name = random.pick(plays);
        acts[name] = (acts[name] ?? 0) + 1;
        try {
          await Promise.all([
            play(firm, hand(index), name, chosen, { reopeningId, random }),
            ...(writes.has(name) ? chosen.map(async ({ personId }) => sendNaively(firm, personId)) : []),
          ]);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          acts.refused = (acts.refused ?? 0) + 1;
        }
      }
    });
    await Promise.all([...turns, sendAll(firm, faulty), sendAll(firm, faulty)]);
    // What a fault held up for minutes goes before the next step.
    for (const minutes of [1, 10, 60, 60]) {
      firm.goTo(new Date(firm.clock().getTime() + minutes * 60_000));
      await sendAll(firm, faulty);
    }
    firm.resend.clearFaults();
  }
  const attempts = Object.entries(acts).reduce((all, [name, count]) => all + (writes.has(name) ? count : 0), 0);
  const { over, counted } = await listOver(
    db,
    persons.map(({ personId }) => personId),
  );
  const unexpected = [...new Set(faulty)].map((what) => `A worker met: ${what}`);
  return {
    acts,
    attempts: attempts * month.each,
    counted,
    over: [...over, ...unexpected],
    naiveOver: await naiveOver(firm),
  };
}

/** People who were interviewed for the position that comes back, and are in process no more. */
async function addPeople({ firm }: EmailFirm, count: number) {
  const persons: Person[] = [];
  for (let index = 0; index < count; index += 1) {
    const { personId, address, candidacyId } = await firm.person({ name: `Ana No${index}`, at: "interview" });
    await firm.closeLongAgo(candidacyId);
    persons.push({ personId, address });
  }
  return persons;
}

const plays = [
  "free",
  "free",
  "free",
  "position",
  "override",
  "back_open",
  "draft",
  "undo",
  "cancel",
  "fault",
] as const;
type Play = (typeof plays)[number];
const writes: ReadonlySet<string> = new Set(["free", "position", "override", "back_open", "draft", "undo"]);

async function play(
  { db, resend, versions, free, aboutPosition }: EmailFirm,
  context: Context,
  name: Play,
  chosen: Person[],
  { reopeningId, random }: { reopeningId: string; random: ReturnType<typeof seededRandom> },
) {
  const ids = chosen.map(({ personId }) => personId);
  if (name === "free") await queueOutreach(context, free(ids));
  else if (name === "position") await queueOutreach(context, aboutPosition(ids));
  else if (name === "override")
    await queueOutreach(context, aboutPosition(ids, { overrideReason: "They asked for this one." }));
  else if (name === "back_open") {
    const templateVersionId = some(versions.get("Back open"));
    await queueOutreach(context, aboutPosition(ids, { templateVersionId, purpose: "back_open", reopeningId }));
  } else if (name === "fault") {
    const kind = random.pick(faults);
    for (const { address } of chosen) resend.fault({ kind, match: { to: address, endpoint: "POST /emails" } });
  } else if (name === "cancel") {
    const waiting = await db
      .select({ id: messages.id })
      .from(messages)
      .where(and(inArray(messages.personId, ids), eq(messages.state, "queued")));
    for (const { id } of waiting.slice(0, 3)) await cancelMessage(context, { messageId: id });
  } else await sendDrafted(context, ids, name === "undo");
}

/** As the page does it: from the first click on its own row, and taken back within its seconds where asked. */
async function sendDrafted(context: Context, personIds: string[], takeBack: boolean) {
  const { outreachId } = await startDraft(context, { personIds });
  const draft = await getDraft(context, outreachId);
  const emails = draft.emails.flatMap(({ personId, seen, verdict }) =>
    seen && verdict === "go" ? [{ personId, seen }] : [],
  );
  if (emails.length === 0) throw new Refusal("No one can be emailed yet.");
  await sendDraft(context, { outreachId, version: draft.version, emails });
  if (takeBack) await undoSend(context, { outreachId });
}

async function sendAll(firm: EmailFirm, faulty: string[]) {
  await firm.send((error) => void faulty.push(String(error)));
}

/** As a build does it that looks first and then sends. */
async function sendNaively({ db, clock }: EmailFirm, personId: string) {
  const now = sql`${clock().toISOString()}::timestamptz`;
  const [last] = await db.execute(
    sql`select from naive_emails where person_id = ${personId} and at > ${now} - make_interval(days => ${monthDays})`,
  );
  if (!last) await db.execute(sql`insert into naive_emails values (${personId}, ${now})`);
}

async function naiveOver({ db }: EmailFirm) {
  const [row] = await db.execute<{ over: number }>(sql`
    select count(*)::int as over from (
      select at - lag(at) over (partition by person_id order by at) as since from naive_emails
    ) gaps where since < make_interval(days => ${monthDays})`);
  return row?.over ?? 0;
}
