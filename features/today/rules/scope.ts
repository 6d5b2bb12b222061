import type { Role } from "@/db/vocabulary/recruiters";

/** Whose lines Today shows. */
export const todayScopes = ["mine", "all"] as const;
export type TodayScope = (typeof todayScopes)[number];

/** What is late, what gets late before the day ends, and what has time or no clock. */
export const dueWhens = { late: "Late", today: "Due today", other: "Not due yet" } as const;
export type DueWhen = keyof typeof dueWhens;

/** Today opens on one's own lines for who recruits, and on the team's for who has to see that nobody is forgotten. */
export function opensOn(role: Role): TodayScope {
  return role === "recruiter" ? "mine" : "all";
}
