import { and, eq, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { callListLines, callLists } from "@/db/schema/top-of-mind";
import { touches } from "@/db/schema/touches";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { logTouch } from "@/features/touches/mutations/log-touch";
import { refuseOfOther } from "@/features/touches/rules";
import { NotFound, Refusal } from "@/lib/errors";
import { formatDayTime } from "@/lib/format/time";
import { logCallInput, type LogCallInput } from "../inputs";
import { calledWords } from "../rules/call-list";

/** Logs the call of one line of a call list: it is the touch, and the line is done. The first who logs it has it. */
export async function logCall(context: Context, input: LogCallInput): Promise<{ touchId: string }> {
  requireWriter(context.actor);
  const { callListId, personId, outcome, note, phoneId, at, keptBy } = logCallInput.parse(input);
  refuseOfOther(keptBy, byOf(context.actor));
  return runOperation(context, { verb: "logCall" }, async (inside) => {
    const { db } = inside;
    const line = and(eq(callListLines.callListId, callListId), eq(callListLines.personId, personId));
    const { positionId, candidacyId, listedAt } = await getCallLine(inside, callListId, personId);
    if (at && at < listedAt) throw new Refusal(beforeList(inside, listedAt), "at");
    // Held until the end: whoever presses at the same moment waits here, and then finds the call.
    const [row] = await db.select({ touchId: callListLines.touchId }).from(callListLines).where(line).for("update");
    if (row?.touchId) await refuseForWhoCalled(inside, row.touchId);
    const { touchId } = await logTouch(inside, {
      personId,
      kind: "call",
      outcome,
      note,
      phoneId,
      at,
      ...(candidacyId ? { candidacyId } : { positionId }),
    });
    const written = await db
      .update(callListLines)
      .set({ touchId })
      .where(and(line, isNull(callListLines.touchId)))
      .returning({ personId: callListLines.personId });
    if (written.length === 0) throw new Error("The line was logged while it was locked.");
    await recordAudit(inside, { noun: "call_lists", subjectId: callListId, fields: ["people"] });
    return { touchId };
  });
}

function beforeList({ actor }: Context, at: Date): string {
  const zone = actor.kind === "recruiter" ? actor.zone : "UTC";
  return `This list was started ${formatDayTime(at, zone)}. Log an earlier call on the person's profile.`;
}

async function getCallLine({ db, actor }: Context, callListId: string, personId: string) {
  const [row] = await db
    .select({
      positionId: callLists.positionId,
      listedAt: callLists.at,
      candidacyId: sql<string | null>`(select c.id from candidacies c join candidates k on k.id = c.candidate_id
        where k.person_id = ${callListLines.personId} and c.position_id = ${callLists.positionId}
          and c.superseded_by_id is null)`,
    })
    .from(callListLines)
    .innerJoin(callLists, eq(callLists.id, callListLines.callListId))
    .where(
      and(
        eq(callListLines.callListId, callListId),
        eq(callListLines.personId, personId),
        maySee(actor, callLists.positionId),
      ),
    );
  if (!row) throw new NotFound("call list");
  return row;
}

async function refuseForWhoCalled(context: Context, touchId: string): Promise<never> {
  const [touch] = await context.db
    .select({ outcome: touches.outcome, at: touches.at, by: touches.recruiterId })
    .from(touches)
    .where(eq(touches.id, touchId));
  const outcome = touch ? `: ${calledWords[touch.outcome]}` : "";
  return refuseForWhoDid(
    context,
    touch,
    (who, when) => `${who} logged this call ${when}${outcome}. Nothing was logged twice.`,
  );
}
