import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { type Context, mintRecruiter } from "@/db/context";
import { messages, outreaches, slots } from "@/db/schema/messages";
import { some, testFirm } from "@/db/test-firm";
import type { OutreachInput } from "@/features/outreach/inputs";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { addStandardTemplates } from "@/features/templates/mutations/add-standard-templates";
import { listTemplates } from "@/features/templates/queries/list-templates";

/** Tuesday, March 10, 2026, 11:00 AM in Tampa. */
export const start = new Date("2026-03-10T15:00:00Z");
export const inDays = (days: number) => new Date(start.getTime() + days * 86_400_000);

/** A firm that queues email in this database, at a time that whoever plays it lets pass. */
export async function testQueueIn(db: Database) {
  let now = start;
  const firm = await testFirm(db, start);
  const context = (): Context => ({ actor: mintRecruiter(firm.recruiter), now, db });
  const system = (): Context => ({ actor: { kind: "system", name: "test" }, now, db });
  await addStandardTemplates(context());
  const versions = new Map((await listTemplates(context())).map((template) => [template.name, template.versionId]));

  /** Asks for free outreach to these people, or for what else is given. */
  function free(personIds: string[], more: Partial<OutreachInput> = {}): OutreachInput {
    return {
      templateVersionId: some(versions.get("General outreach")),
      purpose: "free",
      recipients: personIds.map((personId) => ({ personId })),
      ...more,
    };
  }

  function aboutPosition(personIds: string[], more: Partial<OutreachInput> = {}): OutreachInput {
    return free(personIds, {
      templateVersionId: some(versions.get("Position outreach")),
      purpose: "position",
      positionId: firm.position.id,
      ...more,
    });
  }

  /** Queues free outreach to a new person, or what else is asked. */
  async function queue(more: Partial<OutreachInput> = {}, given: Parameters<typeof firm.person>[0] = {}) {
    const person = await firm.person(given);
    return { ...person, ...(await queueTo(person.personId, more)) };
  }

  async function queueTo(personId: string, more: Partial<OutreachInput> = {}) {
    const { queued, outreachId } = await queueOutreach(context(), free([personId], more));
    return { messageId: some(queued[0]).messageId, outreachId };
  }

  async function look(messageId: string) {
    const [message] = await db.select().from(messages).where(eq(messages.id, messageId));
    const [slot] = await db.select().from(slots).where(eq(slots.messageId, messageId));
    return { ...some(message), slot: slot?.state };
  }

  /** Writes an email past every rule, as an import or a second program would. */
  async function insertMessage(
    { personId, address }: { personId: string; address: string },
    more: Partial<typeof messages.$inferInsert> = {},
  ) {
    const id = randomUUID();
    const words = { from: "x", replyTo: "x", subject: "x", html: "x", text: "x" };
    const keys = { idempotencyKey: id, replyToken: id, answerToken: id };
    const times = { stateAt: start, sendAt: start, createdAt: start };
    const outreachId = more.outreachId ?? (await insertOutreach());
    const carries = more.purpose === "check_in" ? "fact" : null;
    const about = {
      personId,
      address,
      purpose: "free",
      carries,
      by: firm.recruiter.id,
      zone: "America/New_York",
    } as const;
    const [row] = await db
      .insert(messages)
      .values({ id, outreachId, ...about, ...words, ...keys, ...times, ...more })
      .returning();
    return some(row);
  }

  async function insertOutreach() {
    const { templateVersionId } = free([]);
    const [row] = await db
      .insert(outreaches)
      .values({ templateVersionId, purpose: "free", by: firm.recruiter.id, createdAt: start })
      .returning();
    return some(row).id;
  }

  return {
    db,
    firm,
    versions,
    context,
    system,
    free,
    aboutPosition,
    queue,
    queueTo,
    look,
    insertMessage,
    clock: () => now,
    goTo: (at: Date) => void (now = at),
    pass: (ms: number) => void (now = new Date(now.getTime() + ms)),
  };
}
