import type { Recruiter } from "@/db/context";

/** Whether somebody may take the whole report of an import away as a file: whose import it is, managers and admins. */
export function mayExportReport({ id, role }: Pick<Recruiter, "id" | "role">, by: string): boolean {
  return role === "admin" || role === "manager" || (role === "recruiter" && id === by);
}

/** How long the bytes of a file are kept, and the report of an import, row by row: docs/operations.md. */
export const fileDays = 30;
export const reportDays = 180;

/** Whether the report of an import has been taken away. */
export function isReportGone(finishedAt: Date | null, now: Date): boolean {
  return finishedAt !== null && now.getTime() - finishedAt.getTime() > reportDays * 86_400_000;
}
