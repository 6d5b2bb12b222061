import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { interviews } from "@/db/schema/interviews";
import { findLastChange } from "@/features/audit/queries/find-last-change";
import { ago } from "@/lib/format/ago";
import { NotFound, Refusal } from "@/lib/errors";
import { formatDayTime } from "@/lib/format/time";

/** Says to the loser of a race what became of the interview, and by whom. */
export async function refuseForChangedInterview({ db, now }: Context, interviewId: string): Promise<never> {
  const [interview] = await db.select().from(interviews).where(eq(interviews.id, interviewId));
  if (!interview) throw new NotFound("interview");
  const last = await findLastChange({ db }, "interviews", interviewId);
  const by = last?.by ?? "Callback";
  const when = last ? ago(last.at, now) : "a moment ago";
  if (interview.state === "canceled") throw new Refusal(`${by} canceled this interview ${when}.`);
  if (interview.state === "no_show") throw new Refusal(`${by} noted ${when} that they did not show up.`);
  if (last?.verb === "moveInterview")
    throw new Refusal(`${by} moved this interview to ${formatDayTime(interview.startsAt, interview.zone)} ${when}.`);
  throw new Refusal("This interview has been debriefed. Schedule another round instead.");
}
