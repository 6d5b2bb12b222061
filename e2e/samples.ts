import { eq } from "drizzle-orm";
import type { Context, Recruiter } from "@/db/context";
import { checkInPromises, checkIns } from "@/db/schema/check-ins";
import { contacts } from "@/db/schema/clients";
import { replies } from "@/db/schema/inbound";
import { invitations } from "@/db/schema/invitations";
import { messages, outreaches } from "@/db/schema/messages";
import { operations } from "@/db/schema/operations";
import { personEmails } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { promises } from "@/db/schema/promises";
import { recruiterLinks } from "@/db/schema/recruiter-links";
import { photos } from "@/db/schema/signatures";
import { submittalPagePeople, submittalPages } from "@/db/schema/submittal-pages";
import { attachments } from "@/db/schema/threads";
import { systemEmails } from "@/db/schema/system-emails";
import { uploadImport } from "@/features/imports/mutations/upload-import";
import { setLogo } from "@/features/settings/mutations/set-logo";
import { listTemplates } from "@/features/templates/queries/list-templates";
import { startCallList } from "@/features/top-of-mind/mutations/start-call-list";
import { addValueItem } from "@/features/value-items/mutations/add-value-item";
import { makeToken, tokenHash } from "@/lib/link-token";
import type { Door } from "./doors";
import { forEach, knock } from "./knock";
import { makeBoard } from "./on-board";

/** One of each thing that has a page of its own. Returns the address that only its email knows. */
export async function furnish(context: Context & { actor: Recruiter }): Promise<string[]> {
  const board = await makeBoard(context);
  const { positionId, personIds, path } = board;
  await uploadImport(context, {
    fileName: "people.csv",
    file: [Buffer.from("Name,Email\nAna Lopez,ana@people.test\n")],
  });
  await setLogo(context, { image: "data:image/png;base64,iVBORw0KGgo=", reason: "for a test" });
  await addValueItem(context, {
    kind: "article",
    url: `https://enr.com/${crypto.randomUUID()}`,
    title: "Bridge program grows",
    note: "Two of its projects are in Tampa.",
    disciplines: [],
    sectors: [],
    states: [],
  });
  const free = (await listTemplates(context)).find(({ purpose }) => purpose === "free");
  if (!free) throw new Error("There is no template for free outreach.");
  const [personId = ""] = personIds;
  const letter = { purpose: "free", by: context.actor.id, createdAt: context.now } as const;
  const sent = { ...letter, templateVersionId: free.versionId };
  const [outreach] = await context.db.insert(outreaches).values(sent).returning({ id: outreaches.id });
  const answerToken = crypto.randomUUID();
  // Canceled, so that nothing is sent.
  const rest = {
    state: "canceled",
    reason: "for a test",
    stateAt: context.now,
    sendAt: context.now,
    zone: "America/New_York",
  } as const;
  const words = { from: "a@firm.test", replyTo: "b@firm.test", subject: "Hi", html: "<p>Hi", text: "Hi" };
  const [address] = await context.db.select().from(personEmails).where(eq(personEmails.personId, personId));
  const email = {
    ...letter,
    ...rest,
    ...words,
    personId,
    outreachId: outreach?.id ?? "",
    address: address?.address ?? "",
    answerToken,
    replyToken: answerToken,
    idempotencyKey: answerToken,
  };
  const [message] = await context.db.insert(messages).values(email).returning({ id: messages.id });
  const [reply] = await context.db
    .insert(replies)
    .values({
      providerId: answerToken,
      messageId: message?.id ?? null,
      personId,
      from: "ana@people.test",
      subject: "Re: Hi",
      text: "Call me.",
      freshText: "Call me.",
      html: "<p>Call me.</p>",
      receivedAt: context.now,
      recruiterId: context.actor.id,
    })
    .returning({ id: replies.id });
  const file = { replyId: reply?.id ?? "", providerId: answerToken, name: "resume.pdf", size: 8 };
  const kept = { state: "kept", kind: "pdf", bytes: Buffer.from("%PDF-1.7") } as const;
  await context.db.insert(attachments).values({ ...file, ...kept, nextAttemptAt: context.now, createdAt: context.now });
  const asked = await askContact(context, { positionId, candidacyId: board.cardOf(0), email });
  const invitation = await invite(context);
  const own = [...(await linksOf(context)), await photoOf(context)];
  const lines = personIds.map((one) => ({ personId: one, note: "Ask about the bridge" }));
  const { callListId } = await startCallList(context, { positionId, lines });
  const opened = [path, `/positions/${positionId}/top-of-mind`, `/call-lists/${callListId}`, `/replies/${reply?.id}`];
  return [
    ...opened,
    ...asked,
    `/answer/${answerToken}`,
    `/answer/${answerToken}/record`,
    `/invite/${invitation}`,
    ...own,
  ];
}

type Asked = { positionId: string; candidacyId: string; email: typeof messages.$inferInsert };

/** A contact who was asked about a decision of theirs: the page of the recruiter, and the one that the email links to. */
async function askContact(
  { db, now, actor }: Context & { actor: Recruiter },
  { positionId, candidacyId, email }: Asked,
) {
  const [position] = await db.select().from(positions).where(eq(positions.id, positionId));
  const { personId } = email;
  const row = { clientId: position?.clientId ?? "", personId, createdAt: now };
  const [contact] = await db.insert(contacts).values(row).returning({ id: contacts.id });
  const contactId = contact?.id ?? "";
  const due = { kind: "theirs", positionId, candidacyId, contactId, dueOn: "2026-01-05" } as const;
  const [promise] = await db
    .insert(promises)
    .values({ ...due, zone: "America/New_York", createdAt: now })
    .returning({ id: promises.id });
  const token = crypto.randomUUID();
  const keys = { answerToken: token, replyToken: token, idempotencyKey: token };
  const [message] = await db
    .insert(messages)
    .values({ ...email, ...keys, outreachId: null, purpose: "client_check_in" })
    .returning({ id: messages.id });
  const [operation] = await db.select({ id: operations.id }).from(operations).limit(1);
  const later = new Date(now.getTime() + 86_400_000);
  const ids = { contactId, messageId: message?.id ?? "", operationId: operation?.id ?? "", by: actor.id };
  const [checkIn] = await db
    .insert(checkIns)
    .values({ ...ids, until: later, expiresAt: later, createdAt: now })
    .returning({ id: checkIns.id });
  await db.insert(checkInPromises).values({ checkInId: checkIn?.id ?? "", promiseId: promise?.id ?? "" });
  const page = { positionId, contactId, token, names: "full", by: actor.id } as const;
  const [shared] = await db
    .insert(submittalPages)
    .values({ ...page, fields: ["title"], operationId: ids.operationId, expiresAt: later, createdAt: now })
    .returning({ id: submittalPages.id });
  await db.insert(submittalPagePeople).values({ pageId: shared?.id ?? "", candidacyId, place: 1 });
  return [`/check-ins/${contactId}`, `/decide/${token}`, `/submittal/${token}`];
}

/** The photo below this recruiter's emails. */
async function photoOf({ actor, db, now }: Context & { actor: Recruiter }): Promise<string> {
  const bytes = Buffer.from("\u0089PNG\r\n\u001a\nrest", "latin1");
  const row = { recruiterId: actor.id, type: "image/png", bytes, shown: true, changedAt: now } as const;
  const [photo] = await db.insert(photos).values(row).returning({ publicId: photos.publicId });
  return `/api/photo/${photo?.publicId ?? ""}`;
}

/** The links that this recruiter could have been sent. */
async function linksOf({ actor, db, now }: Context & { actor: Recruiter }): Promise<string[]> {
  const [reset, email, signIn] = [makeToken(), makeToken(), makeToken()];
  const link = { recruiterId: actor.id, createdAt: now, expiresAt: new Date(now.getTime() + 3_600_000) };
  await db.insert(recruiterLinks).values([
    { ...link, kind: "password_reset", tokenHash: tokenHash(reset) },
    { ...link, kind: "sign_in", tokenHash: tokenHash(signIn) },
    { ...link, kind: "email_change", tokenHash: tokenHash(email), newEmail: `${reset}@recruiters.test`.toLowerCase() },
  ]);
  return [`/reset/${reset}`, `/new-email/${email}`, `/login/link/${signIn}`];
}

/** An invitation, whose link is known without its email: that one came back, so that nothing is sent. */
async function invite({ db, now }: Context): Promise<string> {
  const address = `${crypto.randomUUID()}@recruiters.test`;
  const token = makeToken();
  const expiresAt = new Date(now.getTime() + 3_600_000);
  const words = { from: "a@firm.test", replyTo: "b@firm.test", subject: "Hi", idempotencyKey: address };
  const [email] = await db
    .insert(systemEmails)
    .values({
      ...words,
      kind: "invitation",
      address,
      state: "bounced",
      stateAt: now,
      reason: "no such mailbox",
      sendBefore: expiresAt,
      createdAt: now,
    })
    .returning({ id: systemEmails.id });
  const sent = { tokenHash: tokenHash(token), sentAt: now, expiresAt, emailId: email?.id ?? "" };
  await db.insert(invitations).values({ address, role: "viewer", invitedAt: now, ...sent });
  return token;
}

/**
 * An address of each door on which there is something: found by following links as people do, and for routes, which
 * nothing links to, by what stands in the addresses and the words of the pages that were seen.
 */
export async function findSamples(base: string, cookie: string, doors: Door[], known: string[]) {
  const samples = new Map<string, string>();
  const values = new Set<string>();
  const queue = [
    ...doors.filter(({ page, pattern }) => page && !pattern.includes("[")).map(({ pattern }) => pattern),
    ...known,
  ];
  await forEach(queue, async (path) => {
    const { body, status } = await knock(base, { path, cookie });
    const door = doors.find((one) => one.page && fits(one.pattern, path));
    if (door && status < 400 && !samples.has(door.pattern)) samples.set(door.pattern, path);
    for (const [id] of body.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)) values.add(id);
    for (const [, link = ""] of body.matchAll(/href="(\/[^"?#]*)/g)) {
      const leadsTo = doors.find((one) => one.page && fits(one.pattern, link));
      const another = leadsTo && !samples.has(leadsTo.pattern) && !queue.some((seen) => fits(leadsTo.pattern, seen));
      if (another) queue.push(link);
    }
  });
  for (const path of known) values.add(path.split("/").at(-1) ?? "");
  for (const { pattern, methods } of doors.filter((door) => !samples.has(door.pattern))) {
    const method = methods.includes("GET") ? "GET" : "HEAD";
    for (const value of pattern.includes("[") ? values : [""]) {
      const path = pattern.replaceAll(/\[\w+\]/g, value);
      const { status } = await knock(base, { path, cookie, method });
      // A route that only takes something in says so where nothing else is wrong with its address; one that wants a
      // token of its own asks for it.
      if (status >= 400 && status !== 401 && (method === "GET" || status !== 405)) continue;
      samples.set(pattern, path);
      break;
    }
  }
  return samples;
}

/** Whether an address leads to this door: "/positions/new" is none of "/positions/[id]". */
function fits(pattern: string, path: string) {
  const parts = path.split("/");
  const wanted = pattern.split("/");
  const same = (part: string, at: number) => (part.startsWith("[") ? /[\d]/.test(parts[at] ?? "") : part === parts[at]);
  return parts.length === wanted.length && wanted.every(same);
}

/** The id of something that is there, by what fields call it: "candidacies" are found by a `candidacyId`. */
export function idsOf(samples: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const [pattern, path] of samples) {
    const [, noun = ""] = /(\w+)\/\[id\]/.exec(pattern) ?? [];
    const [id] = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(path) ?? [];
    if (noun && id) found.set(`${noun.replace(/ies$/, "y").replace(/s$/, "")}Id`, id);
  }
  return found;
}
