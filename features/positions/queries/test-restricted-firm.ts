import { eq, sql } from "drizzle-orm";
import { mintRecruiter, type Context } from "@/db/context";
import type { Database } from "@/db/client";
import { ofPositions } from "@/db/restricted-positions";
import { stageMoves } from "@/db/schema/candidacies";
import { contacts } from "@/db/schema/clients";
import { people } from "@/db/schema/people";
import { replies } from "@/db/schema/inbound";
import { attachments } from "@/db/schema/threads";
import { messages, outreaches } from "@/db/schema/messages";
import { testRows } from "@/db/test-rows";
import { scheduleCallback } from "@/features/callbacks/mutations/schedule-callback";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { recordYes } from "@/features/candidacies/mutations/record-yes";
import { recordDebrief } from "@/features/interviews/mutations/record-debrief";
import { startDraft } from "@/features/drafts/mutations/start-draft";
import { scheduleInterview } from "@/features/interviews/mutations/schedule-interview";
import { acceptOffer } from "@/features/offers/mutations/accept-offer";
import { extendOffer } from "@/features/offers/mutations/extend-offer";
import { recordRight } from "@/features/submittals/mutations/record-right";
import { submitToClient } from "@/features/submittals/mutations/submit-to-client";
import { addStandardTemplates } from "@/features/templates/mutations/add-standard-templates";
import { listTemplates } from "@/features/templates/queries/list-templates";
import { dismissSuggestion } from "@/features/top-of-mind/mutations/dismiss-suggestion";
import { startCallList } from "@/features/top-of-mind/mutations/start-call-list";
import { storeTopOfMind } from "@/features/top-of-mind/mutations/store-top-of-mind";
import { listStoredLists } from "@/features/top-of-mind/queries/stored-lists";
import { logTouch } from "@/features/touches/mutations/log-touch";
import { addOpening } from "../mutations/add-opening";
import { holdPosition, liftHold } from "../mutations/hold-position";
import { restrictPosition } from "../mutations/restrict-position";
import { clientSide } from "./test-restricted-client";

/** In every word that somebody wrote about the restricted position, and nowhere else. */
export const canary = "Zzcanary";
const zone = "America/New_York";

/**
 * A firm with one restricted position that has something of every kind, and one that everybody sees, of the same client
 * and with some of the same people.
 */
export async function restrictedFirm(db: Database) {
  const noon = new Date("2026-03-12T17:00:00Z");
  const rows = testRows(db, noon);
  const [dana, omar, lee, mo, vera, ada] = await Promise.all([
    rows.recruiter("Dana Owner"),
    rows.recruiter("Omar Named"),
    rows.recruiter("Lee Outsider"),
    rows.recruiter("Mo Manager", "manager"),
    rows.recruiter("Vera Viewer", "viewer"),
    rows.recruiter("Ada Admin", "admin"),
  ]);
  const owner = mintRecruiter(dana);
  const outsider = mintRecruiter(lee);
  const as = (actor: Context["actor"], minutes = 0): Context => ({
    actor,
    now: new Date(noon.getTime() + minutes * 60_000),
    db,
  });
  await addStandardTemplates(as({ kind: "system", name: "test" }));
  const template = (await listTemplates(as(owner))).find(({ purpose }) => purpose === "position")!;

  const hidden = await rows.position(owner.id, {
    title: `${canary} Bridge Lead`,
    reqNumber: `${canary}-771`,
    description: `${canary} description`,
    blindDescription: `${canary} blind`,
  });
  const [boss] = await db
    .insert(people)
    .values({ firstName: "Harper", lastName: "Boss", zone, createdAt: noon, updatedAt: noon })
    .returning();
  const [contact] = await db
    .insert(contacts)
    .values({ clientId: hidden.clientId, personId: boss!.id, kind: "hiring_manager", main: true, createdAt: noon })
    .returning();
  await addOpening(as(owner), { positionId: hidden.id, reason: `${canary} second seat` });
  await addOpening(as(owner), { positionId: hidden.id, reason: `${canary} third seat` });

  const put = async (positionId: string, name: string) => {
    const { id, personId } = await rows.candidate(name, { discipline: "structural", level: "senior" });
    const { done } = await addToPosition(as(owner), { positionId, candidateIds: [id] });
    return { candidateId: id, personId, candidacyId: done[0]!.candidacyId };
  };
  const send = (candidacyId: string, on: string, minutes = 0) =>
    submitToClient(as(owner, minutes), {
      candidacyId,
      submittedOn: "2026-03-09",
      withoutRightReason: "Agreed by phone",
      note: `${canary} submittal`,
      decision: { on },
    });
  const meet = async (candidacyId: string, hours: number) => {
    const startsAt = new Date(noon.getTime() + hours * 3_600_000);
    const endsAt = new Date(startsAt.getTime() + 3_600_000);
    const place = `${canary} trailer`;
    return scheduleInterview(as(owner), { candidacyId, kind: "video", startsAt, endsAt, zone, place });
  };

  // In process: spoken with, submitted, a debrief due, and a decision date that has passed.
  const ana = await put(hidden.id, "Ana");
  await recordYes(as(owner), { candidacyId: ana.candidacyId });
  await send(ana.candidacyId, "2026-03-10", -3 * 1440);
  const held = await meet(ana.candidacyId, -24);
  const said = { side: "client", verdict: "yes", note: `${canary} debrief` } as const;
  await recordDebrief(as(owner), { interviewId: held.interviewId, ...said });
  await logTouch(as(owner), {
    personId: ana.personId,
    candidacyId: ana.candidacyId,
    kind: "call",
    outcome: "spoke",
    note: `${canary} call`,
  });
  // Closed out and owed an answer.
  const ben = await put(hidden.id, "Ben");
  await send(ben.candidacyId, "2026-03-20");
  const end = () =>
    closeOut(as(owner), {
      candidacyId: ben.candidacyId,
      side: "client",
      reason: "position_filled",
      note: `${canary} close-out`,
      runnerUp: true,
    });
  await end();
  // An offer out, a placement, and an interview today.
  const cara = await put(hidden.id, "Cara");
  await send(cara.candidacyId, "2026-03-20");
  await recordRight(as(owner), { candidacyId: cara.candidacyId, way: "call" });
  const out = await extendOffer(as(owner), {
    candidacyId: cara.candidacyId,
    payCents: 7_654_321,
    payUnit: "year",
    note: `${canary} offer`,
  });
  const dev = await put(hidden.id, "Dev");
  await send(dev.candidacyId, "2026-03-20");
  const taken = await extendOffer(as(owner), { candidacyId: dev.candidacyId, payCents: 7_654_321, payUnit: "year" });
  const { placementId } = await acceptOffer(as(owner), { offerId: taken.offerId, startOn: "2026-04-01" });
  const eva = await put(hidden.id, "Eva");
  await send(eva.candidacyId, "2026-03-20");
  const soon = await meet(eva.candidacyId, 2);
  // Back open, since the hold was lifted.
  await holdPosition(as(owner), { positionId: hidden.id, reason: `${canary} hold` });
  const { reopeningIds, operationId } = await liftHold(as(owner), {
    positionId: hidden.id,
    reason: `${canary} lifted`,
  });
  // The lifted hold brought him back to the board.
  const ended = await end();
  const stored = await storeTopOfMind(as(owner), { positionId: hidden.id });
  await dismissSuggestion(as(owner), { positionId: hidden.id, personId: ben.personId, reason: "not_now" });
  const { callListId } = await startCallList(as(owner), { positionId: hidden.id, lines: [{ personId: ana.personId }] });

  // What the outsider did about it while everybody saw it: a callback, an email, and its reply.
  const own = { personId: ana.personId, positionId: hidden.id };
  const callback = { ...own, recruiterId: outsider.id, dueAt: as(owner, 1).now, reason: `${canary} callback` };
  await scheduleCallback(as(outsider), callback);
  const letter = { purpose: "position", by: outsider.id, positionId: hidden.id, createdAt: noon } as const;
  const [outreach] = await db
    .insert(outreaches)
    .values({ ...letter, templateVersionId: template.versionId })
    .returning();
  const token = crypto.randomUUID();
  const { outreachId: draftId } = await startDraft(as(outsider), { personIds: [ana.personId], positionId: hidden.id });
  const [message] = await db
    .insert(messages)
    .values({
      ...letter,
      outreachId: outreach!.id,
      personId: ana.personId,
      candidacyId: ana.candidacyId,
      address: "ana@people.test",
      state: "needs_human",
      stateAt: noon,
      sendAt: noon,
      reason: `${canary} unknown`,
      zone,
      from: "a@firm.test",
      replyTo: "b@firm.test",
      subject: `${canary} subject`,
      html: `<p>${canary}`,
      text: `${canary} text`,
      idempotencyKey: token,
      replyToken: token,
      answerToken: token,
    })
    .returning();
  const [reply] = await db
    .insert(replies)
    .values({
      providerId: token,
      messageId: message!.id,
      personId: ana.personId,
      recruiterId: outsider.id,
      from: "ana@people.test",
      subject: `Re: ${canary} subject`,
      text: `${canary} answer`,
      freshText: `${canary} answer`,
      html: `<p>${canary} answer</p>`,
      receivedAt: noon,
    })
    .returning();
  const kept = {
    state: "kept",
    kind: "pdf",
    bytes: Buffer.from("%PDF"),
    createdAt: noon,
    nextAttemptAt: noon,
  } as const;
  const [file] = await db
    .insert(attachments)
    .values({ replyId: reply!.id, providerId: token, name: `${canary}.pdf`, size: 4, ...kept })
    .returning();

  // A position that everybody sees: the owner's list of it cites the restricted one.
  const open = await rows.position(outsider.id, { title: "Open Engineer", clientId: hidden.clientId });
  const seen = await addToPosition(as(outsider), { positionId: open.id, candidateIds: [ana.candidateId] });
  await storeTopOfMind(as(owner), { positionId: open.id });
  const [list] = await listStoredLists(as(owner), { positionId: open.id });

  const [moved] = await db.select().from(stageMoves).where(eq(stageMoves.candidacyId, eva.candidacyId)).limit(1);
  const clientAnswerId = await clientSide(as(owner, 2), {
    positionId: hidden.id,
    contactId: contact!.id,
    answered: { candidacyId: eva.candidacyId, words: `${canary} client`, operationId: moved!.operationId! },
    shown: { candidacyId: ana.candidacyId, note: `${canary} page` },
  });
  const restricted = await restrictPosition(as(owner, 1), {
    positionId: hidden.id,
    version: 1,
    viewerIds: [omar.id],
    reason: `${canary} reason`,
  });
  const [{ name: clientName } = { name: "" }] = await db.execute<{ name: string }>(
    sql`select name from clients where id = ${hidden.clientId}`,
  );
  return {
    db,
    as: (actor: Context["actor"]) => as(actor, 10),
    insiders: { owner, named: mintRecruiter(omar), admin: mintRecruiter(ada) },
    outsiders: { recruiter: outsider, manager: mintRecruiter(mo), viewer: mintRecruiter(vera) },
    hidden,
    clientName,
    contactId: contact!.id,
    callListId,
    ana,
    ben,
    cara,
    dev,
    eva,
    clientAnswerId,
    closeOutId: ended.closeOutId,
    closeOutOperationId: ended.operationId,
    moveOperationId: moved!.operationId!,
    offerId: out.offerId,
    placementId,
    interviewId: held.interviewId,
    upcomingId: soon.interviewId,
    reopeningId: reopeningIds[0]!,
    liftedOperationId: operationId,
    restrictedOperationId: restricted.operationId!,
    storedListId: stored.listId,
    outreachId: outreach!.id,
    draftId,
    messageId: message!.id,
    replyId: reply!.id,
    attachmentId: file!.id,
    template,
    open,
    openCandidacyId: seen.done[0]!.candidacyId,
    openListId: list!.id,
    ids: await idsOf(db, hidden.id),
  };
}
export type RestrictedFirm = Awaited<ReturnType<typeof restrictedFirm>>;

/** The ids of everything that belongs to a position, by table. */
async function idsOf(db: Database, positionId: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [table, position] of Object.entries(ofPositions)) {
    const rows = await db.execute<{ id: string }>(
      sql`select x.id from ${sql.identifier(table)} x where ${sql.raw(position)} = ${positionId}`,
    );
    found[table] = rows.map(({ id }) => id);
  }
  return found;
}
