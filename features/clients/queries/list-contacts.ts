import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { contacts } from "@/db/schema/clients";
import { people } from "@/db/schema/people";
import { personName } from "@/features/people/queries/person-name";
import { NotFound } from "@/lib/errors";

const columns = {
  id: contacts.id,
  clientId: contacts.clientId,
  personId: contacts.personId,
  name: personName(),
  firstName: people.firstName,
  kind: contacts.kind,
  title: contacts.title,
  main: contacts.main,
  prefersPhone: contacts.prefersPhone,
  version: contacts.version,
  leftAt: contacts.leftAt,
  zone: people.zone,
  doNotContactAt: people.doNotContactAt,
  email: sql<string | null>`(select e.address from person_emails e where e.person_id = ${people.id}
    order by e."primary" desc, e.id limit 1)`,
  phone: sql<string | null>`(select coalesce(n.e164, n.raw) from person_phones n
    where n.person_id = ${people.id} and n.wrong_at is null order by n."primary" desc, n.id limit 1)`,
};

/** Decisions that a contact owes, as far as the reader may see whom they are about. */
const openDecisions = ({ actor }: Context) => sql<number>`(select count(*)::int from promises d
  join positions p on p.id = d.position_id join candidacies c on c.id = d.candidacy_id
  where p.client_id = ${contacts.clientId} and coalesce(d.contact_id, p.contact_id) = ${contacts.id}
    and d.kind = 'theirs' and d.state = 'open' and c.closed_at is null and c.superseded_by_id is null
    and ${maySee(actor, sql`p.id`)})`;

function select(context: Context) {
  return context.db
    .select({ ...columns, openDecisions: openDecisions(context) })
    .from(contacts)
    .innerJoin(people, eq(people.id, contacts.personId));
}

/** The contacts of a client: the main one first, those who left last. */
export async function listContacts(reader: Context, clientId: string) {
  return select(reader)
    .where(and(eq(contacts.clientId, clientId), isNull(people.mergedIntoId)))
    .orderBy(sql`${contacts.leftAt} is not null`, desc(contacts.main), people.lastName, people.firstName, contacts.id);
}
export type ContactRow = Awaited<ReturnType<typeof listContacts>>[number];

export async function listMainContactsByClient(reader: Context, clientIds: string[]): Promise<Map<string, ContactRow>> {
  if (clientIds.length === 0) return new Map();
  const rows = await select(reader).where(and(inArray(contacts.clientId, clientIds), eq(contacts.main, true)));
  return new Map(rows.map((row) => [row.clientId, row]));
}

/** One contact, with whom they are at. */
export async function getContact(reader: Context, contactId: string) {
  const [row] = await select(reader).where(and(eq(contacts.id, contactId), isNull(people.mergedIntoId)));
  if (!row) throw new NotFound("contact");
  return row;
}

/** For the choice of a contact in forms: who is still there. */
export async function listContactOptions(
  reader: Context,
  clientId: string,
): Promise<{ value: string; label: string }[]> {
  const rows = await listContacts(reader, clientId);
  return rows
    .filter((row) => !row.leftAt)
    .map((row) => ({ value: row.id, label: row.title ? `${row.name}, ${row.title}` : row.name }));
}
