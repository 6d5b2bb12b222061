import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { people, personActivity } from "@/db/schema/people";
import { personPaces } from "@/db/schema/wishes";
import { placeKey, type Recipient, type RecipientAsk } from "../rules/recipient";
import { listRecipientAddresses } from "./recipient-addresses";
import { listRecipientContacts } from "./recipient-contacts";
import { listRecipientPlaces } from "./recipient-places";
import { listRecipientRecords } from "./recipient-record";

/**
 * Reads everything the rules of contact ask about these people, in the order asked. Called under the people's locks
 * where it decides something, so that each statement sees what the last holder of the lock wrote.
 */
export async function listRecipients(context: Context, asks: RecipientAsk[]): Promise<(Recipient | null)[]> {
  if (asks.length === 0) return [];
  const ids = [...new Set(asks.map((ask) => ask.personId))];
  const persons = await context.db
    .select({
      id: people.id,
      firstName: people.firstName,
      lastName: people.lastName,
      zone: people.zone,
      mergedIntoId: people.mergedIntoId,
      erasedAt: people.erasedAt,
      doNotContactAt: people.doNotContactAt,
      candidateId: candidates.id,
      restingSince: personActivity.restingSince,
      pace: personPaces.pace,
    })
    .from(people)
    .leftJoin(candidates, eq(candidates.personId, people.id))
    .leftJoin(personActivity, eq(personActivity.personId, people.id))
    .leftJoin(personPaces, and(eq(personPaces.personId, people.id), isNull(personPaces.endedAt)))
    .where(inArray(people.id, ids));
  const byId = new Map(persons.map((person) => [person.id, person]));
  const addresses = await listRecipientAddresses(context, ids);
  const record = await listRecipientRecords(context, ids, asks);
  const places = await listRecipientPlaces(context, asks, byId);
  const contacts = await listRecipientContacts(
    context,
    ids,
    asks.flatMap((ask) => ask.messageId ?? []),
  );

  return asks.map((ask) => {
    const person = byId.get(ask.personId);
    if (!person) return null;
    const place = places.get(placeKey(ask));
    const optOut = addresses.optOuts.get(ask.personId) ?? null;
    return {
      personId: person.id,
      name: `${person.firstName} ${person.lastName}`.trim(),
      zone: person.zone,
      gone: person.mergedIntoId !== null || person.erasedAt !== null,
      candidate: person.candidateId !== null,
      doNotContact: person.doNotContactAt !== null,
      addresses: addresses.of.get(person.id) ?? [],
      optOut,
      restingSince: person.restingSince,
      pace: person.pace,
      pauses: record.pauses.get(person.id) ?? [],
      slots: (record.slots.get(person.id) ?? []).filter((slot) => slot.messageId !== ask.messageId),
      candidacy: place?.candidacy ?? null,
      knownToClient: place?.knownToClient ?? false,
      askedSinceOptOut: record.askedSince(ask, optOut?.at ?? addresses.refusedAt.get(person.id) ?? null),
      lastInboundAt: record.lastInboundAt(person.id),
      emailedForReopeningAt: record.emailedForReopeningAt(ask),
      itemsHad: record.itemsHad(ask),
      contact: contacts.get(person.id) ?? null,
      touchedSince: record.touchedSince(ask),
      repliedSince: record.repliedSince(ask),
    };
  });
}
