import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import type { TodayKind } from "@/db/vocabulary/today";
import type { Firm } from "@/features/settings/queries";
import { dayIn, endOfDayIn, plusWorkingDays } from "@/lib/calendar";
import { quietSince } from "../rules/quiet-since";
import type { DueWhen, TodayScope } from "../rules/scope";
import type { Scope } from "./branch";
import { listHanded, type Nudge } from "./list-handed";

export type Wanted = {
  /** Mine: what the acting recruiter owns. */
  whose: TodayScope;
  /** What the members of a team own, or one recruiter, in place of `whose`. */
  team?: string | null;
  recruiter?: string | null;
  kind: TodayKind | null;
  when?: DueWhen | null;
  /** What the reader snoozed, in place of what is due. */
  snoozed?: boolean;
  /** One line of the kind alone. */
  subjectId?: string;
};

/** What the branches of Today ask for, with the days and hours of whoever reads them, and what was handed over of it. */
export async function getScope(
  context: Context,
  firm: Firm,
  { whose, team, recruiter, kind, when = null, snoozed = false, subjectId }: Wanted,
): Promise<Scope & { nudges: Nudge[] }> {
  const { actor, now } = context;
  const { contactRules, holidays } = firm;
  const me = actor.kind === "recruiter" ? actor : null;
  const zone = me?.zone ?? "UTC";
  const today = dayIn(zone, now);
  const owners = ownersOf({ whose, team, recruiter }, me?.id);
  return {
    ...(await listHanded(context, owners)),
    subjectId: subjectId ?? null,
    kind,
    when,
    firm,
    now,
    today,
    zone,
    endOfToday: endOfDayIn(zone, today),
    endOfNext: endOfDayIn(zone, plusWorkingDays(today, 1, holidays)),
    quietSince: quietSince(zone, now, contactRules.quietWorkingDaysInProcess, holidays),
    owners,
    snoozerId: me?.id ?? null,
    snoozed,
    actor,
  };
}

function ownersOf({ whose, team, recruiter }: Pick<Wanted, "whose" | "team" | "recruiter">, me: string | undefined) {
  if (recruiter) return sql`= ${recruiter}::uuid`;
  if (team) return sql`= any(array(select m.recruiter_id from team_members m where m.team_id = ${team}::uuid))`;
  return whose === "mine" && me ? sql`= ${me}` : null;
}
