import type { Purpose } from "@/db/vocabulary/purposes";

/** One outreach is to so many people at most. */
export const mostPeople = 2_000;

/** What an outreach that a recruiter writes may be for. */
export type OfferedPurpose = Extract<Purpose, "back_open" | "position" | "free" | "check_in">;
const offered: readonly Purpose[] = ["back_open", "position", "free", "check_in"] satisfies OfferedPurpose[];

type About = { positionId: string | null; reopeningId: string | null };

/** Whether a template can be chosen for what the outreach is about. */
export function fitsAbout({ purpose }: { purpose: Purpose }, about: About): boolean {
  if (!offered.includes(purpose)) return false;
  if (purpose === "free" || purpose === "check_in") return true;
  return about.positionId !== null && (purpose !== "back_open" || about.reopeningId !== null);
}

/** What it is for, before anybody has chosen a template. */
export function purposeOf({ positionId, reopeningId }: About): OfferedPurpose {
  if (!positionId) return "free";
  return reopeningId ? "back_open" : "position";
}
