import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { clients, contacts } from "@/db/schema/clients";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { addPerson } from "@/features/people/mutations/add-person";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import type { AddContactInput } from "../inputs";

/**
 * A person at a client: the person of the email address, or a new one. The first contact is the main one. Somebody who
 * had left comes back as a contact.
 */
export async function addContact(
  context: Context,
  input: AddContactInput,
): Promise<{ contactId: string; personId: string }> {
  requireWriter(context.actor);
  const { clientId, kind = "hiring_manager", title = "", prefersPhone = false } = input;
  return runOperation(context, { verb: "addContact" }, async (inside) => {
    const { db: tx } = inside;
    // The lock settles which of two first contacts is the main one.
    const [client] = await tx
      .select({ id: clients.id, name: clients.name, city: clients.city, state: clients.state })
      .from(clients)
      .where(eq(clients.id, clientId))
      .for("no key update");
    if (!client) throw new NotFound("client");
    const { personId } = await addPerson(inside, {
      firstName: input.firstName ?? "",
      lastName: input.lastName ?? "",
      emails: input.email ? [input.email] : [],
      phones: input.phone ? [{ raw: input.phone, kind: "work" }] : [],
      city: client.city,
      state: client.state,
    });
    const mains = await tx.$count(contacts, and(eq(contacts.clientId, clientId), eq(contacts.main, true)));
    const main = input.main === true || mains === 0;
    if (main && mains > 0) await tx.update(contacts).set({ main: false }).where(eq(contacts.clientId, clientId));

    const [known] = await tx
      .select({ id: contacts.id, leftAt: contacts.leftAt })
      .from(contacts)
      .where(and(eq(contacts.clientId, clientId), eq(contacts.personId, personId)));
    if (known && !known.leftAt) throw new Refusal(`They are a contact of ${client.name} already.`, "email");
    const facts = { kind, title: title.trim(), main, prefersPhone };
    const written = { ...facts, ...(main ? { mainOperationId: inside.operation.id } : {}) };
    const [contact] = known
      ? await tx
          .update(contacts)
          .set({ ...written, leftAt: null })
          .where(eq(contacts.id, known.id))
          .returning({ id: contacts.id })
      : await tx
          .insert(contacts)
          .values({ ...written, clientId, personId, createdAt: context.now })
          .returning({ id: contacts.id });
    if (!contact) throw new Error("The contact was not written.");
    await recordAudit(inside, {
      noun: "contacts",
      subjectId: contact.id,
      personId,
      fields: Object.keys(facts),
    });
    return { contactId: contact.id, personId };
  });
}
