import { and, eq, inArray, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { isHidden } from "@/db/restricted-positions";
import { candidates } from "@/db/schema/candidates";
import { clients } from "@/db/schema/clients";
import { replies } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { recruiters } from "@/db/schema/recruiters";
import { answers } from "@/db/schema/threads";
import type { MessageState } from "@/db/vocabulary/messages";
import type { AnswerWay } from "@/db/vocabulary/threads";
import { personName } from "@/features/people/queries/person-name";
import { NotFound } from "@/lib/errors";
import { type Attachment, listAttachments } from "./attachments";
import { ownPart } from "../rules/own-part";
import { findAskedRight } from "./find-asked-right";
import { findLastAnswer } from "./find-last-answer";
import { getAnswerVerdict } from "./get-answer-verdict";
import { threadSql } from "./thread-rows";

type Words = { id: string; at: Date; from: string; subject: string; text: string };
export type SentEntry = Words & {
  kind: "sent";
  to: string;
  state: MessageState;
  reason: string | null;
  sendAt: Date;
  way: AnswerWay | null;
};
export type ReceivedEntry = Words & {
  kind: "received";
  fresh: string;
  hasHtml: boolean;
  hasImages: boolean;
  auto: boolean;
  files: Attachment[];
};
export type ThreadEntry = SentEntry | ReceivedEntry;

/** A conversation by email around one reply, oldest first, and whether and to where it can be answered now. */
export async function getThread(context: Context, replyId: string) {
  const { db, actor } = context;
  const rows = await db.execute<{ kind: "reply" | "message"; id: string }>(
    sql`${threadSql(replyId)} select kind, id from thread`,
  );
  const idsOf = (kind: "reply" | "message") => rows.filter((row) => row.kind === kind).map(({ id }) => id);
  const unseen = and(inArray(messages.id, idsOf("message")), isHidden(actor, messages.positionId));
  if ((await db.$count(messages, unseen)) > 0) throw new NotFound("reply");
  const received = await listReceived(context, idsOf("reply"));
  const asked = received.find(({ id }) => id === replyId);
  if (!asked) throw new NotFound("reply");
  const entries = [...received.map(({ entry }) => entry), ...(await listSent(context, idsOf("message")))].toSorted(
    inOrder,
  );
  // Whoever wrote twice is answered where they wrote last.
  const latest = received.filter(({ entry }) => !entry.auto).at(-1) ?? asked;
  const { who, address, refusal, message } = await getAnswerVerdict(context, latest.id);
  const last = await findLastAnswer(context, latest.id);
  return {
    replyId: latest.id,
    isOpen: received.some(({ handledAt, entry }) => !handledAt && !entry.auto),
    subject: asked.entry.subject,
    entries,
    person: asked.personId ? await findPerson(context, asked.personId) : null,
    position: message?.positionId ? await findPosition(context, message.positionId) : null,
    zone: who?.zone ?? null,
    to: address,
    wroteFrom: address && latest.entry.from !== address ? latest.entry.from : null,
    refusal,
    lastAnswerId: last?.id ?? null,
    askedRight: await findAskedRight(context, latest.id),
  };
}
export type Thread = Awaited<ReturnType<typeof getThread>>;

/** Of the same instant what came in stands first: an answer is after what it answers. */
function inOrder(a: ThreadEntry, b: ThreadEntry) {
  if (a.at.getTime() !== b.at.getTime()) return a.at.getTime() - b.at.getTime();
  if (a.kind !== b.kind) return a.kind === "received" ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

async function listReceived(context: Context, ids: string[]) {
  const { db } = context;
  const files = await listAttachments(context, ids);
  const rows = await db
    .select({
      id: replies.id,
      personId: replies.personId,
      handledAt: replies.handledAt,
      at: replies.receivedAt,
      from: replies.from,
      subject: replies.subject,
      text: replies.text,
      fresh: replies.freshText,
      hasHtml: sql<boolean>`${replies.html} is not null`,
      hasImages: sql<boolean>`coalesce(${replies.html} like '%<img data-src=%', false)`,
      auto: replies.auto,
    })
    .from(replies)
    .where(inArray(replies.id, ids))
    .orderBy(replies.receivedAt, replies.id);
  return rows.map(({ personId, handledAt, ...row }) => ({
    id: row.id,
    personId,
    handledAt,
    entry: {
      kind: "received",
      ...row,
      files: files.filter(({ replyId }) => replyId === row.id),
    } satisfies ReceivedEntry as ReceivedEntry,
  }));
}

async function listSent({ db }: Context, ids: string[]): Promise<SentEntry[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({
      id: messages.id,
      at: sql<string>`coalesce(${messages.acceptedAt}, ${messages.createdAt})`,
      from: recruiters.name,
      to: messages.address,
      subject: messages.subject,
      text: messages.text,
      answerToken: messages.answerToken,
      state: messages.state,
      reason: messages.reason,
      sendAt: messages.sendAt,
      way: answers.way,
    })
    .from(messages)
    .innerJoin(recruiters, eq(recruiters.id, messages.by))
    .leftJoin(answers, eq(answers.messageId, messages.id))
    .where(inArray(messages.id, ids));
  return rows.map(({ answerToken, ...row }) => ({
    kind: "sent",
    ...row,
    text: ownPart(row.text, answerToken),
    at: new Date(row.at),
  }));
}

async function findPerson({ db }: Context, personId: string) {
  const [person] = await db
    .select({ id: people.id, name: personName(), candidateId: candidates.id })
    .from(people)
    .leftJoin(candidates, eq(candidates.personId, people.id))
    .where(eq(people.id, personId));
  return person ?? null;
}

async function findPosition({ db }: Context, positionId: string) {
  const [position] = await db
    .select({ id: positions.id, title: positions.title, client: clients.name })
    .from(positions)
    .innerJoin(clients, eq(clients.id, positions.clientId))
    .where(eq(positions.id, positionId));
  return position ?? null;
}
