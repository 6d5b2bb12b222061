import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { corrections } from "@/db/schema/wishes";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { NotFound } from "@/lib/errors";
import type { ProposeCorrection } from "../inputs";
import { findCurrentFacts } from "../queries/current-facts";
import { readCorrection, saysTheSame } from "../rules/read-correction";
import { lockWisher, refuseTooMany } from "./lock-wisher";

/**
 * What somebody says is true of them, on their page. Nothing changes until a recruiter has confirmed it; a later
 * correction of the same field takes the place of one that nobody has looked at.
 */
export async function proposeCorrection(context: Context, { token, ...typed }: ProposeCorrection) {
  requireSystem(context.actor);
  const { field } = typed;
  return runOperation(context, { verb: "proposeCorrection" }, async (inside) => {
    const { db, now, operation } = inside;
    const { personId, messageId, recruiterId, zone } = await lockWisher(inside, token);
    const proposed = readCorrection(typed, { zone, now });
    const current = await findCurrentFacts(inside, personId);
    if (!current) throw new NotFound("candidate");
    const was = current.of[field];
    const open = and(eq(corrections.personId, personId), eq(corrections.field, field), eq(corrections.state, "open"));
    const [waiting] = await db.select({ proposed: corrections.proposed }).from(corrections).where(open);
    if (waiting ? saysTheSame(waiting.proposed, proposed) : saysTheSame(was, proposed)) return { already: true };
    await refuseTooMany(inside, corrections, {
      of: sql`${corrections.personId} = ${personId}`,
      at: sql`${corrections.at}`,
    });
    const ended = await db
      .update(corrections)
      .set({ state: "replaced", settledAt: now, settledOperationId: operation.id })
      .where(open)
      .returning({ id: corrections.id });
    const ids = ended.map(({ id }) => id);
    // Whoever writes what is on file already has taken their correction back.
    if (!saysTheSame(was, proposed)) {
      const [written] = await db
        .insert(corrections)
        .values({ personId, messageId, recruiterId, field, was, proposed, at: now, operationId: operation.id })
        .returning({ id: corrections.id });
      if (written) ids.push(written.id);
    }
    await recordAudit(
      inside,
      ...ids.map((subjectId) => ({ noun: "corrections" as const, subjectId, fields: [field] })),
    );
    return { already: false };
  });
}
