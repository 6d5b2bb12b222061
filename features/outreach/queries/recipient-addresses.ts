import { and, asc, desc, inArray, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { personEmails } from "@/db/schema/people";
import { optOuts, suppressions } from "@/db/schema/suppressions";
import type { Recipient } from "../rules/recipient";
import { listSuppressionsOf } from "@/features/people/queries/list-suppressions-of";

/** Addresses in the order in which they are tried, what holds each of them, and the person's own will. */
export async function listRecipientAddresses(context: Context, personIds: string[]) {
  const { db } = context;
  const rows = await db
    .select()
    .from(personEmails)
    .where(inArray(personEmails.personId, personIds))
    .orderBy(desc(personEmails.primary), asc(personEmails.createdAt), asc(personEmails.id));
  const held = await listSuppressionsOf(
    context,
    rows.map((row) => row.address),
  );
  const wills = await db
    .select()
    .from(optOuts)
    .where(and(inArray(optOuts.personId, personIds), isNull(optOuts.liftedAt)));
  const refusals = await db
    .select({ address: suppressions.address, at: suppressions.at })
    .from(suppressions)
    .where(
      and(
        inArray(
          suppressions.address,
          rows.map((row) => row.address),
        ),
        isNull(suppressions.liftedAt),
      ),
    );

  const of = new Map<string, Recipient["addresses"]>();
  const refusedAt = new Map<string, Date>();
  for (const row of rows) {
    const mine = of.get(row.personId) ?? [];
    mine.push({ address: row.address, shared: row.shared, suppressedFor: held.get(row.address) ?? [] });
    of.set(row.personId, mine);
    for (const refusal of refusals.filter((one) => one.address === row.address)) {
      const before = refusedAt.get(row.personId);
      if (!before || refusal.at > before) refusedAt.set(row.personId, refusal.at);
    }
  }
  return {
    of,
    refusedAt,
    optOuts: new Map(wills.map((will) => [will.personId, { reason: will.reason, at: will.at }])),
  };
}
