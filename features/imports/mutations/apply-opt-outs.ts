import { and, inArray, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { people } from "@/db/schema/people";
import { lockPeople } from "@/features/people/mutations/refresh-activity";
import { setDoNotContact } from "@/features/people/mutations/set-do-not-contact";
import { optOutPerson } from "@/features/suppressions/mutations/opt-out-person";
import { suppressAddress } from "@/features/suppressions/mutations/suppress-address";
import { cutText } from "@/lib/text";
import type { ReadRow } from "../rules/rows";

type WithPerson = { row: ReadRow; personId: string | null };

/**
 * What people told another system holds here: on the do-not-email list, or marked as do not contact. Of a row that
 * brings in nobody its address is on the list all the same. Returns what each row is told, in their order.
 */
export async function applyOptOuts(
  context: Context,
  { fileName }: { fileName: string },
  rows: WithPerson[],
): Promise<string[][]> {
  const asked = rows.flatMap((one) => (one.row.optOut ? [one] : []));
  if (asked.length === 0) return [];
  const note = cutText(`Imported: ${fileName}`, 300);
  const personIds = asked.flatMap(({ personId }) => personId ?? []);
  // All at once, in the order of their ids: two imports of the same people wait for each other.
  await lockPeople(context, personIds);
  const free = await findUnmarked(context, personIds);
  const told: string[][] = [];
  for (const { row, personId } of rows) told.push(await applyRow(context, { row, personId, note, free }));
  return told;
}

type Applied = WithPerson & { note: string; free: Set<string> };

async function applyRow(context: Context, { row, personId, note, free }: Applied): Promise<string[]> {
  const { optOut } = row;
  if (!optOut) return [];
  const address = row.address ?? undefined;
  if (!personId) {
    if (!address) return [];
    await suppressAddress(context, { address, reason: "manual", note });
    return [`${address} is on the do-not-email list now.`];
  }
  if (optOut.noContact && free.delete(personId)) await setDoNotContact(context, { personId, reason: note });
  if (optOut.noEmail) await optOutPerson(context, { personId, reason: "manual", note, ...(address && { address }) });
  return [optOut.noContact ? "Marked as do not contact." : "On the do-not-email list."];
}

async function findUnmarked({ db }: Context, personIds: string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, personIds), isNull(people.doNotContactAt)));
  return new Set(rows.map(({ id }) => id));
}
