import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { recruiters } from "@/db/schema/recruiters";
import { nudges } from "@/db/schema/today";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireRecruiter, requireRole } from "@/features/recruiters/rules/permission";
import { dayIn } from "@/lib/calendar";
import { Refusal } from "@/lib/errors";
import type { LineInput } from "../inputs";
import { aboutOf, findLine } from "../queries/find-line";

/** Reminds whoever has a line of it: they see it on the line. Once a day for a line, whoever reminds. */
export async function nudgeLine(context: Context, input: LineInput): Promise<{ to: string }> {
  requireRole(context.actor, "admin", "manager");
  await requireVisible(context, [input.subjectId]);
  return runOperation(context, { verb: "nudgeLine" }, async (inside) => {
    const { db, now, operation } = inside;
    const recruiter = requireRecruiter(inside.actor);
    const line = await findLine(inside, input);
    if (!line) throw new Refusal("This was done already, so there is nothing to nudge about.");
    const { kind, subjectId, dueAt, positionId, ownerId: toId } = line;
    if (!toId) throw new Refusal("No one has this yet. Hand it to someone.");
    if (toId === recruiter.id) throw new Refusal("This is on your own list.");
    const [to] = await db
      .select({ name: recruiters.name, zone: recruiters.zone })
      .from(recruiters)
      .where(eq(recruiters.id, toId));
    if (!to) throw new Error("A line is of a recruiter who is not there.");
    const on = dayIn(to.zone, now);
    const [written] = await db
      .insert(nudges)
      .values({
        kind,
        subjectId,
        dueAt,
        toId,
        by: recruiter.id,
        on,
        positionId,
        personId: aboutOf(line),
        at: now,
        operationId: operation.id,
      })
      .onConflictDoNothing({ target: [nudges.kind, nudges.subjectId, nudges.on] })
      .returning({ id: nudges.id });
    if (written) {
      await recordAudit(inside, { noun: "nudges", subjectId: written.id, fields: ["kind", "toId"] });
      return { to: to.name };
    }
    const [first] = await db
      .select({ operationId: nudges.operationId })
      .from(nudges)
      .where(and(eq(nudges.kind, kind), eq(nudges.subjectId, subjectId), eq(nudges.on, on)));
    return refuseForWhoDid(
      inside,
      first?.operationId,
      (who, when) => `${who} nudged ${to.name} about this ${when}. Once a day is enough.`,
    );
  });
}
