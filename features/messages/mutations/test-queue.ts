import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { type Context, mintRecruiter } from "@/db/context";
import { messages, slots } from "@/db/schema/messages";
import { testDatabase } from "@/db/test-database";
import { some, testFirm } from "@/db/test-firm";
import type { OutreachInput } from "@/features/outreach/inputs";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { addStandardTemplates } from "@/features/templates/mutations/add-standard-templates";
import { listTemplates } from "@/features/templates/queries/list-templates";

/** Tuesday, March 10, 2026, 11:00 AM in Tampa. */
export const start = new Date("2026-03-10T15:00:00Z");

/** A firm of its own that queues email, at a time that the test lets pass. */
export async function testQueue() {
  const { db, sql, url } = await testDatabase();
  let now = start;
  const firm = await testFirm(db, start);
  const context = (): Context => ({ actor: mintRecruiter(firm.recruiter), now, db });
  const system = (): Context => ({ actor: { kind: "system", name: "test" }, now, db });
  await addStandardTemplates(context());
  const versions = new Map((await listTemplates(context())).map((template) => [template.name, template.versionId]));

  /** Queues free outreach to a new person, or what else is asked. */
  async function queue(more: Partial<OutreachInput> = {}, given: Parameters<typeof firm.person>[0] = {}) {
    const person = await firm.person(given);
    return { ...person, ...(await queueTo(person.personId, more)) };
  }

  async function queueTo(personId: string, more: Partial<OutreachInput> = {}) {
    const { queued, outreachId } = await queueOutreach(context(), {
      operationKey: randomUUID(),
      templateVersionId: some(versions.get("Free outreach")),
      purpose: "free",
      recipients: [{ personId }],
      ...more,
    });
    return { messageId: some(queued[0]).messageId, outreachId };
  }

  async function look(messageId: string) {
    const [message] = await db.select().from(messages).where(eq(messages.id, messageId));
    const [slot] = await db.select().from(slots).where(eq(slots.messageId, messageId));
    return { ...some(message), slot: slot?.state };
  }

  return {
    db,
    sql,
    url,
    firm,
    versions,
    context,
    system,
    queue,
    queueTo,
    look,
    clock: () => now,
    goTo: (at: Date) => void (now = at),
    pass: (ms: number) => void (now = new Date(now.getTime() + ms)),
  };
}
