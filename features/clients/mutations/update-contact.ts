import { and, eq, isNull, ne } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { clients, contacts } from "@/db/schema/clients";
import { recordAudit } from "@/features/audit/mutations";
import { changedFields, isChanged } from "@/features/audit/rules";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import type { SetMainContactInput, UpdateContactInput } from "../inputs";

type Contact = typeof contacts.$inferSelect;

/** What this client calls them, and whether they would rather be called. Names and addresses are the person's. */
export async function updateContact(
  context: Context,
  { contactId, version, kind, title, prefersPhone }: UpdateContactInput,
): Promise<void> {
  requireWriter(context.actor);
  await onContact(context, contactId, "updateContact", async (inside, contact) => {
    if (contact.version !== version)
      await refuseForWhoDid(inside, contact.operationId, (who, when) => `${who} changed this contact ${when}.`);
    const after = {
      kind: kind ?? contact.kind,
      title: title?.trim() ?? contact.title,
      prefersPhone: prefersPhone ?? contact.prefersPhone,
    };
    if (isChanged(changedFields(contact, after)))
      await inside.db
        .update(contacts)
        .set({ ...after, version: version + 1, operationId: inside.operation.id })
        .where(eq(contacts.id, contactId));
    return after;
  });
}

/** The one whom check-ins and thanks go to. Of two recruiters at once the later one is told who was first. */
export async function setMainContact(context: Context, { contactId, seenMainId }: SetMainContactInput): Promise<void> {
  requireWriter(context.actor);
  await onContact(context, contactId, "setMainContact", async (inside, contact) => {
    if (contact.leftAt) throw new Refusal("They have left. Choose a contact who is there.");
    await refuseAnotherMain(inside, contact.clientId, seenMainId);
    if (!contact.main) await makeMain(inside, contact.clientId, contactId);
    return { main: true };
  });
}

/** They left the company. Another contact becomes the main one where this one was. */
export async function markContactLeft(context: Context, { contactId }: { contactId: string }): Promise<void> {
  requireWriter(context.actor);
  await onContact(context, contactId, "markContactLeft", async (inside, contact) => {
    if (contact.leftAt)
      return refuseForWhoDid(inside, contact.leftOperationId, (who, when) => `${who} recorded ${when} that they left.`);
    await inside.db
      .update(contacts)
      .set({ leftAt: inside.now, leftOperationId: inside.operation.id, main: false })
      .where(eq(contacts.id, contactId));
    if (contact.main) await promoteNext(inside, contact.clientId, contactId);
    return { leftAt: inside.now, main: false };
  });
}

/** Under the client's lock, so that there is one main contact whoever is first. */
async function onContact(
  context: Context,
  contactId: string,
  verb: string,
  /** Writes the change and returns the fields as they are now. */
  change: (inside: OperationContext, contact: Contact) => Promise<Partial<Contact>>,
) {
  await runOperation(context, { verb }, async (inside) => {
    const { db: tx } = inside;
    const [found] = await tx.select({ clientId: contacts.clientId }).from(contacts).where(eq(contacts.id, contactId));
    if (!found) throw new NotFound("contact");
    await tx.select({ id: clients.id }).from(clients).where(eq(clients.id, found.clientId)).for("no key update");
    const [contact] = await tx.select().from(contacts).where(eq(contacts.id, contactId));
    if (!contact) throw new NotFound("contact");
    const values = changedFields(contact, await change(inside, contact));
    const { personId } = contact;
    if (isChanged(values)) await recordAudit(inside, { noun: "contacts", subjectId: contactId, personId, values });
  });
}

async function refuseAnotherMain(inside: OperationContext, clientId: string, seenMainId: string | null) {
  const here = await inside.db.select().from(contacts).where(eq(contacts.clientId, clientId));
  const main = here.find((one) => one.main);
  if ((main?.id ?? null) === seenMainId) return;
  const seen = here.find((one) => one.id === seenMainId);
  await refuseForWhoDid(
    inside,
    main ? main.mainOperationId : seen?.leftOperationId,
    (who, when) => `${who} changed the main contact ${when}. Look at who it is now first.`,
  );
}

async function makeMain({ db, operation }: OperationContext, clientId: string, contactId: string) {
  await db.update(contacts).set({ main: false }).where(eq(contacts.clientId, clientId));
  await db.update(contacts).set({ main: true, mainOperationId: operation.id }).where(eq(contacts.id, contactId));
}

async function promoteNext(inside: OperationContext, clientId: string, contactId: string) {
  const [next] = await inside.db
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.clientId, clientId), ne(contacts.id, contactId), isNull(contacts.leftAt)))
    .orderBy(contacts.createdAt, contacts.id)
    .limit(1);
  if (next) await makeMain(inside, clientId, next.id);
}
