import { and, asc, eq } from "drizzle-orm";
import { mintRecruiter, type Context } from "@/db/context";
import { checkIns, clientAnswers } from "@/db/schema/check-ins";
import { contacts } from "@/db/schema/clients";
import { messages } from "@/db/schema/messages";
import type { positions } from "@/db/schema/positions";
import { promises } from "@/db/schema/promises";
import { submittals } from "@/db/schema/submittals";
import { some } from "@/db/test-firm";
import { testRows } from "@/db/test-rows";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { start } from "@/features/messages/mutations/test-queue-in";
import type { AnswerCheckIn } from "../inputs";
import { answerCheckIn } from "./answer-check-in";
import { sendCheckIn } from "./send-check-in";

/** Contacts of one client who owe decisions to two recruiters. */
export async function testCheckIns() {
  const queue = await testQueue();
  const { db, firm, context, clock } = queue;
  const rows = testRows(db, start);
  const dana = mintRecruiter(await rows.recruiter("Dana Reyes"));
  const omar = mintRecruiter(await rows.recruiter("Omar Haddad"));
  const vera = mintRecruiter(await rows.recruiter("Vera Lind", "viewer"));
  const as = (actor: Context["actor"]): Context => ({ actor, now: clock(), db });
  const page = (): Context => as({ kind: "system", name: "decide-page" });

  async function contact(name = "Hal Rao", more: Partial<typeof contacts.$inferInsert> = {}) {
    const { personId, address } = await firm.person({ name });
    const row = { clientId: firm.client.id, personId, createdAt: start };
    const [made] = await db
      .insert(contacts)
      .values({ ...row, ...more })
      .returning();
    return { contactId: some(made).id, personId, address };
  }

  async function position(ownerId = dana.id, more: Partial<typeof positions.$inferInsert> = {}) {
    const { id } = await rows.position(ownerId, { clientId: firm.client.id, ...more });
    return id;
  }

  /** A candidate about whom the contact decides; submitted, unless told. */
  async function decision(contactId: string, positionId: string, name: string, dueOn = "2026-03-06", submitted = true) {
    const { id } = await rows.candidate(name.split(" ")[0] ?? name, {}, { lastName: name.split(" ")[1] ?? "" });
    const { done } = await addToPosition(as(firmAdmin), { positionId, candidateIds: [id] });
    const candidacyId = some(done[0]).candidacyId;
    if (submitted) await db.insert(submittals).values({ candidacyId, submittedOn: "2026-02-24", createdAt: start });
    const [promise] = await db
      .insert(promises)
      .values({ kind: "theirs", positionId, candidacyId, contactId, dueOn, zone: "America/New_York", createdAt: start })
      .returning();
    return { candidacyId, promiseId: some(promise).id };
  }
  const firmAdmin = mintRecruiter(firm.recruiter);

  /** Sends a check-in as it is proposed, and returns the token of its link. */
  async function send(contactId: string, actor = dana) {
    const { messageId } = await sendCheckIn(as(actor), { contactId, subject: "Where do you stand?", body: "Hi Hal," });
    return tokenOf(messageId);
  }
  async function tokenOf(messageId: string) {
    const [message] = await db.select().from(messages).where(eq(messages.id, messageId));
    const [checkIn] = await db.select().from(checkIns).where(eq(checkIns.messageId, messageId));
    return { message: some(message), token: some(message).answerToken, checkIn: some(checkIn) };
  }

  const answer = (token: string, promiseId: string, more: Partial<AnswerCheckIn> = {}) =>
    answerCheckIn(page(), { token, promiseId, kind: "yes", words: "", on: null, ...more });
  const answersOf = (candidacyId: string) =>
    db.select().from(clientAnswers).where(eq(clientAnswers.candidacyId, candidacyId)).orderBy(asc(clientAnswers.id));
  const promisesOf = (candidacyId: string) =>
    db.select().from(promises).where(eq(promises.candidacyId, candidacyId)).orderBy(asc(promises.id));
  const checkInsTo = (personId: string) =>
    db.$count(messages, and(eq(messages.personId, personId), eq(messages.purpose, "client_check_in")));

  return {
    ...queue,
    dana,
    omar,
    vera,
    as,
    page,
    admin: context,
    contact,
    position,
    decision,
    send,
    tokenOf,
    answer,
    answersOf,
    promisesOf,
    checkInsTo,
  };
}
