import { sql, type SQL } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { insertRows } from "@/db/many-rows";
import { handedOver } from "@/db/schema/handovers";
import type { HandedOverNoun } from "@/db/vocabulary/handovers";
import { recordAudit } from "@/features/audit/mutations";

type Change = {
  handoverId: string;
  fromId: string;
  toId: string;
};

/** What belongs to whom, and what changes with it: forms that are open elsewhere see a newer version. */
const tables: Record<HandedOverNoun, { owner: SQL; left: SQL; also: (inside: OperationContext) => SQL; person: SQL }> =
  {
    positions: {
      owner: sql`owner_id`,
      left: sql`true`,
      also: ({ now }) => sql`, version = x.version + 1, updated_at = ${now.toISOString()}::timestamptz`,
      person: sql`null::uuid`,
    },
    candidates: {
      owner: sql`owner_id`,
      left: sql`true`,
      also: changedBy,
      person: sql`x.person_id`,
    },
    clients: { owner: sql`owner_id`, left: sql`true`, also: changedBy, person: sql`null::uuid` },
    callbacks: {
      owner: sql`recruiter_id`,
      left: sql`x.settled_at is null and x.canceled_at is null`,
      also: () => sql``,
      person: sql`x.person_id`,
    },
    replies: {
      owner: sql`recruiter_id`,
      left: sql`x.handled_at is null and not x.auto`,
      also: () => sql``,
      person: sql`null::uuid`,
    },
    messages: { owner: sql`by`, left: sql`x.state = 'queued'`, also: () => sql``, person: sql`null::uuid` },
  };

function changedBy({ now, operation }: OperationContext): SQL {
  return sql`, version = x.version + 1, updated_at = ${now.toISOString()}::timestamptz, operation_id = ${operation.id}::uuid`;
}

/** Gives everything of a kind to another recruiter, and keeps which rows it was. Returns how many. */
export async function handOverAll(inside: OperationContext, noun: HandedOverNoun, change: Change): Promise<number> {
  const { owner, left } = tables[noun];
  const { handoverId, fromId, toId } = change;
  const rows = await give(inside, noun, toId, sql`x.${owner} = ${fromId}::uuid and ${left}`);
  await insertRows(
    inside.db,
    handedOver,
    rows.map(({ id: subjectId }) => ({ handoverId, noun, subjectId })),
  );
  await record(inside, noun, rows, { from: fromId, to: toId });
  return rows.length;
}

/** Gives back the rows that changed hands and that nobody has given to somebody else since. Returns how many. */
export async function giveBackAll(inside: OperationContext, noun: HandedOverNoun, change: Change): Promise<number> {
  const { owner, left } = tables[noun];
  const { handoverId, fromId, toId } = change;
  const handed = sql`x.id in (select subject_id from handed_over where handover_id = ${handoverId}::uuid and noun = ${noun})`;
  const rows = await give(inside, noun, fromId, sql`x.${owner} = ${toId}::uuid and ${left} and ${handed}`);
  await record(inside, noun, rows, { from: toId, to: fromId });
  return rows.length;
}

type Row = { id: string; personId: string | null };

async function give(inside: OperationContext, noun: HandedOverNoun, toId: string, where: SQL): Promise<Row[]> {
  const { owner, also, person } = tables[noun];
  return inside.db.execute<Row>(sql`
    with locked as (select x.id from ${sql.identifier(noun)} x where ${where} order by x.id for update)
    update ${sql.identifier(noun)} x set ${owner} = ${toId}::uuid${also(inside)}
    from locked where locked.id = x.id
    returning x.id, ${person} as "personId"`);
}

const chunkSize = 1_000;

async function record(
  inside: OperationContext,
  noun: HandedOverNoun,
  rows: Row[],
  { from, to }: { from: string; to: string },
) {
  const values = { before: { ownerId: from }, after: { ownerId: to } };
  for (let start = 0; start < rows.length; start += chunkSize)
    await recordAudit(
      inside,
      ...rows
        .slice(start, start + chunkSize)
        .map(({ id, personId }) =>
          noun === "candidates" || noun === "callbacks"
            ? { noun, subjectId: id, personId: personId ?? "", values }
            : { noun, subjectId: id, values },
        ),
    );
}
