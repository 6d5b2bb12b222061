import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { interviews } from "@/db/schema/interviews";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import type { MoveInterviewInput } from "../inputs";
import { refuseForChangedInterview } from "../queries/refuse-changed";
import { requireHours } from "../rules";
import { recordInterviewChange } from "./record-interview-change";

/** Another hour for the same round. The first to move it wins; what was debriefed does not move. */
export async function moveInterview(context: Context, input: MoveInterviewInput) {
  requireWriter(context.actor);
  await requireVisible(context, [input.interviewId]);
  requireHours(input);
  const { interviewId, startsAt, endsAt, zone, reason } = input;
  return runOperation(context, { verb: "moveInterview", reason }, async (inside) => {
    const { db: tx } = inside;
    const [before] = await tx.select().from(interviews).where(eq(interviews.id, interviewId)).for("update");
    if (!before) throw new NotFound("interview");
    const place = input.place ?? before.place;
    const [moved] = await tx
      .update(interviews)
      .set({ startsAt, endsAt, zone, place })
      .where(
        and(
          eq(interviews.id, interviewId),
          eq(interviews.state, "scheduled"),
          eq(interviews.startsAt, input.seenStartsAt ?? before.startsAt),
          sql`not exists (select from debriefs d where d.interview_id = ${interviews.id})`,
        ),
      )
      .returning({ id: interviews.id });
    if (!moved) return refuseForChangedInterview(inside, interviewId);
    if (isSame(before, { startsAt, endsAt, zone, place }))
      throw new Refusal("That is when and where it is already. Choose another time or location.", "from");
    await recordInterviewChange(inside, before, { kind: "moved", reason, to: { startsAt, zone } });
    return { interviewId };
  });
}

type Agreed = { startsAt: Date; endsAt: Date; zone: string; place: string };

function isSame(one: Agreed, other: Agreed) {
  return (
    one.startsAt.getTime() === other.startsAt.getTime() &&
    one.endsAt.getTime() === other.endsAt.getTime() &&
    one.zone === other.zone &&
    one.place === other.place
  );
}
