import { and, eq, inArray, isNull, or } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { outreachPauses } from "@/db/schema/outreach-pauses";
import { recruiters } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { byOf, requireRole, requireSystem } from "@/features/recruiters/rules/permission";
import { tellRecruiter } from "@/features/system-emails/mutations/queue-system-email";
import { env } from "@/lib/env";
import { NotFound, Refusal } from "@/lib/errors";
import { wake } from "@/lib/queue";
import { listDeliverability, type Deliverability } from "../queries/list-deliverability";
import { waitForClaims } from "./pause-lock";
import { pauseDue } from "../rules/deliverability";

type Pause = typeof outreachPauses.$inferSelect;

/** Pauses outreach of which too much bounces or is marked as spam, and tells admins and whose it is. */
export async function pauseOutreach(context: Context): Promise<number> {
  requireSystem(context.actor);
  return runOperation(context, { verb: "pauseOutreach" }, async (inside) => {
    const { db, now, operation } = inside;
    const due = (await listDeliverability(inside)).flatMap((figures) => {
      const why = figures.pauseId === null ? pauseDue(figures) : null;
      return why ? [{ figures, why }] : [];
    });
    if (due.length === 0) return 0;
    await waitForClaims(db);
    const paused = await db
      .insert(outreachPauses)
      .values(
        due.map(({ figures: { scope, id, sent }, why }) => ({
          scope,
          templateId: scope === "template" ? id : null,
          recruiterId: scope === "recruiter" ? id : null,
          ...why,
          sent,
          at: now,
          operationId: operation.id,
        })),
      )
      // Another worker was first.
      .onConflictDoNothing()
      .returning();
    for (const pause of paused) {
      await recordAudit(inside, { noun: "outreach_pauses", subjectId: pause.id, fields: ["scope", "cause", "at"] });
      await tellOfPause(inside, pause, due.map(({ figures }) => figures).find(isOf(pause))?.name ?? null);
    }
    return paused.length;
  });
}

const isOf =
  ({ scope, templateId, recruiterId }: Pause) =>
  (figures: Deliverability) =>
    figures.scope === scope && figures.id === (templateId ?? recruiterId);

/** Every admin, and the recruiter whose outreach it is. The others read it on their screens. */
async function tellOfPause(inside: OperationContext, pause: Pause, whose: string | null) {
  const told = await inside.db
    .select({ id: recruiters.id })
    .from(recruiters)
    .where(
      and(
        isNull(recruiters.deactivatedAt),
        or(eq(recruiters.role, "admin"), inArray(recruiters.id, pause.recruiterId ? [pause.recruiterId] : [])),
      ),
    );
  const { scope, cause, counted, sent } = pause;
  const url = `${env().APP_URL}/settings/deliverability`;
  for (const { id } of told)
    await tellRecruiter(inside, id, ({ name }) => ({
      kind: "outreach_paused",
      name,
      whose,
      url,
      pause: { scope, cause, counted, sent },
    }));
}

/** An admin lets paused outreach go again, and says why. What waited has its last look first. */
export async function resumeOutreach(context: Context, input: { pauseId: string; reason: string }) {
  requireRole(context.actor, "admin");
  const reason = input.reason.trim();
  if (reason === "") throw new Refusal("Say why it can go on: others read it.", "reason");
  return runOperation(context, { verb: "resumeOutreach", reason }, async (inside) => {
    const { db, now, operation } = inside;
    const [resumed] = await db
      .update(outreachPauses)
      .set({ resumedAt: now, resumedBy: byOf(inside.actor), resumedReason: reason, resumedOperationId: operation.id })
      .where(and(eq(outreachPauses.id, input.pauseId), isNull(outreachPauses.resumedAt)))
      .returning({ id: outreachPauses.id });
    if (!resumed) {
      const [row] = await db.select().from(outreachPauses).where(eq(outreachPauses.id, input.pauseId));
      if (!row) throw new NotFound("pause");
      await refuseForWhoDid(inside, row.resumedOperationId, (who, when) => `${who} resumed it ${when}.`);
      return;
    }
    await recordAudit(inside, { noun: "outreach_pauses", subjectId: resumed.id, fields: ["resumedAt"] });
    await wake(db, "send-messages");
  });
}
