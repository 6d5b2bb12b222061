import { desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { sharedItems } from "@/db/schema/shared-items";
import { valueItems } from "@/db/schema/value-items";
import { NotFound, Refusal } from "@/lib/errors";
import { readLink } from "../rules/link";

/** What is worth sharing and in use, the newest first, with how many people it was sent to. */
export async function listValueItems(context: Context) {
  return present(context).where(isNull(valueItems.archivedAt)).orderBy(desc(valueItems.createdAt), desc(valueItems.id));
}
export type ValueItem = Awaited<ReturnType<typeof listValueItems>>[number];

/** What is out of use, last archived first. */
export async function listArchivedValueItems(context: Context) {
  return present(context)
    .where(isNotNull(valueItems.archivedAt))
    .orderBy(desc(valueItems.archivedAt), desc(valueItems.id));
}

/** One item, also one that is out of use. */
export async function getValueItem(context: Context, valueItemId: string) {
  const [item] = await present(context).where(eq(valueItems.id, valueItemId));
  if (!item) throw new NotFound("item");
  return item;
}

/** The link as it is kept. */
export function requireShareableLink(pasted: string): string {
  const link = readLink(pasted);
  if ("problem" in link) throw new Refusal(link.problem, "url");
  return link.url;
}

function present({ db }: Context) {
  return db
    .select({
      id: valueItems.id,
      kind: valueItems.kind,
      url: valueItems.url,
      title: valueItems.title,
      note: valueItems.note,
      disciplines: valueItems.disciplines,
      sectors: valueItems.sectors,
      states: valueItems.states,
      version: valueItems.version,
      operationId: valueItems.operationId,
      archivedAt: valueItems.archivedAt,
      createdAt: valueItems.createdAt,
      by: recruiters.name,
      shared: sql<number>`(select count(*)::int from ${sharedItems}
        where ${sharedItems.valueItemId} = ${valueItems.id} and ${sharedItems.releasedAt} is null)`,
    })
    .from(valueItems)
    .innerJoin(recruiters, eq(recruiters.id, valueItems.by))
    .$dynamic();
}
