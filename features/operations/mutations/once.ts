import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { operationKeys } from "@/db/schema/operations";
import type { Press } from "@/lib/action-result";
import { toDatedJson } from "@/lib/dated-json";
import { NotFound, Refusal } from "@/lib/errors";
import { constraintOf } from "@/lib/fault";
import { findAnswer } from "../queries/find-answer";

/**
 * Does what a press asks for once: a second press with the same key gets the answer of the first. It may come after the
 * first, and then finds it before it does anything, or while the first still runs: then it fails on what the first has
 * changed, at the latest on its key, and finds the answer after that. Inside an operation, or where nothing was pressed,
 * the work is just done. runOperation() calls this; a verb that is refused by what it did itself calls it around more.
 */
export async function once<T>(context: Context, work: () => Promise<T>): Promise<T> {
  const { press, operation } = context;
  if (!press || operation) return work();
  if (press.again) {
    const earlier = await findAnswer(context);
    if (earlier) return earlier.answer as T;
  }
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof NotFound || isTakenKey(error))) throw error;
    const earlier = await findAnswer(context);
    if (!earlier) throw error;
    return earlier.answer as T;
  }
}

const answered = new WeakSet<Press>();

/** Keeps what the operation under way answers, in its transaction. Of two with the same key the later one fails here. */
export async function keepAnswer({ actor, db, now, press }: Context, operationId: string, answer: unknown) {
  if (!press || actor.kind !== "recruiter") return;
  if (answered.has(press))
    throw new Error("One press ran two operations: only one of them can be told to a second press.");
  answered.add(press);
  const row = { operationId, recruiterId: actor.id, key: press.key, answer: toDatedJson(answer) ?? null, at: now };
  await db.insert(operationKeys).values(row);
}

/** The same as a part of a statement that writes the operation; `answer` is a jsonb of its parts. */
export function keptAnswerSql({ actor, now, press }: Context, { from, answer }: { from: SQL; answer: SQL }): SQL {
  return sql`insert into operation_keys (operation_id, recruiter_id, key, answer, at)
    select operation.id, ${actor.kind === "recruiter" ? actor.id : null}::uuid, ${press?.key ?? null}::uuid, ${answer},
      ${now.toISOString()}::timestamptz
    from ${from} where ${press?.key ?? null}::uuid is not null`;
}

function isTakenKey(error: unknown): boolean {
  return constraintOf(error) === "operation_keys_once";
}
