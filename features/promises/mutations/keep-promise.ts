import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { promises } from "@/db/schema/promises";
import { promiseStates } from "@/db/vocabulary/promises";
import { recordAudit } from "@/features/audit/mutations";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { stateOnAnswer } from "../rules/decision";

/** They answered, or we did: the promise is kept, or broken where its day had passed. The first answer stands. */
export async function keepPromise(context: Context, { promiseId }: { promiseId: string }) {
  requireWriter(context.actor);
  return context.db.transaction(async (tx) => {
    const inside = { ...context, db: tx };
    const [promise] = await tx.select().from(promises).where(eq(promises.id, promiseId));
    if (!promise) throw new NotFound("promise");
    const state = stateOnAnswer(promise, context.now);
    const [settled] = await tx
      .update(promises)
      .set({ state, settledAt: context.now })
      .where(and(eq(promises.id, promiseId), eq(promises.state, "open")))
      .returning({ id: promises.id });
    if (!settled) {
      const [now] = await tx.select({ state: promises.state }).from(promises).where(eq(promises.id, promiseId));
      throw new Refusal(`This promise is settled already: ${promiseStates[now?.state ?? "kept"].toLowerCase()}.`);
    }
    await recordAudit(inside, {
      verb: "keepPromise",
      noun: "promises",
      subjectId: promiseId,
      before: { state: "open", dueOn: promise.dueOn },
      after: { state },
    });
    return { state };
  });
}
